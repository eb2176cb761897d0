"""Gathers what a script would do: commands that a rule means, files, and what can't be known."""

from __future__ import annotations

from collections.abc import Sequence

from mcp_sandbox.analysis.lines import Place
from mcp_sandbox.analysis.patterns import Meaning
from mcp_sandbox.analysis.rules import Rule
from mcp_sandbox.analysis.treesitter.bash.tables import rule_called
from mcp_sandbox.analysis.treesitter.bash.texts import plain
from mcp_sandbox.analysis.treesitter.reading import Finding, Import, Reading, Source
from mcp_sandbox.domain.violation import Step

__all__ = ["Recorder"]

_SYMBOL_CHARACTERS_MAX = 200
_FINDINGS_MAX = 5_000


class Recorder:
    """What all scripts of one program met; the same at the same place counts once."""

    def __init__(self) -> None:
        self.reading = Reading()
        self._seen: set[tuple[int, str, Place]] = set()
        self._calls: set[tuple[int, str, Place]] = set()

    def report(
        self, rule: Rule | str, source: Source, place: Place, words: Sequence[str], steps: tuple[Step, ...] = ()
    ) -> None:
        """Record that the command `words` at `place` is what `rule` means."""
        if isinstance(rule, str):
            rule = rule_called(rule)
        key = (id(source), rule.id, place)
        if key in self._seen or len(self._seen) >= _FINDINGS_MAX:
            return
        self._seen.add(key)
        symbol = plain(" ".join(words))[:_SYMBOL_CHARACTERS_MAX] or None
        here = tuple(step for step in steps if step.line != place.line)
        self.reading.findings.append(Finding(rule, source, place, symbol, lambda: here))

    def command(self, source: Source, place: Place, words: Sequence[str]) -> None:
        """Record a command as it is run, for the policy's own patterns."""
        key = (id(source), " ".join(words)[:_SYMBOL_CHARACTERS_MAX], place)
        if key not in self._calls and len(self._calls) < _FINDINGS_MAX:
            self._calls.add(key)
            self.reading.calls.append((source, Meaning(plain(" ".join(words)), place, place)))

    def imported(self, name: str, source: Source, place: Place) -> None:
        """Record that a file is taken in."""
        self.reading.imports.append(Import(name, source, place))
