"""What the tools say and do about languages, and advice for several findings at once, through a real client."""

from typing import Any

import pytest

from mcp_sandbox.analysis.treesitter.languages import SPOKEN
from mcp_sandbox.domain.language import Language
from mcp_sandbox.runtimes.request import RUNNABLE

# Nothing here reaches a runtime.
pytestmark = pytest.mark.parametrize("engine_name", ["bubblewrap"], indirect=True, scope="module")

LANGUAGES = [language.value for language in Language]


async def test_the_tools_name_the_languages_and_which_can_be_run(open_client: Any) -> None:
    async with open_client("alice") as caller:
        tools = {tool.name: tool for tool in (await caller.client.list_tools()).tools}

    checked = tools["check_code"].input_schema["properties"]["language"]
    run = tools["execute_code"].input_schema["properties"]["language"]
    assert checked["enum"] == run["enum"] == LANGUAGES
    assert checked["default"] == "python"
    assert f"Only {', '.join(sorted(RUNNABLE))} can be run here" in run["description"]
    assert "javascript" in tools["check_code"].description


async def test_a_policy_lists_each_language_that_it_takes(open_client: Any) -> None:
    async with open_client("bob") as caller:
        answer = await caller.call("list_policies")

    assert answer["policies"][0]["languages"] == LANGUAGES


@pytest.mark.parametrize("language", [language.value for language in SPOKEN if language not in RUNNABLE])
async def test_a_language_that_no_sandbox_runs_is_an_argument_to_mend(open_client: Any, language: str) -> None:
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code=PLAIN[language], language=language, policy="bare")

    assert (answer["status"], answer["next_step"]) == ("unavailable", "fix_arguments")
    assert answer["error"]["code"] == "language-not-runnable"
    assert answer["error"]["field"] == "language"
    assert "python" in answer["error"]["remedy"]
    assert answer["isolation"] is None


PLAIN = {
    "javascript": "console.log(1);",
    "typescript": "console.log(1);",
    "java": "class Main { public static void main(String[] a) { System.out.println(1); } }",
    "bash": "echo 1",
    "go": 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println(1) }\n',
    "ruby": "puts 1",
    "c": "int main(void) { return 0; }\n",
    "cpp": "int main() { return 0; }\n",
    "r": "print(1)",
}


async def test_one_answer_advises_on_each_of_three_rules(open_client: Any) -> None:
    code = (
        "import os, pickle, sys\nos.system('ls')\nopen('out.txt', 'w')\nprint(pickle.loads(sys.stdin.buffer.read()))\n"
    )
    async with open_client("bob") as caller:
        answer = await caller.call("execute_code", code=code)

    found = {one["rule"]: one["advice"] for one in answer["violations"]}
    assert (answer["status"], answer["violations_total"]) == ("refused", 3)
    assert set(found) == {"shell-command", "file-open-write", "deserialization"}
    assert "read files with open(path)" in found["shell-command"]
    assert "Reading with open(path) is allowed" in found["file-open-write"]
    assert "json.loads" in found["deserialization"]
    assert answer["advice"].startswith("Remove every violation that is listed")
