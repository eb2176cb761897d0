"""Advice works: each rule says what the policy in force allows instead, and a program that does so passes and runs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.analysis.advice import Sentence, advice_for, sentence_for, sentences
from mcp_sandbox.analysis.rules import rule_by_id, rules
from mcp_sandbox.analysis.treesitter.languages import SPOKEN
from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Pattern, Policy, RestrictedModule
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.presets import PRESETS, preset

READ = [language for language in Language if language is Language.PYTHON or language in SPOKEN]
"""Languages that have a reader."""

_OF_THE_AUTHOR = {Category.RESTRICTED_MODULE, Category.PATTERN}


def blocked() -> Iterator[tuple[str, Language, str]]:
    """Yield every rule under each preset that blocks it; the author's own rules under all."""
    for language in READ:
        for rule in rules(language):
            for name in PRESETS:
                policy = preset(name)
                if rule.category in _OF_THE_AUTHOR or policy.severity_of(rule.category) >= policy.severity_threshold:
                    yield rule.id, language, name


def given() -> Iterator[tuple[Language, Sentence]]:
    """Yield every sentence that a rule of its language may lead to."""
    for language in READ:
        abouts = {about for rule in rules(language) for about in (rule.id, rule.category.value)}
        for about, ones in sentences(language).items():
            for sentence in ones if about in abouts else ():
                yield language, sentence


BLOCKED = list(dict.fromkeys(blocked()))
GIVEN = list(given())


def tightest(passes: tuple[Category, ...]) -> Policy:
    """Return the policy that refuses all that it can, `passes` apart."""
    severities = {one: Severity.SAFE if one in passes else Severity.HIGH for one in Category}
    return Policy(name="tightest", severity_threshold=Severity.LOW, rules=severities)


@pytest.mark.parametrize(("rule", "language", "policy"), BLOCKED)
def test_each_rule_that_blocks_says_what_passes_instead(rule: str, language: Language, policy: str) -> None:
    sentence = sentence_for(rule_by_id(rule, language), preset(policy), language)

    assert sentence.text.endswith(".")
    assert ". " not in sentence.text, "Advice is one sentence."
    assert sentence.rewrite, f"Add a rewrite to the advice for {rule} in {language.value}."
    assert check(Program(sentence.rewrite, language), preset(policy)).allowed


@pytest.mark.parametrize(
    ("language", "sentence"), [pytest.param(*one, id=f"{one[0]}-{one[1].about}-{len(one[1].passes)}") for one in GIVEN]
)
def test_a_rewrite_passes_however_tight_the_rest_of_a_policy_is(language: Language, sentence: Sentence) -> None:
    if sentence.rewrite is not None:
        report = check(Program(sentence.rewrite, language), tightest(sentence.passes))

        assert report.syntax_error is None
        assert [(one.line, one.rule) for one in report.violations] == []


@pytest.mark.parametrize("language", READ)
def test_each_category_has_a_sentence_that_asks_for_nothing(language: Language) -> None:
    known = sentences(language)

    for rule in rules(language):
        assert known[rule.category][-1].passes == (), rule.category


@pytest.mark.parametrize("language", READ)
def test_no_sentence_with_a_condition_stands_behind_one_without(language: Language) -> None:
    for about, ones in sentences(language).items():
        bare = next((place for place, one in enumerate(ones) if not one.passes), len(ones))
        assert [one.text for one in ones[bare:] if one.passes] == [], about


def test_advice_is_about_rules_and_categories_that_exist() -> None:
    rule_ids = {rule.id for language in Language for rule in rules(language)}

    for language in Language:
        assert set(sentences(language)) - rule_ids - set(Category) == {"anything", "noted", "noted-offline"}


PYTHON_REWRITES = sorted({one.rewrite for language, one in GIVEN if language is Language.PYTHON and one.rewrite})


HEADER = b"{'descr': '<i8', 'fortran_order': False, 'shape': (2,)}".ljust(117) + b"\n"
TWO_NUMBERS = b"\x93NUMPY\x01\x00" + len(HEADER).to_bytes(2, "little") + HEADER + bytes([1, *[0] * 7, 2, *[0] * 7])
"""An array as numpy stores it."""


def modules_of(code: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(code)))
    named = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {
        name.partition(".")[0]
        for name in named | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    }


@pytest.mark.parametrize("code", PYTHON_REWRITES, ids=range(len(PYTHON_REWRITES)))
def test_a_python_rewrite_runs(code: str, tmp_path: Path) -> None:
    if missing := sorted(name for name in modules_of(code) if find_spec(name) is None):
        pytest.skip(f"not installed here: {', '.join(missing)}")
    (tmp_path / "data.txt").write_text("a\nb\n")
    (tmp_path / "data.npy").write_bytes(TWO_NUMBERS)

    command = [sys.executable, "-I", "-c", code]
    ended = subprocess.run(
        command, cwd=tmp_path, input="a line\n", capture_output=True, text=True, check=False, timeout=60
    )

    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_policy_s_own_rules_are_not_advised_against() -> None:
    rule = rule_by_id("yaml-load")
    policy = preset("strict").model_copy(update={"restricted_modules": (RestrictedModule(name="yaml"),)})

    assert "yaml.safe_load" in advice_for(rule, preset("strict"))
    assert "yaml" not in advice_for(rule, policy)
    assert "json.loads" in advice_for(rule, policy)


def test_a_pattern_that_matches_the_advice_takes_it_out() -> None:
    rule = rule_by_id("environment")
    policy = preset("strict").model_copy(update={"patterns": (Pattern(pattern="constant|print"),)})

    sentence = sentence_for(rule, policy, Language.PYTHON)
    assert "constant" not in sentence.text


def test_a_looser_policy_is_told_more() -> None:
    told = {name: advice_for(rule_by_id("shell-command"), preset(name)) for name in PRESETS}

    assert "subprocess.run" in told["development"]
    assert "read and write files" in told["data_science"]
    assert "read files with open(path)" in told["production"]
    assert "file" not in told["strict"]


@pytest.mark.parametrize("language", READ)
@pytest.mark.parametrize("policy", PRESETS)
def test_what_a_policy_lets_pass_is_not_called_forbidden(policy: str, language: Language) -> None:
    for rule in rules(language):
        if Severity.SAFE < preset(policy).severity_of(rule.category) < preset(policy).severity_threshold:
            assert advice_for(rule, preset(policy), language).startswith("This policy lets it pass")


def test_a_note_about_the_network_says_that_there_is_none() -> None:
    assert "no network" in advice_for(rule_by_id("network-client"), preset("data_science"))
    assert "no network" not in advice_for(rule_by_id("dynamic-code"), preset("data_science"))
