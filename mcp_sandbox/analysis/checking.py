"""One program under one policy: each source in its own language, all findings in one answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcp_sandbox.analysis.advice import advice_for
from mcp_sandbox.analysis.files import language_of
from mcp_sandbox.analysis.judging import Judged, report_on
from mcp_sandbox.analysis.lines import Lines, Place
from mcp_sandbox.analysis.python.checking import find_python
from mcp_sandbox.analysis.python.parsing import Version
from mcp_sandbox.analysis.rules import rule_by_id
from mcp_sandbox.analysis.treesitter.finding import find_treesitter
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import Report

__all__ = ["check"]


def check(
    program: Program,
    policy: Policy,
    *,
    earlier: Sequence[Program] = (),
    python_version: Version | None = None,
) -> Report:
    """Return what `policy` finds in `program`; the same for the same arguments, and none of them is changed.

    `earlier` are the programs of its session that were accepted before it, in order: Python is read in their scope.
    A finding in one of them is given where only `program` makes it one; its path is then `call 1`, or `call 1/` and
    the file's. `python_version` is that of the Python that will run it; null is this server's own.
    No program raises: what can't be read is a `Report.syntax_error`.
    """
    found: list[Judged] = []
    for part in _parts(program):
        if part.language is Language.PYTHON:
            before = [own for one in earlier for own in _parts(one) if own.language is Language.PYTHON]
            result = find_python(part, policy, earlier=before, version=python_version)
        else:
            result = find_treesitter(part, policy)
        if isinstance(result, list):
            found += result
        elif part.language is program.language:
            return result
        else:
            found += _unread(result, part.language, policy)
    return report_on(found, policy)


def _parts(program: Program) -> Iterator[Program]:
    """Yield `program` by language: its own, with the files that go with it, then the files in other languages."""
    own: list[SourceFile] = []
    others: dict[Language, list[SourceFile]] = {}
    for file in program.files:
        language = language_of(file)
        if language is None or _goes_with(language, program.language):
            own.append(file)
        else:
            others.setdefault(language, []).append(file)
    yield Program(program.code, program.language, tuple(own))
    for language in sorted(others):
        yield Program("", language, tuple(others[language]))


def _goes_with(language: Language, own: Language) -> bool:
    return language is own or {language, own} in _FAMILIES


_FAMILIES = ({Language.JAVASCRIPT, Language.TYPESCRIPT}, {Language.C, Language.CPP})
"""Languages whose sources are read together, each file in its own grammar."""


def _unread(report: Report, language: Language, policy: Policy) -> list[Judged]:
    """Return the finding for a file in another language than the program's that can't be read."""
    problem = report.syntax_error
    assert problem is not None  # noqa: S101  the only report that a finder gives
    rule = rule_by_id("unparsed-file", language)
    severity = max(policy.severity_of(rule.category), Severity.LOW)
    place = Place(problem.line, problem.column, problem.line, problem.column)
    advice = advice_for(rule, policy, language)
    return [Judged(rule, place, Lines("", problem.path), severity, rule.message, advice)]
