"""Each rule has a page, made from data, and what the page shows is so."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.analysis.pages import pages
from mcp_sandbox.analysis.rules import rules
from mcp_sandbox.analysis.treesitter.languages import SPOKEN
from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Pattern, RestrictedModule
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.presets import preset

ROOT = Path(__file__).parents[3]

READ = [language for language in Language if language is Language.PYTHON or language in SPOKEN]
"""Languages that have a reader."""

POLICY = preset("strict").model_copy(
    update={
        "restricted_modules": (RestrictedModule(name="boto3"),),
        "patterns": (Pattern(pattern=r"internal\.example", scope="all"),),
    }
)

EVERY_RULE = sorted({rule.id for language in READ for rule in rules(language)})

EXAMPLES = [(page.rule, language) for page in pages().values() for language in page.examples]


def test_one_rule_has_one_category_over_all_languages() -> None:
    categories: dict[str, set[Category]] = {}
    for language in Language:
        for rule in rules(language):
            categories.setdefault(rule.id, set()).add(rule.category)

    assert {rule: found for rule, found in categories.items() if len(found) > 1} == {}


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_each_rule_has_what_a_page_needs(rule: str) -> None:
    page = pages().get(rule)

    assert page is not None, f"Add [{rule}] with why, misses and sources to mcp_sandbox/analysis/rules/pages.toml."
    assert page.why.endswith("."), f"Say in `why` of [{rule}] why it is a rule, in a sentence."
    assert page.misses, f"Say in `misses` of [{rule}] what it does not find."
    assert all(miss.endswith(".") for miss in page.misses)
    assert page.sources, f"Name in `sources` of [{rule}] where that is written."
    assert all(re.fullmatch(r"https://[^\s<>]+", source) for source in page.sources)


def test_no_page_is_about_a_rule_that_is_gone() -> None:
    assert set(pages()) - {rule.id for language in Language for rule in rules(language)} == set()


@pytest.mark.parametrize(("rule", "language"), EXAMPLES)
def test_a_page_s_example_is_refused_by_its_rule(rule: str, language: str) -> None:
    page = pages()[rule]
    if Language(language) not in READ:
        pytest.skip("no reader yet")
    files = tuple(SourceFile(path, text.encode()) for path, text in page.files.items())

    report = check(Program(page.examples[language], Language(language), files), POLICY)

    assert rule in {one.rule for one in report.violations}


@pytest.fixture(scope="module")
def maker() -> Any:
    """The script that makes the pages."""
    spec = spec_from_file_location("rule_pages", ROOT / "scripts" / "rule_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_what_the_data_says(maker: Any) -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "rules").glob("*.md")}

    differ = {name for name, text in maker.documents().items() if written.get(name) != text} | (
        set(written) - set(maker.documents())
    )
    assert differ == set(), "Run: python scripts/rule_pages.py"


def test_each_known_miss_stands_on_the_page_of_its_rule(maker: Any) -> None:
    documents = maker.documents()

    assert maker.known_misses()
    for rule, misses in maker.known_misses().items():
        assert all(reason in documents[f"{rule}.md"] for _, reason in misses)


def test_the_index_leads_to_every_page(maker: Any) -> None:
    documents = maker.documents()

    linked = set(re.findall(r"\]\(([a-z-]+\.md)\)", documents["README.md"]))
    assert linked == set(documents) - {"README.md"}
