"""Makes docs/rules from the check's own data: a page per rule, and an index.

python scripts/rule_pages.py            writes the pages
python scripts/rule_pages.py --check    says which differ, and exits with 1 where one does
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

from mcp_sandbox.analysis.advice import sentence_for
from mcp_sandbox.analysis.pages import Page, pages
from mcp_sandbox.analysis.rules import Rule, rules
from mcp_sandbox.analysis.treesitter.languages import SPOKEN
from mcp_sandbox.domain.category import DESCRIPTIONS, Category
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.presets import PRESETS, preset

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "rules"
SPECIMENS = ROOT / "tests" / "specimens"

TITLES: Mapping[Language, str] = {
    Language.PYTHON: "Python",
    Language.JAVASCRIPT: "JavaScript",
    Language.TYPESCRIPT: "TypeScript",
    Language.JAVA: "Java",
    Language.BASH: "Bash",
    Language.GO: "Go",
    Language.RUBY: "Ruby",
    Language.C: "C",
    Language.CPP: "C++",
    Language.R: "R",
}

Found: TypeAlias = Mapping[Language, Sequence[Rule]]
"""The entries of one rule."""

_OF_THE_AUTHOR = frozenset({Category.RESTRICTED_MODULE, Category.PATTERN})
"""Categories whose severity stands with a policy's own modules and patterns."""

_MARK = re.compile(r"(?:#|//|/\*)\s*evades:\s*(\S+)\s+(.+?)\s*(?:\*/)?$")
_WRITTEN_HERE = "<!-- Made by scripts/rule_pages.py from mcp_sandbox/analysis/rules; do not edit. -->"


def languages() -> tuple[Language, ...]:
    """Return the languages that have a reader: the others can't be checked, whatever their rules say."""
    return tuple(language for language in Language if language is Language.PYTHON or language in SPOKEN)


@cache
def by_language() -> Mapping[str, Found]:
    """Return every rule, by its id and the languages that have it; one may stand in several entries of a language."""
    found: dict[str, dict[Language, list[Rule]]] = {}
    for language in languages():
        for rule in rules(language):
            found.setdefault(rule.id, {}).setdefault(language, []).append(rule)
    return found


@cache
def known_misses() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return what the specimens show that a rule misses: line and reason, by rule."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for path in sorted(SPECIMENS.rglob("*.*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            mark = _MARK.search(line)
            if mark is not None:
                found.setdefault(mark[1], {})[line[: mark.start()].strip(), mark[2]] = None
    return {rule: tuple(misses) for rule, misses in found.items()}


def documents() -> dict[str, str]:
    """Return the text of every file of the folder, by its name."""
    texts = {f"{rule_id}.md": _page(rule_id, found) for rule_id, found in by_language().items()}
    return {"README.md": _index(), **texts}


def _index() -> str:
    lines = [
        _WRITTEN_HERE,
        "",
        "# The rules",
        "",
        "What the check looks for, by category; [docs/check.md](../check.md) tells how it reads a program.",
        "A rule's severity is that of its category under the policy in force.",
    ]
    for category in Category:
        found = {rule_id: ones for rule_id, ones in by_language().items() if _first(ones).category is category}
        if not found:
            continue
        lines += ["", f"## `{category.value}`", "", f"{_sentence(DESCRIPTIONS[category])}", ""]
        lines += ["| rule | what | languages |", "|---|---|---|"]
        lines += [
            f"| [{rule_id}]({rule_id}.md) | {_first(ones).message} | {', '.join(TITLES[one] for one in ones)} |"
            for rule_id, ones in found.items()
        ]
    return "\n".join(lines) + "\n"


def _page(rule_id: str, found: Found) -> str:
    page = pages().get(rule_id)
    if page is None:
        raise SystemExit(f"Add [{rule_id}] to mcp_sandbox/analysis/rules/pages.toml: why, misses, sources, example.")
    rule = _first(found)
    lines = [_WRITTEN_HERE, "", f"# {rule_id}", "", *_messages(found), "", page.why, "", *_presets(rule)]
    lines += [*_examples(page), *_advice(found), *_names(found), *_misses(page)]
    lines += ["", "## Sources", "", *(f"- <{source}>" for source in page.sources)]
    return "\n".join(lines) + "\n"


def _first(found: Found) -> Rule:
    return next(iter(found.values()))[0]


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].rstrip('.')}."


def _messages(found: Found) -> Iterator[str]:
    """Yield what a finding says; by language where they differ."""
    said: dict[str, list[str]] = {}
    for language, ones in found.items():
        for message in dict.fromkeys(rule.message for rule in ones):
            said.setdefault(message, []).append(TITLES[language])
    for message, titles in said.items():
        yield message if len(said) == 1 else f"{message} ({', '.join(titles)})  "


def _presets(rule: Rule) -> Iterator[str]:
    yield f"Category: `{rule.category.value}`, {DESCRIPTIONS[rule.category]}."
    yield ""
    if rule.category in _OF_THE_AUTHOR:
        yield "No preset has such a rule; its severity stands with the policy that does."
        return
    yield "| " + " | ".join(PRESETS) + " |"
    yield "|" + "---|" * len(PRESETS)
    yield "| " + " | ".join(_effect(rule, preset(name)) for name in PRESETS) + " |"


def _effect(rule: Rule, policy: Policy) -> str:
    severity = policy.severity_of(rule.category)
    if severity is Severity.SAFE:
        return "off"
    return f"{severity.name}, {'blocks' if severity >= policy.severity_threshold else 'noted'}"


def _examples(page: Page) -> Iterator[str]:
    shown = [language for language in languages() if language.value in page.examples]
    if shown:
        yield from ("", "## What is refused")
    for language in shown:
        yield from _code(language, page.examples[language.value], several=len(shown) > 1)
    if page.files:
        names = ", ".join(f"`{path}`" for path in page.files)
        yield from ("", f"beside a file {names} of the program's own.")


def _advice(found: Found) -> Iterator[str]:
    yield from ("", "## What to do instead")
    told: dict[tuple[tuple[str, str | None, str], ...], list[Language]] = {}
    for language, (rule, *_) in found.items():
        told.setdefault(tuple(_sentences(rule, language)), []).append(language)
    for sentences, alike in told.items():
        if sentences and len(found) > 1:
            yield from ("", f"**{', '.join(TITLES[language] for language in alike)}**")
        for text, rewrite, names in sentences:
            yield from ("", f"Under {names}: {text}")
            if rewrite:
                yield from _code(alike[0], rewrite, several=False)


def _sentences(rule: Rule, language: Language) -> Iterator[tuple[str, str | None, str]]:
    """Yield each sentence that a preset gives, its rewrite, and under which presets."""
    said: dict[tuple[str, str | None], list[str]] = {}
    for policy in map(preset, PRESETS):
        if rule.category in _OF_THE_AUTHOR or _effect(rule, policy).endswith("blocks"):
            sentence = sentence_for(rule, policy, language)
            said.setdefault((sentence.text, sentence.rewrite), []).append(f"`{policy.name}`")
    for (text, rewrite), names in said.items():
        yield text, rewrite, ", ".join(names)


def _code(language: Language, text: str, *, several: bool) -> Iterator[str]:
    if several:
        yield from ("", f"**{TITLES[language]}**")
    yield from ("", f"```{language.value}", *text.rstrip("\n").split("\n"), "```")


def _names(found: Found) -> Iterator[str]:
    listed = {language: ones for language, ones in found.items() if any(one.modules or one.names for one in ones)}
    if not listed:
        return
    yield from ("", "## Names", "", "Resolved, whatever the program calls them; what lies below a name is meant too.")
    alike: dict[str, list[Language]] = {}
    for language, ones in listed.items():
        alike.setdefault("\n".join(_names_of(ones)), []).append(language)
    for text, same in alike.items():
        titles = ", ".join(TITLES[language] for language in same)
        count = len({name for one in listed[same[0]] for name in (*one.modules, *one.names)})
        yield from ("", f"<details><summary>{titles}: {count}</summary>", "", text, "", "</details>")


def _names_of(ones: Sequence[Rule]) -> Iterator[str]:
    yield from _listed("modules, their import included", {name for one in ones for name in one.modules})
    yield from _listed("members", {name for one in ones if one.when is None for name in one.names})
    depending = {name for one in ones if one.when is not None for name in one.names}
    yield from _listed("members, where the arguments of the call make it one", depending)
    yield from _listed("but not", {name for one in ones for name in one.excepted})


def _listed(title: str, names: Iterable[str]) -> Iterator[str]:
    if names:
        yield f"- {title}: " + ", ".join(f"`{name}`" for name in sorted(names))


def _misses(page: Page) -> Iterator[str]:
    yield from ("", "## What it misses", "", *(f"- {miss}" for miss in page.misses))
    shown = known_misses().get(page.rule, ())
    if shown:
        yield from ("", "Kept among the specimens as known misses:", "")
        yield from (f"- `{line}`: {reason}" for line, reason in shown)
    yield from ("", "The sandbox holds what the check misses.")


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or say which differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    wanted = documents()
    found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    differ = sorted({*wanted, *found} - {name for name, text in wanted.items() if found.get(name) == text})
    if parser.parse_args(arguments).check:
        print("".join(f"{name} differs\n" for name in differ), end="")
        return 1 if differ else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in differ:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8")
        else:
            (FOLDER / name).unlink()
    print(f"{len(differ)} of {len(wanted)} pages changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
