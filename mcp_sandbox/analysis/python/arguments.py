"""When a call's arguments make it a danger: the conditions that rules name in their `when`."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from mcp_sandbox.analysis.python.destruction import COMMAND_CATEGORIES, deletes_vital, destroys, multiplies, writes_disk
from mcp_sandbox.analysis.python.paths import (
    filename_keyword,
    first_path,
    first_source,
    in_place,
    named_path,
    open_mode,
    second_path,
)
from mcp_sandbox.analysis.python.reporting import symbol_of
from mcp_sandbox.analysis.python.resolver import Resolver, rules_of
from mcp_sandbox.analysis.python.values import Given, Known
from mcp_sandbox.analysis.rules import Rule, canonical, objects, rule_by_id, rule_for
from mcp_sandbox.domain.category import Category

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.invocation import Call

__all__ = ["CONDITIONS", "rules_that_hold"]

_Condition = Callable[[Resolver, "Call", str], "str | bool"]
"""True where the rule holds; a text is the rule that holds in its stead."""

_TEXTS_MAX = 256


def rules_that_hold(resolver: Resolver, subject: Known | tuple[str, ...], made: Call) -> tuple[Rule, ...]:
    """Return the rules that the call `made` of `subject`, a name or rule ids, breaks.

    Those with a condition that is met come before, and instead of, the one that has none.
    """
    name = subject.name if isinstance(subject, Known) else ""
    rules = rules_of(subject) if isinstance(subject, Known) else tuple(rule_by_id(one) for one in subject)
    held: list[Rule] = []
    for rule in rules:
        if held and rule.when is None:
            break
        one = _held(resolver, rule, made, name)
        if one is not None:
            held.append(one)
    for rule in held:
        if rule.category in COMMAND_CATEGORIES:
            _judge_command(resolver, made, name)
        if rule.category is Category.FILE_DELETE and deletes_vital(resolver, made, name):
            resolver.report("recursive-delete", made.node, symbol_of(name) or None, made.scope)
        if rule.category is Category.FILE_WRITE and writes_disk(resolver, made):
            resolver.report("destructive-command", made.node, symbol_of(name) or None, made.scope)
    return tuple(held)


def _judge_command(resolver: Resolver, made: Call, name: str) -> None:
    symbol = symbol_of(name) or None
    if multiplies(resolver, made, canonical(name)) or destroys(resolver, made):
        resolver.report("destructive-command", made.node, symbol, made.scope)
    elif made.scope is not made.scope.module:
        resolver.program.commands.append((made, symbol))


def _held(resolver: Resolver, rule: Rule, made: Call, name: str) -> Rule | None:
    condition = CONDITIONS.get(rule.id) or (CONDITIONS.get(rule.when) if rule.when is not None else None)
    if condition is None:
        return rule if rule.when is None else None
    verdict = condition(resolver, made, canonical(name))
    if isinstance(verdict, str):
        return rule_by_id(verdict)
    return rule if verdict else None


# --- conditions


def _shell(resolver: Resolver, made: Call, name: str) -> bool:
    del name
    given = made.keywords.get("shell") or made.argument(8)
    if given is None:
        spread = made.keywords.get("**")
        return spread is not None and _spread_shell(resolver, spread)
    candidates = resolver.constants.of(given)
    return not candidates.complete or any(bool(value) for value in candidates.values)


def _spread_shell(resolver: Resolver, spread: Given) -> bool:
    for value in resolver.constants.of(spread).values:
        if isinstance(value, dict):
            return bool(value.get("shell"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    return True


def _never(resolver: Resolver, made: Call, name: str) -> bool:
    del resolver, made, name
    return False


def _called(resolver: Resolver, made: Call, name: str) -> bool:
    del resolver, made, name
    return True


def _code_text(resolver: Resolver, made: Call, name: str) -> bool:
    del name
    for given in (made.argument(0, "stmt"), made.argument(1, "setup")):
        if given is None or given.value:
            continue
        if isinstance(given.node, ast.Lambda):
            continue
        if not isinstance(given.node, ast.Name) or resolver.constants.of(given).texts:
            return True
    return False


def _destroys(resolver: Resolver, made: Call, name: str) -> bool:
    del name
    return destroys(resolver, made)


def _database(resolver: Resolver, made: Call, name: str) -> str | bool:
    """`sqlite:///file` writes a file, `sqlite://` nothing, and any other address is another machine."""
    given = made.argument(1, "con") if name.endswith("to_sql") or not name else made.argument(0, "url")
    for text in resolver.constants.of(given).texts:
        if not text.startswith("sqlite"):
            return "network-client"
        return not re.fullmatch(r"sqlite(\+\w+)?:/{0,3}(:memory:)?", text)
    return False


_REACHES = re.compile(r"__\w+__|\b(?:eval|exec|open|compile|getattr|globals|vars|breakpoint|input)\s*\(")
"""What a text asks for that does more than compute."""


def _reaching_text(resolver: Resolver, made: Call, name: str) -> bool:
    given = [*made.arguments, *made.keywords.values()]
    texts = [text for one in given for text in resolver.constants.of(one).texts]
    if name in {"typing.get_type_hints", "inspect.get_annotations"}:
        texts += resolver.program.annotations
        texts += _written_annotations(made) if "__annotations__" in resolver.words(made.scope.module) else []
    return any(_REACHES.search(text) or _names_danger(text) for text in texts)


def _written_annotations(made: Call) -> list[str]:
    """Return each text under the key `__annotations__` that the module's mappings hold."""
    found: list[str] = []
    for node in ast.walk(made.scope.module.node):
        for key, value in zip(node.keys, node.values, strict=True) if isinstance(node, ast.Dict) else ():
            if isinstance(key, ast.Constant) and key.value == "__annotations__":
                constants = (one.value for one in ast.walk(value) if isinstance(one, ast.Constant))
                found += [one for one in constants if isinstance(one, str)]
    return found


def _dangerous_names(resolver: Resolver, made: Call, name: str) -> bool:
    del name
    texts = [text for one in (*made.arguments, *made.keywords.values()) for text in _texts_in(resolver, one)]
    return any("." in text and rule_for(text.removeprefix("ext://")) for text in texts)


def _texts_in(resolver: Resolver, given: Given) -> list[str]:
    """Return the texts in `given`, at whatever depth."""
    found: list[str] = list(resolver.constants.literals(given))
    stack = list(resolver.constants.of(given).values)
    while stack and len(found) < _TEXTS_MAX:
        value = stack.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            stack += cast("dict[object, object]", value).values()
        elif isinstance(value, list | tuple):
            stack += cast("list[object]", value)
    return found


def _names_danger(text: str) -> bool:
    words = re.findall(r"\.\s*(\w+)\s*\(", text)
    return any(word in objects().distinctive for word in words)


def _yaml_loader(resolver: Resolver, made: Call, name: str) -> bool:
    del resolver, name
    given = made.argument(1, "Loader")
    if given is None or given.node is None:
        return True
    text = given.node.attr if isinstance(given.node, ast.Attribute) else getattr(given.node, "id", "")
    return "Safe" not in text and "BaseLoader" not in text


def _allow_pickle(resolver: Resolver, made: Call, name: str) -> bool:
    del name
    given = made.argument(2, "allow_pickle")
    if given is None:
        return False
    candidates = resolver.constants.of(given)
    return not candidates.complete or any(bool(value) for value in candidates.values)


CONDITIONS: Mapping[str, _Condition] = {
    "shell": _shell,
    "import": _never,
    "called": _called,
    "code_text": _code_text,
    "first_path": first_path,
    "file-output": first_path,
    "file-output-named": named_path,
    "second_path": second_path,
    "first_source": first_source,
    "filename_keyword": filename_keyword,
    "open_mode": open_mode,
    "destroys": _destroys,
    "in_place": in_place,
    "database": _database,
    "reaching_text": _reaching_text,
    "dangerous_names": _dangerous_names,
    "yaml_loader": _yaml_loader,
    "allow_pickle": _allow_pickle,
}
