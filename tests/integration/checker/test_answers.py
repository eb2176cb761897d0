"""What clients get for ordinary and for hostile programs, checked in real workers."""

from __future__ import annotations

import random
import re
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import anyio
import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.checker import Checker
from mcp_sandbox.checker.checker import ask, ceilings_for, too_complex
from mcp_sandbox.checker.protocol import Ceilings, Question
from mcp_sandbox.checker.supply import Supply
from mcp_sandbox.domain.client import Client
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.limits import MIB, Limits
from mcp_sandbox.domain.policy import Pattern
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.request import Request
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.presets import PRESETS, preset
from mcp_sandbox.quota import Quota
from mcp_sandbox.runtimes.choice import RuntimeChoice
from mcp_sandbox.security import SecurityIssueSeverity, SecurityPattern, get_security_policy
from mcp_sandbox.service import SandboxService

Drill = Callable[..., Callable[[], bytes]]

SPECIMENS = Path(__file__).parents[2] / "specimens"
STRICT = preset("strict")
LIMIT_SECONDS = 60

HOSTILE = {
    "spaces": " " * 50_000 + "x",
    "parentheses": "(" * 100_000 + ")" * 100_000,
    "open parentheses": "(" * 100_000,
    "members": "a" + ".b" * 100_000,
    "calls": "a" + "()" * 50_000,
    "a line of a megabyte": "x = '" + "a" * 1_000_000 + "'",
    "a sum of a megabyte": "x = " + "a + " * 250_000 + "1",
    "what makes patterns backtrack": "x = '" + "a" * 50_000 + "!'",
    "chained partials": "import functools\nf = print\n" + "f = functools.partial(f)\n" * 4_000,
    "nested partials": "import functools\nf = " + "functools.partial(" * 4_000 + "print" + ")" * 4_000,
    "many texts that are run": "text = 'x = 1'\nns = {}\n" + "exec(text, ns)\n" * 1_500,
    "brackets": "x = " + "[" * 10_000 + "]" * 10_000,
    "braces": "x = " + "{1: " * 10_000 + "}" * 10_000,
    "minus signs": "x = " + "-" * 100_000 + "1",
    "negations": "x = " + "not " * 25_000 + "1",
    "lambdas": "x = " + "lambda: " * 12_000 + "1",
    "f-strings": "x = " + "f'{" * 10_000 + "1" + "}'" * 10_000,
    "decorators": "@f\n" * 30_000 + "def g(): pass",
    "branches": "if a: pass\n" + "elif a: pass\n" * 7_000,
    "conditions": "x = " + "a if b else " * 8_000 + "c",
    "blocks": "\n".join(" " * depth + "if x:" for depth in range(400)) + "\n" + " " * 400 + "pass",
    "nothing but newlines": "\n" * 100_000 + "x",
    "a null byte": "x = 1\x00" * 10_000,
    "lone surrogates": "\ud800" * 30_000,
}


@pytest.fixture
async def service() -> AsyncGenerator[SandboxService]:
    async with SandboxService.open(choice=RuntimeChoice(()), quota=Quota()) as opened:
        yield opened


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_program_is_answered_while_another_client_is_served(name: str, service: SandboxService) -> None:
    roomy = STRICT.model_copy(
        update={"limits": Limits(code_bytes=2_000_000), "patterns": (Pattern(pattern="(a+)+$", scope="all"),)}
    )
    answers: dict[str, object] = {}

    async def ask_for(client: Client, code: str) -> None:
        answers[client.name] = (await service.check_code(client, Request(code))).value

    with anyio.fail_after(LIMIT_SECONDS):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(ask_for, Client("mallory", roomy), HOSTILE[name])
            tasks.start_soon(ask_for, Client("bob", STRICT), "print(1)")

    assert isinstance(answers["mallory"], Report)
    assert answers["bob"] == Report()


async def test_a_check_without_an_end_is_ended_and_refused(drill: Drill, supply: Supply) -> None:
    for source in (
        "while True: pass",
        "import _thread; held = _thread.allocate_lock(); held.acquire(); held.acquire()",
    ):
        with anyio.fail_after(LIMIT_SECONDS):
            assert await ask(supply, Question(drill(source), Ceilings(0.1, 64 * MIB, 0.5))) is None


async def test_other_clients_are_answered_while_a_check_takes_long(supply: Supply) -> None:
    checker = Checker(supply, lambda _: Ceilings(60, 4096 * MIB, 60))
    slow = Program("x = [y for z in range(9) if z]\n" * 100_000)
    under_way: list[str] = []
    reports: list[Report] = []
    left: list[str] = []

    async def ask_for_long(name: str) -> None:
        under_way.append(name)
        await checker.check(Program(slow.code + name), STRICT, client="mallory")
        under_way.remove(name)

    with anyio.fail_after(LIMIT_SECONDS):
        async with anyio.create_task_group() as tasks:
            for name in "abcdef":
                tasks.start_soon(ask_for_long, name)
            await anyio.wait_all_tasks_blocked()
            reports += [await checker.check(Program(f"print({number})"), STRICT, client="bob") for number in range(5)]
            left += under_way
            tasks.cancel_scope.cancel()

    assert reports == [Report()] * 5
    assert left == list("abcdef"), "none of them had come to its end"


async def test_what_a_ceiling_ended_may_be_asked_again(supply: Supply) -> None:
    ceilings = [Ceilings(0.000_001, 256 * MIB, 60), ceilings_for(0)]
    checker = Checker(supply, lambda _: ceilings.pop(0))
    program = Program("print(1)\n" * 2_000)

    assert await checker.check(program, STRICT) == too_complex()
    assert await checker.check(program, STRICT) == Report()
    assert ceilings == []
    assert await checker.check(program, STRICT) == Report(), "and is kept then"


async def test_a_program_is_checked_as_in_process(checker: Checker) -> None:
    programs = [
        Program("from os import system as s\ns('id')"),
        Program("import helper", files=(SourceFile("helper.py", b"import os\nos.system('id')"),)),
        Program("x = (", Language.PYTHON),
        Program("\ud800"),
        Program("é = 'ß'; eval(é)  # 🙂"),
        *(Program("x", language) for language in Language),
    ]
    for program in programs:
        for name in PRESETS:
            assert await checker.check(program, preset(name)) == check(program, preset(name))


async def test_a_session_and_the_python_of_the_image_are_heeded(checker: Checker) -> None:
    first, then = Program("import os"), Program("os.system('id')")

    assert await checker.check(then, STRICT, earlier=[first]) == check(then, STRICT, earlier=[first])
    assert not (await checker.check(then, STRICT, earlier=[first])).allowed
    newer = Program("type X = int")
    assert (await checker.check(newer, STRICT, python_version=(3, 11))).syntax_error is not None


def specimens() -> list[Program]:
    return [
        Program(cell, language)
        for language in Language
        for path in sorted((SPECIMENS / language.value).rglob("*.*"))
        for cell in re.split(r"^(?:#|//) %%\n", path.read_text("utf-8"), flags=re.MULTILINE)
    ]


@pytest.mark.slow
async def test_the_same_program_has_the_same_answer_among_all_others(supply: Supply) -> None:
    checker = Checker(supply, lambda _: Ceilings(60, 4096 * MIB, 60))
    before = {name: preset(name).model_dump_json() for name in PRESETS}
    target = Program(
        "from os import *\nfor f in (system, getcwd): f('id')\nimport subprocess as s\nx = s\nx.run('rm -rf /')"
    )
    order = random.Random(6)
    others = specimens()
    order.shuffle(others)
    expected = check(target, STRICT)

    for _ in range(1_000):
        check(order.choice(others), preset(order.choice(list(PRESETS))))
        assert check(target, STRICT) == expected
    for number, other in enumerate(others[:150]):
        name = order.choice(list(PRESETS))
        assert await checker.check(other, preset(name)) == check(other, preset(name)), other.code
        again = Program(target.code + "\n" * (number + 1))  # Not one that is known already.
        assert await checker.check(again, STRICT) == expected

    assert {name: preset(name).model_dump_json() for name in PRESETS} == before


def test_no_builder_changes_a_preset() -> None:
    before = {name: (preset(name).digest(), preset(name).model_dump_json()) for name in PRESETS}
    for name in PRESETS:
        policy = get_security_policy(name)
        policy.add_pattern(SecurityPattern("x", "", SecurityIssueSeverity.HIGH))
        policy.frozen().model_copy(update={"name": "other", "patterns": ()}).digest()

    assert {name: (preset(name).digest(), preset(name).model_dump_json()) for name in PRESETS} == before
