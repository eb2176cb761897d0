"""Policies of an operator's own: restricted modules, patterns, exemptions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Pattern, PatternScope, Policy, RestrictedModule
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.presets import preset
from mcp_sandbox.presets.table import PolicyTable, build_policy

Checker = Callable[..., Report]

NO_BOTO = Policy(name="house", restricted_modules=(RestrictedModule(name="boto3", advice="Use the files."),))

CLOUD = Policy(
    name="cloud",
    patterns=(
        Pattern(pattern=r"boto3|google\.cloud|azure", description="Cloud SDK usage"),
        Pattern(pattern=r"requests\.get\s*\(['\"].*internal\.company\.com", description="Internal host"),
    ),
)


@pytest.mark.parametrize(
    "code",
    [
        "import boto3",
        "import json, boto3 as b",
        "import boto3.session",
        "from boto3 import client",
        "from boto3.session import Session",
        "__import__('boto3')",
        "__import__('bo' + 'to3')",
        "import importlib\nimportlib.import_module('boto3')",
        "import sys\nsys.modules['boto3']",
        "import importlib.util\nimportlib.util.module_from_spec(importlib.util.find_spec('boto3'))",
        "exec('import boto3')",
    ],
)
def test_a_restricted_module_is_refused_in_any_spelling(checked: Checker, code: str) -> None:
    report = checked(code, NO_BOTO)

    assert [one.rule for one in report.violations] == ["restricted-module"]
    assert report.violations[0].symbol == "boto3"
    assert report.violations[0].advice == "Use the files."


@pytest.mark.parametrize(
    "code", ["import boto3x", "x = 'import boto3'  # boto3", "boto3 = 1\nprint(boto3)", "import boto"]
)
def test_a_name_that_only_looks_like_it_passes(checked: Checker, code: str) -> None:
    assert checked(code, NO_BOTO).allowed


def test_a_restricted_module_below_the_threshold_is_a_note(checked: Checker) -> None:
    module = RestrictedModule(name="psutil", severity=Severity.LOW)
    report = checked("import psutil", Policy(name="x", severity_threshold=Severity.HIGH, restricted_modules=(module,)))

    assert report.allowed
    assert [one.symbol for one in report.notes] == ["psutil"]


def test_a_pattern_sees_the_argument_but_not_a_mention(checked: Checker) -> None:
    assert not checked("requests.get('http://internal.company.com')", CLOUD).allowed
    assert checked("print('requests.get(\"http://internal.company.com\")')", CLOUD).allowed
    assert checked("x = 1  # requests.get('internal.company.com')", CLOUD).allowed


def test_a_pattern_sees_what_a_call_means(checked: Checker) -> None:
    report = checked("from requests import get as g\ng('http://internal.company.com')", CLOUD)

    assert [(one.line, one.symbol) for one in report.violations] == [(2, "requests.get")]


def test_a_pattern_sees_code_inside_an_f_string(checked: Checker) -> None:
    policy = Policy(name="x", patterns=(Pattern(pattern=r"os\.getcwd\("),))

    assert not checked("import os\nprint(f'{os.getcwd()}')", policy).allowed


@pytest.mark.parametrize(
    ("scope", "places"),
    [("code", [(2, 1)]), ("strings", [(1, 6)]), ("comments", [(1, 17)]), ("all", [(1, 6), (1, 17), (2, 1)])],
)
def test_a_patterns_scope_says_where_it_counts(
    checked: Checker, scope: PatternScope, places: list[tuple[int, int]]
) -> None:
    policy = Policy(name="x", patterns=(Pattern(pattern="secret", scope=scope),))
    report = checked("x = 'secret'  # secret\nsecret = 1", policy)

    assert [(one.line, one.column) for one in report.violations] == places


def test_a_pattern_of_severity_safe_is_off(checked: Checker) -> None:
    assert checked("azure = 1", Policy(name="x", patterns=(Pattern(pattern="azure", severity=Severity.SAFE),))).allowed


def test_an_exempt_symbol_is_no_finding_and_its_neighbours_still_are(checked: Checker) -> None:
    policy = build_policy("x", PolicyTable(exempt=frozenset({"os.environ.get", "open"})), preset("production"))
    report = checked("import os\nos.environ.get('A')\nopen('x', 'w')\nos.environ['A']\n", policy)

    assert [(one.line, one.symbol) for one in report.violations] == [(4, "os.environ")]


def test_an_exempt_module_name_takes_out_its_import_alone(checked: Checker) -> None:
    policy = build_policy("x", PolicyTable(exempt=frozenset({"os"})), preset("strict"))

    assert checked("import os", policy).allowed
    assert not checked("import os\nos.system('id')", policy).allowed


@pytest.mark.parametrize(
    ("language", "name", "code"),
    [
        (Language.JAVASCRIPT, "node-fetch", "const f = require('node-fetch')\n"),
        (Language.JAVASCRIPT, "@scope/package", "import x from '@scope/package/deep'\n"),
        (Language.JAVASCRIPT, "path", "import { join } from 'node:path'\n"),
        (Language.GO, "encoding/json", 'package main\nimport "encoding/json"\nfunc main() { json.Valid(nil) }\n'),
        (Language.JAVA, "java.util.concurrent", "import java.util.concurrent.Executors;\nclass A {}\n"),
        (Language.RUBY, "json", "require 'json'\n"),
        (Language.R, "ggplot2", "library(ggplot2)\n"),
        (Language.C, "sys/socket.h", "#include <sys/socket.h>\nint main(void) { return 0; }\n"),
    ],
)
def test_a_module_is_restricted_as_its_language_spells_it(language: Language, name: str, code: str) -> None:
    policy = Policy(name="house", restricted_modules=(RestrictedModule(name=name),))

    report = check(Program(code, language), policy)

    assert [(one.rule, one.symbol) for one in report.violations] == [("restricted-module", name)]
