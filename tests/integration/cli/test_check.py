"""`mcp-sandbox check`, as a person and as a script see it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

import psutil
import pytest

Program = Callable[..., str]


@pytest.mark.parametrize(
    ("code", "arguments", "exit_code"),
    [
        ("print(1)", ("--policy", "strict"), 0),
        ("import os; os.system('id')", ("--policy", "strict"), 65),
        ("import os; os.system('id')", ("--policy", "minimal"), 0),
        ("def f(:", (), 65),
        ("a\0b", (), 65),
        ("", (), 64),
        ("print(1)", ("--policy", "nope"), 64),
        ("print(1)", ("--language", "cobol"), 64),
        ("print(1)", ("gone.py",), 64),
        ("print(1)", ("--client", "nobody"), 78),
        ("print(1)", ("--config", "gone.toml"), 78),
        ("print(1)", ("-", "-"), 64),
    ],
)
def test_the_exit_code_tells_what_was_found(cli: Any, code: str, arguments: tuple[str, ...], exit_code: int) -> None:
    ended = cli("check", *arguments, stdin=code)

    assert ended.code == exit_code, ended
    assert "Traceback" not in ended.err


def test_every_finding_of_every_file_is_shown_with_a_summary(cli: Any, program: Program) -> None:
    names = (
        program("print(1)\n", "good.py"),
        program("import os\nos.system('a')\nos.popen('b')\n", "bad.py"),
        program("x = (\n", "broken.py"),
        "gone.py",
    )

    ended = cli("check", *names, "--policy", "production")

    assert ended.code == 65
    assert "bad.py:2:1: HIGH shell_command: " in ended.out
    assert "bad.py:3:1: HIGH shell_command: " in ended.out
    assert "broken.py:1:" in ended.out
    assert "does not parse" in ended.out
    assert ended.out.splitlines()[-1] == "1 allowed; 2 refused; 1 not checked; policy production, threshold LOW"
    assert ended.err.startswith("error: gone.py can't be read: No such file or directory.")


def test_findings_below_the_threshold_are_notes_and_block_nothing(cli: Any, program: Program) -> None:
    ended = cli("check", program("import os\nos.system('id')\n"), "--policy", "minimal")

    assert ended.code == 0
    assert "main.py:2:1: note, LOW shell_command: " in ended.out


def test_a_long_line_is_cut_around_its_finding(cli: Any, program: Program) -> None:
    name = program("import os\n" + "x = 1; " * 500 + "os.system('id')" + "; y = 2" * 500 + "\n")

    ended = cli("check", name, "--policy", "production")

    excerpt = next(line for line in ended.out.splitlines() if line.startswith("2 | "))
    carets = ended.out.splitlines()[ended.out.splitlines().index(excerpt) + 1]
    assert len(excerpt) < 160
    marked = excerpt[carets.index("^") : carets.rindex("^") + 1]
    assert marked in {"os.system", "os.system('id')"}


def test_a_caret_stands_under_wide_characters(cli: Any, program: Program) -> None:
    name = program("import os\nx = '漢字'; os.system('id')\n")

    ended = cli("check", name, "--policy", "production")

    lines = ended.out.splitlines()
    excerpt = lines.index("2 | x = '漢字'; os.system('id')")
    # Each of the two characters takes two columns of the screen.
    assert lines[excerpt + 1].index("^") == len("2 | x = '漢字'; ") + 2


def test_a_finding_over_several_lines_says_how_far_it_goes(cli: Any, program: Program) -> None:
    name = program("import os\nos.system(\n    'id',\n)\n")

    lines = cli("check", name, "--policy", "production").out.splitlines()

    excerpt = lines.index("2 | os.system(")
    assert lines[excerpt + 1] == "  | ^^^^^^^^^^"
    assert "  = up to line 4" in lines


def test_tabs_and_invisible_characters_do_not_move_the_caret(cli: Any, program: Program) -> None:
    name = program("import os\nif 1:\n\tx = '\u200b\u202e'; os.system('id')\n")

    lines = cli("check", name, "--policy", "production").out.splitlines()

    excerpt = next(line for line in lines if line.startswith("3 | "))
    carets = lines[lines.index(excerpt) + 1]
    assert excerpt == "3 |     x = '\\u200b\\u202e'; os.system('id')"
    assert excerpt[carets.index("^") : carets.rindex("^") + 1] == "os.system('id')"


def test_a_cut_line_shows_that_it_goes_on(cli: Any, program: Program) -> None:
    name = program("import os\n" + "x = 1; " * 50 + "os.system('" + "a" * 5_000 + "')\n")

    lines = cli("check", name, "--policy", "production").out.splitlines()

    excerpt = next(line for line in lines if line.startswith("2 | "))
    assert excerpt.startswith("2 | …")
    assert excerpt.endswith("a…")
    assert max(map(len, lines)) < 200


def test_one_sentence_of_advice_is_not_said_twice(cli: Any, program: Program) -> None:
    ended = cli("check", program("import os\nos.system('id')\n"), "--policy", "production")

    assert ended.out.count("No command can be run here") == 1


def test_several_kinds_of_findings_end_in_one_sentence(cli: Any, program: Program) -> None:
    ended = cli("check", program("import os\nos.system('id')\neval('1')\n"), "--policy", "production")

    assert ended.out.splitlines()[-2].startswith("main.py: Remove every violation that is listed (")


def test_one_program_gives_the_object_of_the_tool(cli: Any) -> None:
    ended = cli("check", "--policy", "strict", "--format", "json", stdin="import os\nos.system('id')\n")

    assert (ended.code, ended.err) == (65, "")
    assert (ended.json["allowed"], ended.json["status"]) == (False, "refused")
    assert "os.system" in {violation["symbol"] for violation in ended.json["violations"]}


def test_several_programs_give_one_object_with_one_entry_each(cli: Any, program: Program) -> None:
    names = (program("print(1)\n", "good.py"), program("eval('1')\n", "bad.py"), "gone.py")

    ended = cli("check", *names, "--policy", "strict", "--format", "json")

    assert ended.code == 65
    assert ended.json["allowed"] is False
    entries = [(one["file"], one["status"], one["allowed"]) for one in ended.json["files"]]
    assert entries == [
        ("good.py", "completed", True),
        ("bad.py", "refused", False),
        ("gone.py", "invalid_request", False),
    ]


def test_a_client_s_rate_does_not_hold_for_the_person_at_the_keyboard(cli: Any, program: Program) -> None:
    names = [program("print(1)\n", f"{number}.py") for number in range(3)]

    ended = cli("check", *names, "--client", "alice")

    assert ended.code == 0
    assert "3 allowed" in ended.out


def test_colours_are_for_terminals_alone(cli: Any, program: Program) -> None:
    name = program("import os; os.system('id')\n")

    assert "\x1b[" not in cli("check", name, "--policy", "strict").out
    assert "\x1b[1;31m" in cli.on_terminal("check", name, "--policy", "strict").out


def test_source_on_a_terminal_can_not_act_on_it(cli: Any, program: Program) -> None:
    name = program("import os; os.system('\x1b]0;owned\x07')\n")

    shown = cli.on_terminal("check", name, "--policy", "strict").out

    assert "\x1b]0;" not in shown
    assert "\\u001b]0;owned\\u0007" in shown


def test_ctrl_c_while_a_program_is_typed_ends_it_quietly(cli: Any) -> None:
    process, master = cli.start_on_terminal("check")
    shown = b""
    while b"end it with Ctrl-D" not in shown:
        shown += os.read(master, 4096)
    # What is pressed between these words and the reading is noticed by Python only after a next key.
    while psutil.Process(process.pid).status() != psutil.STATUS_SLEEPING:
        time.sleep(0.01)

    os.write(master, b"import os\n\x03")

    assert process.wait(120) == 130
    os.close(master)
    assert b"Traceback" not in shown


def test_a_program_can_be_typed(cli: Any) -> None:
    ended = cli.on_terminal("check", typed="print(1)\n\x04")

    assert ended.code == 0
    assert "end it with Ctrl-D" in ended.out
    assert "1 allowed" in ended.out
