"""Policies that a program puts together: a copy of its own, refused where it means nothing."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.config import load_config
from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.violation import FINDINGS_MAX
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import McpSandboxError, OptionError
from mcp_sandbox.presets import PRESETS, preset
from mcp_sandbox.security import (
    DangerousModule,
    SecurityError,
    SecurityIssueSeverity,
    SecurityPattern,
    SecurityPolicy,
    SecurityViolation,
    get_security_policy,
    violations_of,
)


def found(code: str, policy: SecurityPolicy) -> list[SecurityViolation]:
    return violations_of(check(Program(code), policy.frozen()))


def test_severities_are_numbers_in_order() -> None:
    assert {severity.name: int(severity) for severity in SecurityIssueSeverity} == {
        "SAFE": 0,
        "LOW": 1,
        "MEDIUM": 2,
        "HIGH": 3,
    }


@pytest.mark.parametrize("name", PRESETS)
def test_a_builder_over_a_preset_is_that_preset_until_it_is_changed(name: str) -> None:
    assert get_security_policy(name).frozen() == preset(name)


@pytest.mark.parametrize("name", PRESETS)
def test_no_change_to_a_builder_reaches_the_preset_or_another_builder(name: str) -> None:
    before = preset(name).digest()
    changed, other = get_security_policy(name), get_security_policy(name)

    changed.add_pattern(SecurityPattern("torch"))
    changed.add_restricted_module(DangerousModule("cryptography"))
    changed.patterns.append(SecurityPattern("keras"))
    changed.rules[Category.FILE_READ] = SecurityIssueSeverity.HIGH
    changed.rules.pop(Category.SHELL_COMMAND)
    changed.exempt.add("os.environ")
    changed.severity_threshold = SecurityIssueSeverity.HIGH

    assert preset(name).digest() == before
    assert other.frozen() == preset(name)
    assert get_security_policy(name).frozen() == preset(name)


def test_what_was_frozen_does_not_change_with_its_builder() -> None:
    policy = SecurityPolicy(rules={Category.NETWORK: SecurityIssueSeverity.LOW})
    frozen = policy.frozen()
    before = frozen.digest()

    policy.rules[Category.NETWORK] = SecurityIssueSeverity.HIGH
    policy.add_restricted_module(DangerousModule("boto3"))

    assert frozen.digest() == before


def test_two_builders_share_no_list() -> None:
    SecurityPolicy().add_pattern(SecurityPattern("a"))

    assert SecurityPolicy().patterns == []


def test_a_builder_over_a_files_policy_keeps_all_that_the_file_says(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        '[policies.house]\nextends = "production"\nlimits = { timeout_seconds = 7 }\nexempt = ["os.environ.get"]\n'
        'patterns = [{ pattern = "x+", severity = "LOW", scope = "all", advice = "No." }]\n'
        'restricted_modules = [{ name = "boto3", severity = "MEDIUM" }]\n'
    )
    house = load_config(path).policies["house"]

    assert SecurityPolicy.over(house).frozen() == house


def test_a_policy_of_its_own_has_no_rule_but_its_own() -> None:
    policy = SecurityPolicy(
        severity_threshold=SecurityIssueSeverity.LOW,
        patterns=[SecurityPattern(pattern=r"boto3|azure", description="Cloud SDK usage")],
        restricted_modules=[DangerousModule(name="psutil", description="System monitoring")],
    )

    assert found("import os\nos.system('id')\neval('1')", policy) == []
    assert [one.rule for one in found("import psutil\nprint(azure)", policy)] == [
        "restricted-module",
        "restricted-pattern",
    ]


def test_a_policy_of_its_own_still_requires_the_walls_that_no_preset_does_without() -> None:
    assert SecurityPolicy().frozen().require_walls == {Wall.NETWORK, Wall.USER, Wall.FILESYSTEM}
    assert SecurityPolicy().frozen().require_walls == preset("minimal").require_walls


@pytest.mark.parametrize(("threshold", "blocks"), [("LOW", True), ("MEDIUM", True), ("HIGH", False)])
def test_a_finding_blocks_from_the_threshold_on(threshold: str, blocks: bool) -> None:  # noqa: FBT001
    policy = SecurityPolicy(severity_threshold=SecurityIssueSeverity[threshold])
    policy.add_restricted_module(DangerousModule("psutil", severity=SecurityIssueSeverity.MEDIUM))

    assert bool(found("import psutil", policy)) is blocks


def test_added_rules_stand_beside_those_of_the_preset() -> None:
    policy = get_security_policy("production")
    policy.add_pattern(SecurityPattern(pattern="tensorflow|torch", severity=SecurityIssueSeverity.LOW))
    policy.add_restricted_module(DangerousModule(name="cryptography"))

    symbols = {one.line: one.rule for one in found("import torch\nimport cryptography.fernet\nexec('1')", policy)}

    assert symbols == {1: "restricted-pattern", 2: "restricted-module", 3: "dynamic-code"}


def test_a_module_that_is_added_again_takes_the_place_of_the_first() -> None:
    policy = SecurityPolicy(restricted_modules=[DangerousModule("os", severity=SecurityIssueSeverity.LOW)])
    policy.add_restricted_module(DangerousModule("os", severity=SecurityIssueSeverity.HIGH))

    assert [(one.name, one.severity) for one in policy.restricted_modules] == [("os", SecurityIssueSeverity.HIGH)]


def test_a_violation_says_what_where_and_what_instead() -> None:
    (violation,) = found("import os as o\no.system('id')", get_security_policy("production"))

    assert violation.description == violation.message
    assert violation.description
    assert violation.advice
    assert violation.severity is SecurityIssueSeverity.HIGH
    assert (violation.line, violation.column, violation.end_line, violation.end_column) == (2, 1, 2, 15)
    assert (violation.symbol, violation.snippet) == ("os.system", "o.system('id')")
    assert [step.line for step in violation.via] == [1]
    assert violation.category is Category.SHELL_COMMAND
    assert violation.path is None


def test_code_that_cannot_be_read_is_one_violation_with_its_place() -> None:
    (violation,) = found("x = 1\ndef f(:", get_security_policy("minimal"))

    assert violation.rule == "syntax-error"
    assert (violation.line, violation.category) == (2, None)
    assert violation.severity is SecurityIssueSeverity.HIGH
    assert violation.advice


def test_a_violation_can_be_shown_in_html() -> None:
    (violation,) = found("eval('<script>\u202e')", SecurityPolicy(patterns=[SecurityPattern("eval.*", "<b>")]))

    shown = violation.escaped()

    assert "<script>" in violation.snippet
    assert "<" not in shown.snippet + shown.description + shown.advice
    assert "\\u202e" in shown.snippet
    assert "&lt;b&gt;" in shown.description


def test_a_threshold_of_safe_is_refused_with_the_reason() -> None:
    with pytest.raises(OptionError, match=r"^SecurityPolicy\.severity_threshold: may not be SAFE.*Use LOW"):
        SecurityPolicy(severity_threshold=SecurityIssueSeverity.SAFE)


def test_a_change_that_means_nothing_is_refused_when_the_policy_is_used() -> None:
    policy = get_security_policy("strict")
    policy.severity_threshold = SecurityIssueSeverity.SAFE

    with pytest.raises(OptionError, match="may not be SAFE"):
        policy.frozen()


@pytest.mark.parametrize("pattern", [r"(a", r"(?=a)", r"(a)\1", "", "a" * 10_001])
def test_a_pattern_that_the_engine_does_not_take_is_refused_with_the_reason(pattern: str) -> None:
    with pytest.raises(OptionError, match=r"^SecurityPattern\.pattern: ") as caught:
        SecurityPattern(pattern=pattern)

    assert "google/re2" in caught.value.remedy


@pytest.mark.parametrize("pattern", [r"(?=a)", r"(a)\1"])
def test_what_only_a_slow_engine_could_do_is_said_to_be_so(pattern: str) -> None:
    with pytest.raises(OptionError, match="RE2"):
        SecurityPattern(pattern=pattern)


@pytest.mark.parametrize("name", ["", "a b", "a--b", "a..b", "os.system()", "os; x"])
def test_a_name_that_no_module_can_have_is_refused(name: str) -> None:
    with pytest.raises(OptionError, match=r"^DangerousModule\.name: .*import"):
        DangerousModule(name=name)


@pytest.mark.parametrize("name", ["", "Production", "../strict", "no-such"])
def test_an_unknown_preset_is_refused_and_the_six_are_named(name: str) -> None:
    with pytest.raises(OptionError) as caught:
        get_security_policy(name)

    assert all(known in str(caught.value) for known in PRESETS)


@pytest.mark.parametrize(
    "given",
    [
        {"patterns": [("os", "a tuple")]},
        {"restricted_modules": ["os"]},
        {"severity_threshold": 3},
        {"rules": {"no_such_category": SecurityIssueSeverity.HIGH}},
        {"rules": {Category.NETWORK: "VERY_HIGH"}},
    ],
)
def test_what_is_no_part_of_a_policy_is_refused_by_name(given: dict[str, Any]) -> None:
    with pytest.raises(OptionError) as caught:
        SecurityPolicy(**given)

    assert next(iter(given)) in str(caught.value)
    assert caught.value.remedy


def test_only_patterns_and_modules_are_added() -> None:
    policy: Any = SecurityPolicy()

    with pytest.raises(OptionError, match="SecurityPattern"):
        policy.add_pattern("os")
    with pytest.raises(OptionError, match="DangerousModule"):
        policy.add_restricted_module(SecurityPattern("os"))

    assert (policy.patterns, policy.restricted_modules) == ([], [])


def test_an_error_of_ones_own_needs_a_sentence_and_no_more() -> None:
    error = SecurityError("refused: []")

    assert str(error) == "refused: []"
    assert error.violations == ()
    assert isinstance(error, McpSandboxError)
    assert issubclass(OptionError, ValueError)


def test_an_error_names_the_first_findings_and_counts_all() -> None:
    policy = get_security_policy("production").frozen()
    code = "import os\n" + "os.system('secret-marker')\n" * (FINDINGS_MAX + 30)

    error = SecurityError.of(check(Program(code), policy), policy)

    assert len(error.violations) == FINDINGS_MAX
    assert "Line 2: " in str(error)
    assert f"And {FINDINGS_MAX + 30 - 5} more." in str(error)
    assert "secret-marker" not in str(error)


def test_an_error_comes_through_a_worker_pool_whole() -> None:
    violations = found("eval('1')", get_security_policy("strict"))

    error = pickle.loads(pickle.dumps(SecurityError("refused", violations)))

    assert (str(error), error.violations) == ("refused", tuple(violations))
