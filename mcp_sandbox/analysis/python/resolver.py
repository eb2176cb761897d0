"""What each expression of a program stands for: names and bindings, on demand and with a memory."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mcp_sandbox.analysis.python.constants import Constants
from mcp_sandbox.analysis.python.reaching import LAST_LINE, may_be_unbound, may_be_unset, reaches, runs_at_once
from mcp_sandbox.analysis.python.scopes import Binding, How, Program, Scope, ScopeKind, Unit
from mcp_sandbox.analysis.python.values import (
    NOTHING,
    Class,
    Function,
    Instance,
    Items,
    Known,
    UserModule,
    Value,
    elements,
    merge,
    same_key,
)
from mcp_sandbox.analysis.rules import Rule, canonical, objects, reached, rule_by_id, rule_for, rule_for_method

__all__ = ["Finding", "Handler", "Resolver", "TooComplexError", "is_carrier", "rules_of"]

Handler = Callable[["Resolver", Any, Scope], Value]

_DEPTH_MAX = 48
"""Bindings that lead to bindings before the rest is left to a second pass; each takes a few Python frames."""


_STARS_MAX = 4
"""Star imports that lead to star imports."""

_BUILTINS: Mapping[str, Value] = {
    name: (Known(f"builtins.{name}"),) for name in dir(builtins) if not name.startswith("_") or name == "__import__"
}

_SPECIAL: Mapping[str, Value] = {
    "__builtins__": (Known("builtins"),),
    "__loader__": (Known("builtins.__loader__"),),
    "__spec__": (Known("builtins.__spec__"),),
    "execfile": (Known("builtins.execfile"),),
}


_WORK_MAX = 150_000
_FOLLOWS_MAX = 60_000
_FOLLOWED_MAX = 600


class TooComplexError(Exception):
    """The program's names depend on each other in more ways than there is time to follow."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A danger that was met: which, where, and what it is called."""

    rule: Rule
    node: ast.AST
    symbol: str | None
    scope: Scope


def rules_of(atom: Known) -> tuple[Rule, ...]:
    """Return the rules that may hold for a reference to `atom`."""
    if atom.kind == "static":
        return rule_for(atom.name)
    return rule_for_method(atom.name) if atom.kind == "method" else ()


def is_carrier(atom: object) -> bool:
    """True for what reaches outside the program when it is handed on."""
    return (
        isinstance(atom, Known)
        and atom.kind == "static"
        and (atom.name in objects().carriers or canonical(atom.name) in objects().carriers)
    )


class Resolver:
    """The values of one program's expressions, and the findings met while they were worked out."""

    def __init__(self, program: Program, handlers: Mapping[type[ast.AST], Handler]) -> None:
        self.program = program
        self.findings: dict[tuple[ast.AST, str, str | None], Finding] = {}
        self.imports: list[tuple[str, ast.AST, Scope]] = []
        """Each module or member that is imported, by whatever road, for the policy's own restrictions."""
        self.suspects: list[tuple[str, ast.expr, Scope]] = []
        """Members with a name that says it all, of objects that nobody knows."""
        self.vital_loops: list[tuple[int, int, bool]] = []
        """First and last line of each loop over what is in a folder that nobody may lose; true is all below it."""
        self.fields: dict[str, Value] = {}
        """What is stored under an attribute's name, once all that stores it is worked out."""
        self.settled: dict[str, tuple[int, Value]] = {}
        """How many of those that store it, from the first on, are worked out, and what they come to."""
        self.calls: list[tuple[ast.Call, str, Scope]] = []
        """Each call whose function is known by name, for the policy's own patterns."""
        self.reflects = False
        """True once the program takes the names of a module, or the interpreter's classes, as something to search."""
        self.planted: dict[str, Value] = {}
        """What the program itself puts into the table of modules."""
        self.hooked = 0
        """How deep the program's own `__getattr__` and `__getitem__` lead to each other at the moment."""
        self.lookups_left = 40_000
        """Names that may still be looked up to learn which calls are those of a function."""
        self.work_left = _WORK_MAX
        """Bindings that may still be worked out; those that wait for each other are so more than once."""
        self.texts: dict[tuple[ast.AST, str], ast.expr | None] = {}
        """The last expression of each text that becomes code, by the place where it does."""
        self.follows_left = _FOLLOWS_MAX
        self.followed = 0
        """Functions that the statement at work was followed through, one given to the other."""
        self.nested = 0
        """How deep texts that become code are nested at the moment."""
        self.constants = Constants(self)
        self._words: dict[ast.AST, frozenset[str]] = {}
        self._handlers = handlers
        self._memory: dict[ast.AST, Value] = {}
        self._makers: Mapping[How, Callable[[Binding], Value]] = {
            How.IMPORT: self._imported,
            How.FUNCTION: self.decorated,
            How.CLASS: self._class,
            How.PARAMETER: self.parameter,
        }
        self._parameters: dict[Binding, Value] = {}
        self._running: list[Unit] = []
        self._cut: dict[Unit, None] = {}

    def run_all(self) -> None:
        """Work out every unit of the program."""
        # Units grow while they are worked out: constant text given to `exec` adds its own.
        for unit in self.program.units:
            self.run(unit)
        again, self._cut = self._cut, {}
        self._parameters.clear()
        self.fields.clear()
        self.settled.clear()
        for unit in again:
            unit.started = unit.done = False
        for unit in self.program.units:
            self.run(unit)

    def run(self, unit: Unit) -> None:
        """Work out `unit`, once."""
        if unit.started:
            return
        if len(self._running) >= _DEPTH_MAX:
            # What waits for it is worked out once more, when most of what it leads to is known.
            self._cut.update(dict.fromkeys(self._running))
            return
        unit.started = True
        self._running.append(unit)
        handlers, memory = self._handlers, self._memory
        for node, scope in unit.steps:
            handler = handlers.get(type(node))
            if handler is not None:
                self.followed = 0
                value = handler(self, node, scope)
                if value:
                    memory[node] = value
        self._running.pop()
        unit.done = True

    def follow(self) -> bool:
        """True where one more function may be followed that was handed to another one."""
        self.followed += 1
        self.follows_left -= 1
        if self.follows_left < 0:
            raise TooComplexError
        return self.followed <= _FOLLOWED_MAX

    def come_back(self) -> None:
        """Have the statement at work worked out once more, when all that it needs is."""
        if self._running:
            self._cut[self._running[-1]] = None

    def of(self, node: ast.AST | None) -> Value:
        """Return what is known of `node`, an expression of a unit that is at work or done."""
        if node is None:
            return NOTHING
        return self._memory.get(node, NOTHING)

    def of_in(self, node: ast.AST, unit: Unit) -> Value:
        """Return the value of `node`, an expression of `unit`."""
        if not unit.started:
            self.run(unit)
        return self.of(node)

    def argument(self, node: ast.expr, unit: Unit) -> Value:
        """Return the value of `node`, an argument of a call in `unit`, without working out the call around it."""
        if not unit.started and not isinstance(node, ast.Constant) and node not in self._memory:
            inside = set(ast.walk(node))
            self._running.append(unit)
            for step, scope in unit.steps:
                handler = self._handlers.get(type(step)) if step in inside else None
                if handler is not None:
                    self._memory[step] = handler(self, step, scope)
            self._running.pop()
        return self.of(node)

    def report(self, rule: Rule | str, node: ast.AST, symbol: str | None, scope: Scope) -> None:
        """Record a finding; the same one at the same place counts once."""
        if isinstance(rule, str):
            rule = rule_by_id(rule)
        self.findings.setdefault((node, rule.id, symbol), Finding(rule, node, symbol, scope))

    # --- names

    def name(self, name: str, scope: Scope, *, here: ast.Name | None = None) -> Value:
        """Return what `name` may be where it is read in `scope`: at `here`, or at any time after."""
        found: list[Value] = []
        place: Scope | None = scope.module if name in scope.global_names else scope
        unit = self._running[-1] if here is not None and self._running else None
        while place is not None:
            if name in place.bindings and (place.kind is not ScopeKind.CLASS or place is scope):
                same_code = unit is not None and unit.scope is place and runs_at_once(scope, place)
                found.append(self._in(place, name, unit.statement if same_code and unit is not None else -1))
                if isinstance(place.node, ast.Module) and place.parent is not None:
                    unbound = not same_code or unit is None or may_be_unset(name, place, unit.statement)
                else:
                    line = here.lineno if here is not None and place is scope else LAST_LINE
                    unbound = may_be_unbound(name, place, line)
                if not unbound:
                    break
            place = place.parent
        else:
            found.append(self._unbound(name, scope.module))
        return merge(*found)

    def _in(self, place: Scope, name: str, statement: int) -> Value:
        """Return what the bindings of `name` in `place` come to; from `statement` on they don't count, if given."""
        bindings = place.bindings[name]
        count, value = place.settled.get(name, (0, NOTHING))
        while count < len(bindings) and bindings[count].value is not None and reaches(bindings[count], statement):
            value = merge(value, bindings[count].value or NOTHING)
            count += 1
        place.settled[name] = (count, value)
        rest: list[Value] = []
        ordered = name not in place.unordered
        for index in range(count, len(bindings)):
            if reaches(bindings[index], statement):
                rest.append(self.binding(bindings[index]))
            elif ordered:
                break
        return merge(value, *rest)

    def _unbound(self, name: str, module: Scope) -> Value:
        starred = self._by_star(name, module)
        if starred:
            return starred
        if name in _BUILTINS:
            return merge(_BUILTINS[name], self.program.patched.get(f"builtins.{name}", NOTHING))
        if name in _SPECIAL:
            return _SPECIAL[name]
        # A name that nothing binds fails when it is read, unless code that we can't see has put a module there.
        return (Known(name),) if name in objects().through else NOTHING

    def _by_star(self, name: str, module: Scope, depth: int = 0) -> Value:
        """Return what a star import gives `name` in `module`."""
        for star in reversed(module.stars):
            target = self.program.modules.get(star)
            if target is None and (rule_for_method(f"{star}.{name}") or is_carrier(Known(f"{star}.{name}"))):
                return (Known(f"{star}.{name}"),)
            if target is not None and name in target.bindings:
                return merge(*(self.binding(binding) for binding in target.bindings[name]))
            if target is not None and target.stars and depth < _STARS_MAX:
                found = self._by_star(name, target, depth + 1)
                if found:
                    return found
        return NOTHING

    def binding(self, binding: Binding) -> Value:
        """Return what `binding` gives its name."""
        if binding.value is not None:
            return binding.value
        if binding.how is not How.PARAMETER and not binding.unit.started:
            self.run(binding.unit)
        value = self._bound(binding)
        if binding.unit.done and binding.unit not in self._cut and binding.how is not How.PARAMETER:
            binding.value = value
        return value

    def _bound(self, binding: Binding) -> Value:
        self.work_left -= 1
        if self.work_left < 0:
            raise TooComplexError
        maker = self._makers.get(binding.how)
        if maker is not None:
            return maker(binding)
        if binding.source is None:
            return NOTHING
        how, value = binding.how, self.of(binding.source)
        if how is How.CONTENT:
            return (Items(((None, merge(value, elements(value))),)),) if value else NOTHING
        if how is How.CONTEXT:
            value = self.entered(value)
        if how is How.ELEMENT:
            value = self.iterated(value)
        for index in binding.path:
            value = self.part(value, index)
        return value

    def _imported(self, binding: Binding) -> Value:
        target = self.user_module(binding.imported)
        return target if target is not None else (Known(reached(binding.imported)),)

    def _class(self, binding: Binding) -> Value:
        return (Class(binding.scope),) if binding.scope is not None else NOTHING

    def user_module(self, name: str) -> Value | None:
        """Return the program's own file that `name` imports, or the member of one; null is not the program's."""
        if name in self.program.modules:
            return (UserModule(self.program.modules[name]),)
        if self.planted:
            first, dot, rest = name.partition(".")
            planted = self.planted.get(name, self.planted.get(first, NOTHING))
            if planted:
                below = [atom.name for atom in planted if isinstance(atom, Known)]
                return planted if name in self.planted else tuple(Known(f"{one}{dot}{rest}") for one in below)
        module, _, member = name.rpartition(".")
        if module in self.program.modules:
            return self.exported(self.program.modules[module], member)
        return None

    def exported(self, module: Scope, name: str) -> Value:
        """Return what `name` is in one of the program's own modules."""
        if name in module.bindings:
            return merge(*(self.binding(inner) for inner in module.bindings[name]))
        return self._by_star(name, module) or NOTHING

    def words(self, module: Scope) -> frozenset[str]:
        """Return every text in the source of `module` that could name something."""
        known = self._words.get(module.node)
        if known is None:
            texts = (node.value for node in ast.walk(module.node) if isinstance(node, ast.Constant))
            known = frozenset(text for text in texts if isinstance(text, str) and text.isidentifier())
            self._words[module.node] = known
        return known

    def part(self, value: Value, index: object) -> Value:
        """Return what `value[index]` may be; null is any."""
        found: list[Value] = []
        for atom in value:
            if isinstance(atom, Items):
                found.extend(
                    inner for key, inner in atom.entries if index is None or key is None or same_key(key, index)
                )
            elif isinstance(atom, Known) and atom.kind == "instance":
                found.append((atom,) if "parents" in objects().stays.get(atom.name, ()) else NOTHING)
        return merge(*found)

    def iterated(self, value: Value) -> Value:
        """Return what a loop over `value` may meet."""
        kept = tuple(
            atom
            for atom in value
            if isinstance(atom, Known) and atom.kind == "instance" and atom.name in objects().stays
        )
        return merge(elements(value), kept)

    def decorated(self, binding: Binding) -> Value:
        """Return the function that a definition binds."""
        node = binding.node
        if binding.scope is None or not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            return NOTHING
        own: Value = (Function(node, binding.scope),)
        decorators = [atom for one, unit in binding.scope.decorators for atom in self.of_in(one, unit)]
        wrapped = [self.returned(atom.scope) for atom in decorators if isinstance(atom, Function)]
        return merge(own, *wrapped)

    def returned(self, scope: Scope) -> Value:
        """Return what the function of `scope` gives back, apart from what it yields."""
        return merge(*(self.of_in(node, unit) for node, unit in scope.returns))

    def entered(self, value: Value) -> Value:
        """Return what a `with` block binds for `value`."""
        found: list[Value] = []
        for atom in value:
            if isinstance(atom, Instance):
                enter = atom.cls.scope.bindings.get("__enter__", [])
                found.extend(self.returned(inner.scope) for inner in enter if inner.scope is not None)
            else:
                found.append(merge((atom,), elements((atom,))))
        return merge(*found)

    def parameter(self, binding: Binding) -> Value:
        """Return what the calls of its function give a parameter."""
        from mcp_sandbox.analysis.python.parameters import parameter_value  # noqa: PLC0415  the two need each other

        if binding not in self._parameters:
            self._parameters[binding] = NOTHING  # for a function that calls itself
            self._parameters[binding] = parameter_value(self, binding)
        return self._parameters[binding]
