"""The data that a security reviewer reads is well-formed and complete."""

from __future__ import annotations

import re
import sys

import pytest

from mcp_sandbox.analysis.advice import advice_for
from mcp_sandbox.analysis.python import arguments
from mcp_sandbox.analysis.rules import Rule, canonical, names_in_force, objects, rule_for, rules
from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.language import Language
from mcp_sandbox.presets import PRESETS, preset


def test_rule_ids_are_stable_words_and_unique() -> None:
    ids = [rule.id for rule in rules()]

    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule_id) for rule_id in ids)


def test_every_category_has_a_rule() -> None:
    assert {rule.category for rule in rules()} == set(Category)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rules_names_are_dotted_names_listed_once(rule: Rule) -> None:
    names = (*rule.modules, *rule.names)

    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"\w+(\.\w+)*", name) for name in (*names, *rule.excepted))
    assert rule.message.endswith(".")


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.when is not None], ids=lambda rule: rule.id)
def test_every_condition_that_a_rule_names_exists(rule: Rule) -> None:
    assert rule.when in arguments.CONDITIONS


@pytest.mark.parametrize("policy", PRESETS)
@pytest.mark.parametrize("language", list(Language))
def test_there_is_advice_for_each_rule_under_each_preset(policy: str, language: Language) -> None:
    for rule in rules(language):
        assert advice_for(rule, preset(policy), language).endswith(".")


def test_low_level_twins_stand_under_the_rules_of_their_module() -> None:
    assert [rule.id for rule in rule_for("posix.system")] == ["shell-command"]
    assert canonical("_io.open") == "builtins.open"
    assert [rule.id for rule in rule_for("os.path.join")] == []
    assert [rule.id for rule in rule_for("subprocess.PIPE")] == []


def test_modules_that_lead_to_others_are_modules() -> None:
    top = {name.partition(".")[0] for name in objects().through}

    assert top - set(sys.stdlib_module_names) <= {"requests", "nt"}


def test_a_policy_can_say_which_names_it_watches() -> None:
    strict, minimal = names_in_force(preset("strict")), names_in_force(preset("minimal"))

    assert "os.system" in strict[Category.SHELL_COMMAND]
    assert Category.FILE_READ in strict
    assert Category.FILE_READ not in minimal
