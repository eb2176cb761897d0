"""`mcp-sandbox run`, as a person and as a script see it."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from typing import Any

import psutil
import pytest

Program = Callable[..., str]


@pytest.mark.parametrize(
    ("code", "arguments", "exit_code"),
    [
        ("print(1)", (), 0),
        ("import sys; sys.exit(3)", (), 3),
        ("1/0", (), 1),
        ("import os; os.kill(os.getpid(), 15)", (), 143),
        ("import os; os.system('rm -rf /')", (), 65),
        ("def f(:", (), 65),
        ("while True: pass", ("--timeout", "0.5"), 124),
        ("b = bytearray(1 << 30)\nfor i in range(0, len(b), 4096): b[i] = 1", ("--policy", "tiny"), 137),
        ("while True: print('x' * 50)", ("--policy", "tiny"), 153),
        ("print(1)", ("--timeout", "31"), 64),
        ("print(1)", ("--timeout", "-1"), 64),
        ("print(1)", ("--timeout", "nan"), 64),
        ("print(1)", ("--language", "cobol"), 64),
        ("print(1)", ("--policy", "nope"), 64),
        ("", (), 64),
        ("print(1)", ("--client", "nobody"), 78),
    ],
)
def test_the_exit_code_tells_how_it_ended(cli: Any, code: str, arguments: tuple[str, ...], exit_code: int) -> None:
    ended = cli("run", "-", *arguments, stdin=code)

    assert ended.code == exit_code, ended
    assert "Traceback" not in ended.err or code == "1/0"


def test_the_program_s_streams_arrive_on_the_same_streams_untouched(cli: Any, program: Program) -> None:
    name = program("import sys\nsys.stdout.write('é\\x1b[31m\\u202e\\r no newline')\nsys.stderr.write('to stderr')\n")

    ended = cli("run", name)

    assert ended.code == 0
    assert ended.out == "é\x1b[31m\u202e\r no newline"
    assert ended.err == "to stderr"


def test_on_a_terminal_hostile_characters_of_the_program_are_escaped(cli: Any, program: Program) -> None:
    name = program("print('\\x1b]0;owned\\x07 \\u202e \\u200b \\U000e0041 \\x9b31m plain é')")

    shown = cli.on_terminal("run", name).out

    assert "\\u001b]0;owned\\u0007 \\u202e \\u200b \\udb40\\udc41 \\u009b31m plain é" in shown
    assert "\x1b]0;" not in shown
    assert "\u202e" not in shown


def test_on_a_terminal_a_person_who_waits_sees_what_for(cli: Any, program: Program) -> None:
    name = program("import time; time.sleep(1.5); print('done')")

    shown = cli.on_terminal("run", name).out

    assert "running" in shown
    assert shown.rstrip().endswith("done")


def test_json_is_one_object_that_says_the_same_as_the_tool(cli: Any, program: Program) -> None:
    name = program("import sys\nprint('out')\nprint('err', file=sys.stderr)\nsys.exit(3)\n")

    ended = cli("run", name, "--format", "json")

    result = ended.json
    assert (ended.code, ended.err) == (3, "")
    assert (result["status"], result["exit_code"]) == ("failed", 3)
    assert (result["stdout"], result["stderr"]) == ("out\n", "err\n")
    assert result["isolation"]["runtime"] == "bubblewrap"
    assert result["isolation"]["network"] == "none"


@pytest.mark.parametrize(
    ("arguments", "exit_code", "status", "field"),
    [
        (("gone.py",), 64, "invalid_request", "FILE"),
        ((".",), 64, "invalid_request", "FILE"),
        (("main.py", "--policy", "nope"), 64, "invalid_request", "policy"),
        (("main.py", "--language", "cobol"), 64, "invalid_request", "language"),
        (("main.py", "--timeout", "1e9"), 64, "invalid_request", "timeout_seconds"),
        (("main.py", "--stdin", "gone.txt"), 64, "invalid_request", "--stdin"),
        (("-", "--stdin", "-"), 64, "invalid_request", "--stdin"),
        (("main.py", "--client", "nobody"), 78, "unavailable", "clients"),
        (("main.py", "--config", "gone.toml"), 78, "unavailable", None),
        (("main.py", "--config", "bad.toml"), 78, "unavailable", "default_policy"),
    ],
)
def test_json_holds_the_errors_too(
    cli: Any, program: Program, *, arguments: tuple[str, ...], exit_code: int, status: str, field: str | None
) -> None:
    program("print(1)")
    (cli.folder / "bad.toml").write_text("\ndefault_policy = 'strct'\n")

    ended = cli("run", *arguments, "--format", "json")

    result = ended.json
    assert (ended.code, ended.err) == (exit_code, "")
    assert (result["status"], result["error"]["field"]) == (status, field)
    assert result["error"]["remedy"]
    if "bad.toml" in arguments:
        assert result["error"]["message"].startswith("bad.toml:2: default_policy: ")


def test_a_refusal_shows_each_finding_with_its_line_and_a_caret(cli: Any, program: Program) -> None:
    name = program("import os as o\nx = '\t'; o.system('id')\n")

    ended = cli("run", name, "--policy", "production")

    assert (ended.code, ended.out) == (65, "")
    lines = ended.err.splitlines()
    head = next(place for place, line in enumerate(lines) if line.startswith("main.py:2:10: HIGH shell_command: "))
    assert lines[head + 1] == "2 | x = '    '; o.system('id')"
    assert lines[head + 2].startswith("  |             ^^^^^^^^^")
    assert "os.system" in lines[head + 3]
    assert "line 1: import os as o" in lines[head + 3]
    assert "nothing was run" in lines[-1]


def test_a_refusal_shows_hostile_characters_of_the_source_escaped(cli: Any, program: Program) -> None:
    name = program("import os; os.system('\x1b[2J\u202e')\n", "\x1b[31mname.py")

    ended = cli("run", name, "--policy", "production")

    assert ended.code == 65
    assert "\x1b" not in ended.err
    assert "os.system('\\u001b[2J\\u202e')" in ended.err
    assert "\\u001b[31mname.py:1:12" in ended.err


def test_the_program_reads_what_stdin_names(cli: Any, program: Program) -> None:
    name = program("print(sum(int(line) for line in open(0)))")
    (cli.folder / "numbers.txt").write_text("3\n4\n")

    assert cli("run", name, "--stdin", "numbers.txt").out == "7\n"
    assert cli("run", name, "--stdin", "-", stdin="5\n6\n").out == "11\n"


def test_without_stdin_the_program_finds_it_empty(cli: Any, program: Program) -> None:
    name = program("import sys; print(repr(sys.stdin.read()))")

    assert cli("run", name, stdin="the command's own").out == "''\n"


def test_input_that_is_no_text_is_wrong_usage(cli: Any, program: Program) -> None:
    ended = cli("run", program("print(1)"), "--stdin", "-", stdin=b"\xff")

    assert ended.code == 64
    assert "not UTF-8" in ended.err


def test_a_file_that_is_no_utf8_is_refused_by_the_check(cli: Any) -> None:
    (cli.folder / "latin.py").write_bytes(b"x = '\xe9'\n")

    assert cli("run", "latin.py").code == 65


def test_a_byte_order_mark_is_no_part_of_the_program(cli: Any) -> None:
    (cli.folder / "marked.py").write_bytes(b"\xef\xbb\xbfprint(1)\n")

    assert cli("run", "marked.py").out == "1\n"


def test_an_endless_file_ends_as_wrong_usage(cli: Any) -> None:
    ended = cli("run", "/dev/zero")

    assert ended.code == 64
    assert "larger than" in ended.err


def test_the_operator_s_policy_needs_no_permission_of_a_client_and_no_rate_holds(cli: Any, program: Program) -> None:
    name = program("import os; print(os.environ['TZ'])")

    for _ in range(2):
        ended = cli("run", name, "--client", "alice", "--policy", "tiny")
        assert (ended.code, ended.out) == (0, "UTC\n")


def test_a_client_s_own_policy_is_in_force_where_none_is_named(cli: Any, program: Program) -> None:
    assert cli("run", program("print(1)"), "--client", "alice", "--format", "json").json["policy"] == "production"


def test_a_configuration_names_each_fault_on_standard_error(cli: Any, program: Program) -> None:
    (cli.folder / "bad.toml").write_text('[clients.a]\npolicy = "nope"\n[runtime]\nengine = "ray"\n')

    ended = cli("run", program("print(1)"), "--config", "bad.toml")

    assert (ended.code, ended.out) == (78, "")
    assert "bad.toml:2: clients.a.policy: " in ended.err
    assert "bad.toml:4: runtime.engine: " in ended.err


def test_an_engine_that_is_not_there_is_69(cli: Any, program: Program) -> None:
    (cli.folder / "docker.toml").write_text('[runtime]\nengine = "docker"\n')
    cli.environment["DOCKER_HOST"] = "unix:///nonexistent/docker.sock"

    ended = cli("run", program("print(1)"), "--config", "docker.toml")

    assert (ended.code, ended.out) == (69, "")
    assert ended.err.startswith("error: ")
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    "arguments",
    [("run", "main.py"), ("run", "main.py", "--format", "json"), ("check", "main.py"), ("policies",), ("doctor",)],
)
def test_a_reader_that_goes_away_ends_it_quietly(cli: Any, program: Program, arguments: tuple[str, ...]) -> None:
    program("print('x' * 10)")
    read_end, write_end = os.pipe()
    os.close(read_end)

    process = cli.start(*arguments, stdin=subprocess.DEVNULL, stdout=write_end, stderr=subprocess.PIPE)
    os.close(write_end)
    _, err = process.communicate(timeout=120)

    assert process.returncode == 141
    assert err == b""


@pytest.mark.parametrize(("number", "exit_code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_without_a_traceback_and_leaves_nothing_behind(
    cli: Any, program: Program, *, number: signal.Signals, exit_code: int
) -> None:
    name = program("while True: pass")
    process = cli.start("run", name, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    started = _busy_descendants(process)

    process.send_signal(number)
    out, err = process.communicate(timeout=120)

    assert (process.returncode, out, err) == (exit_code, b"", b"interrupted\n")
    gone, alive = psutil.wait_procs(started, timeout=5)
    assert gone
    assert not alive


def test_ctrl_c_on_a_terminal_ends_it(cli: Any, program: Program) -> None:
    process, master = cli.start_on_terminal("run", program("while True: pass"))
    started = _busy_descendants(process)

    os.write(master, b"\x03")

    assert process.wait(120) == 130
    _, alive = psutil.wait_procs(started, timeout=5)
    assert not alive
    os.close(master)


def _busy_descendants(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """Wait until the program is at work, and return every process of its sandbox."""
    own = psutil.Process(process.pid)
    for _ in range(3000):
        children = own.children(recursive=True)
        try:
            if any(child.cpu_times().user > 0.3 for child in children):
                return children
        except psutil.NoSuchProcess:
            pass
        assert process.poll() is None
        signal.sigtimedwait((), 0.02)
    pytest.fail("the program never ran")


def test_a_file_s_name_tells_its_language_and_one_that_no_sandbox_runs_is_said(cli: Any, program: Program) -> None:
    name = program("int main(void) { return 0; }\n", "main.c")

    ended = cli("run", name, "--policy", "tiny", "--format", "json")

    assert ended.code == 69
    assert ended.json["language"] == "c"
    assert ended.json["error"]["code"] == "language-not-runnable"
    assert "can be checked here, not run" in ended.json["error"]["message"]
