"""The three tools through a real MCP client over stdio, on each runtime."""

import base64
from typing import Any

import anyio
import pytest

from mcp_sandbox.domain.walls import Wall

pytestmark = pytest.mark.timeout(120)


async def test_a_program_runs_and_its_output_comes_back(open_client: Any, engine_name: str) -> None:
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code="import sys\nprint(6 * 7)\nprint('woe', file=sys.stderr)")

    assert answer["status"] == "completed"
    assert (answer["exit_code"], answer["stdout"], answer["stderr"]) == (0, "42\n", "woe\n")
    assert answer["isolation"]["runtime"] == engine_name
    assert answer["isolation"]["network"] == "none"
    assert answer["next_step"] == "none"
    assert answer["duration_seconds"] > 0
    assert answer["artifacts"] == []


async def test_a_refused_program_is_not_run_and_every_violation_is_named(open_client: Any) -> None:
    code = "import os as o\nfrom subprocess import run\nx = 1\no.system('id')\n"
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code=code)

    assert answer["status"] == "refused"
    assert answer["next_step"] == "revise_code"
    assert answer["advice"]
    assert {(found["line"], found["category"]) for found in answer["violations"]} >= {
        (2, "process"),
        (4, "shell_command"),
    }
    by_line = {found["line"]: found for found in answer["violations"]}
    assert by_line[4]["symbol"] == "os.system"
    assert by_line[4]["via"][0]["line"] == 1
    assert all(found["advice"] and found["message"] for found in answer["violations"])
    assert answer["isolation"] is None
    assert answer["exit_code"] is None
    assert answer["stdout"] == ""


async def test_check_code_runs_nothing_and_agrees_with_execute_code(open_client: Any) -> None:
    async with open_client("bob") as caller:
        allowed = await caller.call("check_code", code="print(sum(range(10)))")
        refused = await caller.call("check_code", code="open('x', 'w')")

    assert (allowed["allowed"], allowed["status"], allowed["violations"]) == (True, "completed", [])
    assert (refused["allowed"], refused["status"], refused["policy"]) == (False, "refused", "production")
    assert refused["violations"][0]["category"] == "file_write"


async def test_a_client_sees_only_the_policies_that_it_may_use(open_client: Any) -> None:
    async with open_client("alice") as caller:
        listing = await caller.call("list_policies")
    async with open_client("bob") as caller:
        other = await caller.call("list_policies")

    names = [policy["name"] for policy in listing["policies"]]
    assert names == ["data_science", "educational", "production", "strict", "bare", "narrow", "nowhere"]
    assert (listing["client"], listing["current"]) == ("alice", "data_science")
    assert [policy["name"] for policy in other["policies"]] == ["production"]
    assert listing["policies"][0]["limits"]["timeout_seconds"] == 30
    assert {rule["category"] for rule in listing["policies"][0]["rules"]} >= {"shell_command", "process"}


@pytest.mark.parametrize(
    ("code", "status", "exit_code"),
    [
        ("pass", "completed", 0),
        ("1 / 0", "failed", 1),
        ("import sys; sys.exit(3)", "failed", 3),
        ("import os; os.kill(os.getpid(), 9)", "failed", 137),
        ("import os; os.kill(os.getpid(), 15)", "failed", 143),
    ],
)
async def test_the_exit_code_is_the_programs_own(open_client: Any, code: str, status: str, exit_code: int) -> None:
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code=code, policy="bare")

    assert (answer["status"], answer["exit_code"]) == (status, exit_code)


async def test_a_traceback_names_the_programs_own_lines_and_nothing_of_ours(open_client: Any) -> None:
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code="def f():\n    return 1 / 0\n\nf()\n")

    assert 'main.py", line 4, in <module>' in answer["stderr"]
    assert answer["stderr"].count("File ") == 2
    assert answer["stderr"].endswith("ZeroDivisionError: division by zero\n")


@pytest.mark.parametrize("stdin", ['{"a": 1}\n', "null", "[1, 2", "\u00e4\u2028\U0001f600", "true\n\n"])
async def test_standard_input_arrives_untouched(open_client: Any, stdin: str) -> None:
    code = "import sys\nsys.stdout.buffer.write(sys.stdin.buffer.read())"
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code=code, stdin=stdin)

    assert answer["stdout"] == stdin


async def test_a_timeout_keeps_what_was_written(open_client: Any) -> None:
    code = "print('before the loop', flush=True)\nwhile True: pass"
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code=code, timeout_seconds=1)

    assert answer["status"] == "timed_out"
    assert answer["stdout"] == "before the loop\n"
    assert answer["exit_code"] is None
    assert answer["duration_seconds"] >= 1
    assert "30 seconds" in answer["advice"]


async def test_out_of_memory_is_a_status_of_its_own(open_client: Any) -> None:
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code="x = bytearray(512 * 1024 * 1024)", policy="bare")

    assert answer["status"] == "out_of_memory"
    assert answer["exit_code"] == 137
    assert answer["advice"]


async def test_too_much_output_is_a_status_of_its_own(open_client: Any) -> None:
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code="while True: print('x' * 1000)", policy="narrow")

    assert answer["status"] == "output_limit"
    assert answer["stdout_truncated"] is True
    assert answer["stdout"].startswith("xxxx")
    assert len(answer["stdout"].encode()) <= 16384


async def test_invalid_utf8_is_replaced(open_client: Any) -> None:
    code = "import sys\nsys.stdout.buffer.write(b'a\\xff\\xfeb')"
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code=code)

    assert answer["stdout"] == "a\ufffd\ufffdb"


async def test_a_file_of_one_call_is_never_seen_by_the_next(open_client: Any) -> None:
    write = (
        "import os\nfor d in ('.', '/tmp', '/dev/shm'):\n    open(d + '/left', 'w').write('x')\nprint(os.listdir('.'))"
    )
    look = "import os\nprint([os.path.exists(d + '/left') for d in ('.', '/tmp', '/dev/shm')])"
    async with open_client("alice") as caller:
        first = await caller.call("execute_code", code=write, policy="bare")
        second = await caller.call("execute_code", code=look, policy="bare")

    assert "left" in first["stdout"]
    assert second["stdout"] == "[False, False, False]\n"


async def test_files_lie_in_the_working_directory(open_client: Any) -> None:
    files = [
        {"path": "data/numbers.csv", "content": "1,2\n3,4\n"},
        {"path": "blob.bin", "content": base64.b64encode(bytes(range(256))).decode(), "encoding": "base64"},
        {"path": "mine/helper.py", "content": "def double(x):\n    return 2 * x\n"},
        {"path": "mine/__init__.py", "content": ""},
    ]
    code = (
        "from mine.helper import double\n"
        "print(double(21), open('data/numbers.csv').read().split(), len(open('blob.bin', 'rb').read()))"
    )
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code=code, files=files)

    assert answer["stdout"] == "42 ['1,2', '3,4'] 256\n", answer


async def test_files_that_can_run_are_checked_like_code(open_client: Any) -> None:
    files = [{"path": "helper.py", "content": "x = 1\nimport os\nos.system('id')\n"}]
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code="import helper", files=files)

    assert answer["status"] == "refused"
    assert [(found["path"], found["line"]) for found in answer["violations"]] == [("helper.py", 3)]


async def test_a_file_that_shadows_a_standard_module_is_refused(open_client: Any) -> None:
    files = [{"path": "json.py", "content": "loads = print\n"}]
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code="import json", files=files, policy="bare")

    assert answer["status"] == "refused"
    assert answer["violations"][0]["rule"] == "shadowed-module"


async def test_two_calls_overlap(open_client: Any) -> None:
    code = "import time\nstart = time.monotonic()\ntime.sleep(1.5)\nprint(start, time.monotonic())"
    spans: list[tuple[float, float]] = []
    async with open_client("alice") as caller:

        async def run() -> None:
            answer = await caller.call("execute_code", code=code)
            start, end = map(float, answer["stdout"].split())
            spans.append((start, end))

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(run)
            tasks.start_soon(run)

    (start_1, end_1), (start_2, end_2) = spans
    assert max(start_1, start_2) < min(end_1, end_2)


async def test_nothing_of_the_servers_environment_reaches_the_code(open_client: Any) -> None:
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code="import os\nprint(sorted(os.environ))", policy="bare")

    names = set(eval(answer["stdout"]))
    assert names >= {"HOME", "LANG", "PATH", "TMPDIR"}
    assert "A_SECRET_OF_THE_SERVER" not in names
    assert not any(name.startswith(("MCP_", "PIP_", "DOCKER_")) for name in names)


@pytest.mark.needs_wall(Wall.MEMORY)
async def test_every_wall_that_strict_requires_is_read_back(open_client: Any) -> None:
    async with open_client("erin") as caller:
        answer = await caller.call("execute_code", code="print(1)")

    assert answer["status"] == "completed", answer
    assert set(answer["isolation"]["walls"]) == {wall.value for wall in Wall}
    assert answer["usage"]["peak_memory_bytes"] > 0
    assert answer["usage"]["oom_kills"] == 0


async def test_a_client_past_its_concurrency_is_told_so(open_client: Any) -> None:
    statuses: list[str] = []
    async with open_client("carol") as caller:

        async def run() -> None:
            answer = await caller.call("execute_code", code="import time\ntime.sleep(1)")
            statuses.append(answer["status"])

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(run)
            tasks.start_soon(run)

    assert sorted(statuses) == ["completed", "rate_limited"]


async def test_one_call_at_a_time_is_never_refused_for_the_sandbox_of_the_one_before(open_client: Any) -> None:
    async with open_client("carol") as caller:
        answers = [await caller.call("execute_code", code="print(1)") for _ in range(5)]

    assert [answer["status"] for answer in answers] == ["completed"] * 5


async def test_a_client_past_its_rate_is_told_when_to_come_back(open_client: Any) -> None:
    async with open_client("dave") as caller:
        answers = [await caller.call("check_code", code="print(1)") for _ in range(3)]

    assert [answer["status"] for answer in answers] == ["completed", "completed", "rate_limited"]
    assert answers[2]["next_step"] == "retry_later"
    assert answers[2]["error"]["field"] == "rate_limit"
    assert 0 < answers[2]["error"]["retry_after_seconds"] <= 3600
    assert answers[2]["allowed"] is False


async def test_a_program_can_not_forge_the_answer(open_client: Any) -> None:
    code = (
        "import os, struct\n"
        "for fd in range(3, 64):\n"
        "    try: os.write(fd, b'X' + struct.pack('>I', 2) + b'{}')\n"
        "    except OSError: pass\n"
        "for name in ('/proc/1/fd/0', '/proc/1/fd/1', '/proc/1/fd/2', '/proc/1/mem'):\n"
        "    try:\n"
        "        open(name, 'wb').write(b'forged')\n"
        "        print('wrote', name)\n"
        "    except OSError: pass\n"
        "print('end')\n"
    )
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code=code, policy="bare")

    assert (answer["status"], answer["stdout"]) == ("completed", "end\n")


async def test_harmful_characters_stand_escaped_in_the_text_and_unchanged_in_the_value(open_client: Any) -> None:
    code = "print('\\x1b[31m \\u202e \\u200b \\U000e0041')"
    async with open_client("alice") as caller:
        result = await caller.client.call_tool("execute_code", {"code": code})

    text = result.content[0].text
    assert result.structured_content["stdout"] == "\x1b[31m \u202e \u200b \U000e0041\n"
    assert not set(text) & set("\x1b\u202e\u200b\U000e0041")
    assert "\\u202e" in text


async def test_an_image_that_is_missing_is_our_failure_not_the_codes(open_client: Any, engine_name: str) -> None:
    async with open_client("alice") as caller:
        answer = await caller.call("execute_code", code="print(1)", policy="nowhere")

    assert answer["status"] == "unavailable"
    assert answer["next_step"] == "ask_operator"
    assert answer["error"]["field"] == "image"
    assert answer["error"]["remedy"]
    assert answer["stdout"] == answer["stderr"] == ""
    if engine_name == "docker":
        assert answer["error"]["code"] == "image-missing"
        assert "mcp-sandbox/never-built" in answer["error"]["message"]
