"""Gathers what a resolver meets: references and calls that a rule means, imports, and what can't be resolved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import islice, product

from tree_sitter import Node

from mcp_sandbox.analysis.commands import is_destructive, is_disk
from mcp_sandbox.analysis.patterns import Meaning
from mcp_sandbox.analysis.rules import Rule, rule_by_id
from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.dialect import Dialect
from mcp_sandbox.analysis.treesitter.matching import Names
from mcp_sandbox.analysis.treesitter.reading import Finding, Import, Reading, Source
from mcp_sandbox.analysis.treesitter.values import Known, Value, ordered
from mcp_sandbox.domain.violation import Step

__all__ = ["Recorder"]

_STEPS_MAX = 8
_STEP_CHARACTERS_MAX = 120
_FINDINGS_MAX = 5_000
_COMBINATIONS_MAX = 64


class Recorder:
    """What one look at a program met; the next look starts anew."""

    def __init__(self, units: Sequence[t.Unit], dialect: Dialect, names: Names) -> None:
        self._units = units
        self._language = dialect.language
        self._finds_where_taken = dialect.finds_where_taken
        self._names = names
        self._sources = {root.id: unit.source for unit in units for root in (unit.source.root, *unit.roots)}
        self._met: dict[tuple[t.Term, str, str | None], tuple[Rule, t.Term, str | None]] = {}
        self._covered: set[t.Term] = set()
        self._imports: dict[tuple[str, int], tuple[str, Node]] = {}
        self._calls: list[tuple[t.Call, str]] = []

        self.is_quiet = False
        """True while what is met is only named."""

    def restart(self) -> None:
        """Forget everything."""
        self._met.clear()
        self._covered.clear()
        self._imports.clear()
        self._calls.clear()

    def report(self, rule: Rule | str, term: t.Term, symbol: str | None) -> None:
        """Record that `term` is what `rule` means; the same at the same place counts once."""
        if self.is_quiet:
            return
        if isinstance(rule, str):
            rule = rule_by_id(rule, self._language)
        if len(self._met) < _FINDINGS_MAX:
            self._met.setdefault((term, rule.id, symbol), (rule, term, symbol))

    def reference(self, term: t.Term, value: Value) -> None:
        """Record that `term` refers to what `value` says."""
        if isinstance(term, t.Member):
            self.cover(term.owner)
        if is_parameter(term):
            return  # what a caller hands over is a finding where it is handed over
        for atom in ordered(value):
            if isinstance(atom, Known) and not atom.is_instance:
                for rule in self._names.rules_for(atom.name):
                    if rule.when is None:
                        self.report(rule, term, atom.name)

    def named(self, term: t.Term, value: Value) -> None:
        """Record that something is given a name in the program: a finding where a rule lists its module."""
        for name in (atom.name for atom in ordered(value) if isinstance(atom, Known)):
            for rule in self._names.rules_for(name):
                if any(f"{name}.".startswith(f"{module}.") for module in rule.modules):
                    self.report(rule, term, name)

    def cover(self, term: t.Term) -> None:
        """Let what is recorded for `term` count for nothing: what it is part of says it all."""
        if isinstance(term, t.Name | t.Member | t.Outside):
            self._covered.add(term)
        elif isinstance(term, t.Either):
            for option in term.options:
                self.cover(option)

    def called(self, term: t.Call, name: str, rule: Rule | None) -> None:
        """Record a call of `name`, and `rule` where it is one that a rule means."""
        self.cover(term.callee)
        self._calls.append((term, name))
        if rule is not None and not is_parameter(term.callee):
            self.report(rule, term, name)
            if rule.when is not None and self._finds_where_taken:
                self._report_taken(rule, term.callee, name)

    def _report_taken(self, rule: Rule, callee: t.Term, name: str) -> None:
        """Record `rule` where the function that `callee` names was taken out of its module by its own name."""
        scope = callee.scope.owner_of(callee.name) if isinstance(callee, t.Name) else None
        if scope is not None and isinstance(callee, t.Name):
            for bound in scope.bindings[callee.name]:
                if isinstance(bound, t.Member) or (isinstance(bound, t.Outside) and "." in bound.name):
                    self.report(rule, bound, name)

    def imported(self, name: str, node: Node) -> None:
        """Record that a module or member is taken in."""
        self._imports[(name, node.start_byte)] = (name, node)

    def dynamic(self, term: t.Term, atom: Known) -> None:
        """Record that a member of `atom` is taken whose name can't be known."""
        if atom.name in self._names.carriers:
            self.report("dynamic-attribute", term, atom.name)

    def handed_on(self, term: t.Term, value: Value) -> None:
        """Record that what reaches outside the program is handed on; by a parameter it was so before."""
        if isinstance(term, t.Parameter) or is_parameter(term):
            return
        for atom in ordered(value):
            if isinstance(atom, Known) and atom.name in self._names.carriers and not atom.is_instance:
                self.report("module-handed-on", term, atom.name)

    def command(self, term: t.Term, words: Sequence[Sequence[str]], symbol: str) -> None:
        """Record a command that destroys the system, given as words that may each be one of several, or as one."""
        lists = islice(product(*words), _COMBINATIONS_MAX)
        if any(is_destructive(word) for choices in words for word in choices) or any(
            is_destructive(list(one)) for one in lists
        ):
            self.report("destructive-command", term, symbol)

    def overwritten(self, term: t.Term, paths: Sequence[str], symbol: str) -> None:
        """Record that a disk is written to, past its file system."""
        if any(is_disk(path) for path in paths):
            self.report("destructive-command", term, symbol)

    @property
    def reading(self) -> Reading:
        """Everything met in the last look."""
        reading = Reading()
        for rule, term, symbol in self._met.values():
            if term not in self._covered or rule.id in _KEPT:
                source = self.source_of(term.node)
                steps = partial(self._steps, term, source)
                reading.findings.append(Finding(rule, source, source.place_of(term.node), symbol, steps))
        for name, node in self._imports.values():
            source = self.source_of(node)
            reading.imports.append(Import(name, source, source.place_of(node)))
        for term, name in self._calls:
            source = self.source_of(term.node)
            meaning = Meaning(name, source.place_of(term.node), source.place_of(term.callee.node))
            reading.calls.append((source, meaning))
        return reading

    def source_of(self, node: Node) -> Source:
        """Return the source that `node` stands in."""
        if len(self._units) == 1:
            return self._units[0].source
        root = node
        while root.parent is not None:
            root = root.parent
        return self._sources[root.id]

    def _steps(self, term: t.Term, source: Source) -> tuple[Step, ...]:
        """Return the bindings that lead from the name at the root of `term` to what it stands for."""
        found: dict[int, Step] = {}
        here = term.node.start_point.row
        seen: set[t.Term] = set()
        name = _root(term)
        while name is not None and name not in seen and len(found) < _STEPS_MAX:
            seen.add(name)
            scope = name.scope.owner_of(name.name)
            if scope is None:
                break
            bound = scope.bindings[name.name][0]
            row = bound.node.start_point.row
            if row != here and self.source_of(bound.node) is source:
                line = source.place_of(bound.node).line
                text = source.lines.line(line).strip()[:_STEP_CHARACTERS_MAX]
                found[line] = Step(line=line, text=text)
            name = _root(bound)
        return tuple(found[line] for line in sorted(found))


_KEPT = frozenset({"module-handed-on", "dynamic-attribute", "dynamic-import", "destructive-command"})
"""Rules whose finding stands although a larger expression has one of its own."""


def is_parameter(term: t.Term) -> bool:
    """True for the name of a parameter."""
    if not isinstance(term, t.Name):
        return False
    scope = term.scope.owner_of(term.name)
    return scope is not None and all(isinstance(bound, t.Parameter) for bound in scope.bindings[term.name])


def _root(term: t.Term) -> t.Name | None:
    while True:
        match term:
            case t.Name():
                return term
            case t.Member(owner=inner) | t.Call(callee=inner) | t.Spread(value=inner) | t.Each(value=inner):
                term = inner
            case t.Typed(value=inner):
                term = inner
            case _:
                return None
