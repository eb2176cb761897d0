"""Findings of the check, for people: place, reason, the source line with a caret, advice."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from mcp_sandbox.cli.sources import Source
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import Report, SyntaxProblem, Violation
from mcp_sandbox.domain.visible import visible

__all__ = ["show_report"]

_BEFORE_COLUMNS = 40
_EXCERPT_COLUMNS = 100
"""Part of a long line that is shown, and how much of it lies before the finding."""

_STYLES = {Severity.HIGH: "bold red", Severity.MEDIUM: "bold yellow", Severity.LOW: "bold cyan"}


def show_report(console: Console, report: Report, source: Source) -> None:
    """Print every finding of `report`, and the one sentence of advice at its end."""
    if report.syntax_error is not None:
        _show_syntax_error(console, report.syntax_error, source)
    for violation in report.violations:
        _show_finding(console, violation, source, "")
    if (more := report.violations_total - len(report.violations)) > 0:
        console.print(f"{source.label}: and {more} more", soft_wrap=True)
    for note in report.notes:
        _show_finding(console, note, source, "note, ")
    if report.advice is not None and report.advice not in {one.advice for one in report.violations}:
        console.print(f"{source.label}: {visible(report.advice)}", soft_wrap=True)


def _show_syntax_error(console: Console, problem: SyntaxProblem, source: Source) -> None:
    head = Text(f"{_place(source, problem.path, problem.line, problem.column)}: ", style="bold")
    head.append("does not parse", style="bold red")
    head.append(f": {visible(problem.message)}", style="not bold")
    console.print(head, soft_wrap=True)
    if problem.path is None:
        _show_line(console, source.line(problem.line), problem.line, (problem.column, problem.column + 1))


def _show_finding(console: Console, finding: Violation, source: Source, kind: str) -> None:
    head = Text(f"{_place(source, finding.path, finding.line, finding.column)}: ", style="bold")
    head.append(f"{kind}{finding.severity.name}", style="dim" if kind else _STYLES.get(finding.severity, "bold"))
    head.append(f" {finding.category.value}: {visible(finding.message)} [{finding.rule}]", style="not bold")
    console.print(head, soft_wrap=True)
    if finding.path is None:
        line = source.line(finding.line)
        end = finding.end_column if finding.end_line == finding.line else len(line) + 1
        _show_line(console, line, finding.line, (finding.column, end))
    indent = " " * (len(str(finding.line)) + 1)
    if finding.end_line > finding.line:
        console.print(Text(f"{indent}= up to line {finding.end_line}", style="dim"))
    if finding.symbol is not None:
        via = ", ".join(f"line {step.line}: {step.text}" for step in finding.via)
        meaning = f"{indent}= means {finding.symbol}" + (f", by {via}" if via else "")
        console.print(Text(visible(meaning).replace("\n", " "), style="dim"), soft_wrap=True)
    console.print(Text(f"{indent}= {visible(finding.advice)}", style="green"), soft_wrap=True)


def _place(source: Source, path: str | None, line: int, column: int) -> str:
    return f"{source.label if path is None else visible(path)}:{line}:{column}"


def _show_line(console: Console, line: str, number: int, columns: tuple[int, int]) -> None:
    """Print a line of source and mark its characters from the first column up to the second, counted from 1."""
    start, end = columns[0] - 1, max(columns[0], columns[1] - 1)
    cut = max(0, start - _BEFORE_COLUMNS) if len(line) > _EXCERPT_COLUMNS else 0
    last = max(start + 1, cut + _EXCERPT_COLUMNS) if len(line) > _EXCERPT_COLUMNS else len(line)
    before, marked, after = (_flat(part) for part in (line[cut:start], line[start : min(end, last)], line[end:last]))
    before = f"…{before}" if cut else before
    more = "…" if last < len(line) else ""
    gutter = str(number)
    console.print(
        Text.assemble((f"{gutter} | ", "dim"), before, (marked, "bold"), after, (more, "dim")), soft_wrap=True
    )
    blank = " " * len(gutter)
    carets = "^" * max(1, cell_len(marked))
    console.print(Text.assemble((f"{blank} | ", "dim"), " " * cell_len(before), (carets, "bold red")), soft_wrap=True)


def _flat(text: str) -> str:
    return visible(text).replace("\t", "    ")
