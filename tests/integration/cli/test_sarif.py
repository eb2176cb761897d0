"""`mcp-sandbox check --format sarif`: one log, as code scanning reads it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

Program = Callable[..., str]

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))

REFUSED = "import os as o\nrun = o.system\nrun('id')\n"
VALIDATOR: Any = Draft4Validator(SCHEMA)


def log_of(ended: Any) -> dict[str, Any]:
    """Return the only run of a log that is valid."""
    VALIDATOR.validate(ended.json)
    (run,) = ended.json["runs"]
    return run


def uri_of(result: dict[str, Any]) -> str:
    return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_several_programs_give_one_valid_log(cli: Any, program: Program) -> None:
    names = (program("print(1)\n", "good.py"), program(REFUSED, "bad.py"), program("x = (\n", "broken.py"))

    ended = cli("check", *names, "--policy", "production", "--format", "sarif")

    run = log_of(ended)
    assert (ended.code, ended.err) == (65, "")
    found = [(uri_of(one), one["ruleId"], one["level"]) for one in run["results"]]
    assert found == [
        ("bad.py", "shell-command", "error"),
        ("bad.py", "shell-command", "error"),
        ("broken.py", "syntax-error", "error"),
    ]
    assert [one["location"]["uri"] for one in run["artifacts"]] == list(names)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["properties"] == {"policy": "production", "threshold": "LOW"}
    assert run["invocations"][0]["executionSuccessful"] is True


def test_a_result_points_at_its_rule_its_place_and_the_way_there(cli: Any, program: Program) -> None:
    run = log_of(cli("check", program(f"é = '漢'; {REFUSED}"), "--policy", "production", "--format", "sarif"))

    result = run["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {
        "startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 15, "snippet": {"text": "o.system"}
    }  # fmt: skip
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    steps = [one["location"]["physicalLocation"]["region"] for one in flow_of(result)]
    assert (steps[0]["startLine"], steps[0]["snippet"]["text"]) == (1, "é = '漢'; import os as o")
    assert steps[-1] == {"startLine": 2, "startColumn": 7}
    assert result["properties"]["symbol"] == "os.system"


def flow_of(result: dict[str, Any]) -> list[dict[str, Any]]:
    return result["codeFlows"][0]["threadFlows"][0]["locations"]


def test_rules_say_what_the_policy_makes_of_them(cli: Any, program: Program) -> None:
    name = program(REFUSED)

    minimal = log_of(cli("check", name, "--policy", "minimal", "--format", "sarif"))
    strict = log_of(cli("check", name, "--policy", "strict", "--format", "sarif"))

    def configured(run: dict[str, Any], rule: str) -> dict[str, Any]:
        return next(one["defaultConfiguration"] for one in run["tool"]["driver"]["rules"] if one["id"] == rule)

    assert configured(minimal, "shell-command") == {"level": "note"}
    assert configured(minimal, "file-write") == {"enabled": False}
    assert configured(strict, "shell-command") == {"level": "error"}
    assert configured(strict, "import-os") == {"level": "warning"}
    assert {one["level"] for one in minimal["results"]} == {"note"}
    assert not any(one["properties"]["blocks"] for one in minimal["results"])


def test_a_rule_brings_its_reason_and_its_weakness(cli: Any, program: Program) -> None:
    run = log_of(cli("check", program(REFUSED), "--policy", "strict", "--format", "sarif"))

    rule = next(one for one in run["tool"]["driver"]["rules"] if one["id"] == "shell-command")
    assert "external/cwe/cwe-78" in rule["properties"]["tags"]
    assert rule["helpUri"] == "https://cwe.mitre.org/data/definitions/78.html"
    assert rule["fullDescription"]["text"] in rule["help"]["text"]


@pytest.mark.parametrize(
    "name", ["with space.py", "ä 漢.py", "100%.py", "a#b?c.py", "semi;colon:a.py", "\u202ebidi.py"]
)
def test_a_path_is_a_relative_address_whatever_its_characters(cli: Any, program: Program, name: str) -> None:
    program(REFUSED, name)

    run = log_of(cli("check", name, "--policy", "production", "--format", "sarif"))

    uri = uri_of(run["results"][0])
    assert re.fullmatch(r"[A-Za-z0-9%._~-]+", uri)
    assert unquote(uri) == name


def test_a_path_that_is_no_unicode_is_an_address_of_its_bytes(cli: Any, tmp_path: Path) -> None:
    name = os.fsdecode(b"\xe9t\xe9.py")
    (tmp_path / name).write_text(REFUSED)

    run = log_of(cli("check", name, "--policy", "production", "--format", "sarif"))

    assert uri_of(run["results"][0]) == "%E9t%E9.py"


def test_a_path_below_the_working_folder_is_relative_and_another_is_absolute(
    cli: Any, program: Program, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    inside = tmp_path / program(REFUSED)
    outside = tmp_path_factory.mktemp("else where") / "other.py"
    outside.write_text(REFUSED)

    run = log_of(cli("check", str(inside), str(outside), "--policy", "production", "--format", "sarif"))

    assert {uri_of(one) for one in run["results"]} == {"main.py", outside.as_uri()}


def test_standard_input_is_a_stream(cli: Any) -> None:
    run = log_of(cli("check", "-", "--policy", "production", "--format", "sarif", stdin=REFUSED))

    assert uri_of(run["results"][0]) == "%3Cstdin%3E"
    assert run["artifacts"][0]["roles"] == ["standardStream"]


def test_what_can_not_be_checked_is_said_and_no_result(cli: Any, program: Program) -> None:
    ended = cli("check", program("print(1)\n"), "gone.py", "--policy", "strict", "--format", "sarif")

    run = log_of(ended)
    assert ended.code == 64
    assert run["results"] == []
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (said,) = invocation["toolExecutionNotifications"]
    assert said["descriptor"] == {"id": "unreadable-file"}
    assert said["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone.py"


def test_an_unknown_policy_is_a_valid_log_too(cli: Any) -> None:
    ended = cli("check", "--policy", "nope", "--format", "sarif", stdin="print(1)")

    assert ended.code == 64
    assert log_of(ended)["invocations"][0]["toolExecutionNotifications"][0]["level"] == "error"


def test_findings_beyond_the_first_fifty_are_counted(cli: Any, program: Program) -> None:
    name = program("import os\n" + "os.system('id')\n" * 60)

    run = log_of(cli("check", name, "--policy", "production", "--format", "sarif"))

    assert len(run["results"]) == 50
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"].startswith("10 more findings")


def test_fingerprints_stay_when_lines_move_and_tell_equal_findings_apart(cli: Any, program: Program) -> None:
    def prints(text: str) -> list[str]:
        run = log_of(cli("check", program(text), "--policy", "production", "--format", "sarif"))
        return [one["partialFingerprints"]["finding/v1"] for one in run["results"]]

    before = prints("import os\nos.system('id')\nos.system('id')\n")
    after = prints("import os\n\n# moved\nprint(1)\nos.system('id')\nos.system('id')\n")

    assert len(set(before)) == 2
    assert after == before


def test_hostile_text_reaches_no_reader_as_it_is(cli: Any, tmp_path: Path) -> None:
    hostile = "import os\nos.system('\x1b]0;owned\x07 \u202e {0} [x](http://evil.example) \U000e0041')\n"
    (tmp_path / "main.py").write_bytes(hostile.encode() + b"os.system('\xff')\n")
    (tmp_path / "other.py").write_text(hostile)

    ended = cli("check", "main.py", "other.py", "--policy", "production", "--format", "sarif")

    run = log_of(ended)
    assert re.search(r"[\x00-\x09\x0b-\x1f\u202e\U000e0041\ud800-\udfff]", ended.out) is None
    assert [one["ruleId"] for one in run["results"]] == ["syntax-error", "shell-command"]
    assert all("evil" not in one["message"]["text"] for one in run["results"])
    assert "\u202e" in run["results"][1]["locations"][0]["physicalLocation"]["region"]["snippet"]["text"]


def test_programs_in_several_languages_share_one_log(cli: Any, program: Program) -> None:
    names = (program(REFUSED, "a.py"), program("System.exit(0);\n", "B.java"), program("x <- 1\n", "c.R"))

    run = log_of(cli("check", *names, "--policy", "strict", "--format", "sarif"))

    ids = [one["id"] for one in run["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids))
    assert [one["sourceLanguage"] for one in run["artifacts"]] == ["python", "java", "r"]
