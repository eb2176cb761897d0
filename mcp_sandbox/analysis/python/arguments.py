"""When a call's arguments make it a danger: the conditions that rules name in their `when`."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from mcp_sandbox.analysis.python.destruction import COMMAND_CATEGORIES, deletes_vital, destroys, writes_disk
from mcp_sandbox.analysis.python.reporting import symbol_of
from mcp_sandbox.analysis.python.resolver import Resolver, rules_of
from mcp_sandbox.analysis.python.values import Given, Instance, Items, Known
from mcp_sandbox.analysis.rules import Rule, canonical, objects, rule_by_id, rule_for
from mcp_sandbox.domain.category import Category

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.invocation import Call

__all__ = ["CONDITIONS", "rules_that_hold"]

_Condition = Callable[[Resolver, "Call", str], "str | bool"]
"""True where the rule holds; a text is the rule that holds in its stead."""

_TEXTS_MAX = 256
_MEMORY_FILES = frozenset(
    {"io.StringIO", "io.BytesIO", "sys.stdout", "sys.stderr", "sys.stdin", "sys.stdout.buffer", "sys.stdin.buffer",
     "sys.__stdout__", "StringIO.StringIO", "io.TextIOWrapper", "tempfile.SpooledTemporaryFile", "builtins.bytes"}
)  # fmt: skip


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
        bomb = canonical(name) == "os.fork" and made.node in resolver.program.endless
        if rule.category in COMMAND_CATEGORIES and (bomb or destroys(resolver, made)):
            resolver.report("destructive-command", made.node, symbol_of(name) or None, made.scope)
        if rule.category is Category.FILE_DELETE and deletes_vital(resolver, made, name):
            resolver.report("recursive-delete", made.node, symbol_of(name) or None, made.scope)
        if rule.category is Category.FILE_WRITE and writes_disk(resolver, made):
            resolver.report("destructive-command", made.node, symbol_of(name) or None, made.scope)
    return tuple(held)


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


def _is_path(resolver: Resolver, given: Given | None) -> bool:
    """True where an argument names a file, or may; false for files that are in memory."""
    if given is None:
        return False
    if isinstance(given.node, ast.Constant) and given.node.value is None:
        return False
    if any(isinstance(atom, Instance | Items) for atom in given.value):
        return False
    if any(isinstance(atom, Known) and canonical(atom.name) in _MEMORY_FILES for atom in given.value):
        return False
    return ":memory:" not in resolver.constants.of(given).texts


def _first_path(resolver: Resolver, made: Call, name: str) -> bool:
    del name
    given = made.argument(0)
    for keyword in ("fname", "path_or_buf", "path", "file", "excel_writer", "filename", "database", "buf"):
        given = given or made.keywords.get(keyword)
    return _is_path(resolver, given)


def _second_path(resolver: Resolver, made: Call, name: str) -> bool:
    del name
    return _is_path(resolver, made.argument(1, "f"))


def _named_path(resolver: Resolver, made: Call, name: str) -> bool:
    if not _first_path(resolver, made, name):
        return False
    given = made.argument(0) or next(iter(made.keywords.values()), None)
    texts = resolver.constants.of(given).texts
    return any(re.search(r"\.\w{2,5}$", text) and not text.startswith(" ") for text in texts)


def _first_source(resolver: Resolver, made: Call, name: str) -> str | bool:
    given = made.argument(0) or made.keywords.get("filepath_or_buffer") or made.keywords.get("fname")
    texts = resolver.constants.of(given).texts
    if any(re.match(r"(?i)(https?|ftp|s3|gs)://", text) for text in texts):
        return "network-client"
    if name in {"pandas.read_json", "pandas.read_html", "pandas.read_xml"} and any(
        text.lstrip().startswith(("{", "[", "<")) for text in texts
    ):
        return False
    return _first_path(resolver, made, name) or (given is not None and _is_path(resolver, given))


def _filename_keyword(resolver: Resolver, made: Call, name: str) -> bool:
    del name
    return _is_path(resolver, made.keywords.get("filename"))


_WRITES = re.compile(r"[wax+]")
_MODE_INDEX = {
    "pathlib.Path.open": 0, "os.open": 1, "numpy.memmap": 2, "tarfile.TarFile.open": 1,
}  # fmt: skip


def _open_mode(resolver: Resolver, made: Call, name: str) -> str | bool:
    given = made.argument(_MODE_INDEX.get(name, 1), "mode") or made.keywords.get("flags")
    if name != "pathlib.Path.open" and made.arguments and not _is_path(resolver, made.argument(0)):
        return False
    if given is None:
        return (
            "file-open-write"
            if "**" in made.keywords and not resolver.constants.of(made.keywords["**"]).complete
            else True
        )
    if name == "os.open":
        return _open_flags(resolver, given)
    candidates = resolver.constants.of(given)
    writes = any(isinstance(value, str) and _WRITES.search(value) for value in candidates.values)
    return "file-open-write" if writes or not candidates.complete else True


def _open_flags(resolver: Resolver, given: Given) -> str | bool:
    if given.node is not None and any(
        isinstance(node, ast.Attribute | ast.Name)
        and any(
            flag in (node.attr if isinstance(node, ast.Attribute) else node.id)
            for flag in ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", "O_TMPFILE")
        )
        for node in ast.walk(given.node)
    ):
        return "file-open-write"
    candidates = resolver.constants.of(given)
    numbers = [value for value in candidates.values if isinstance(value, int)]
    if any(number & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND) for number in numbers):
        return "file-open-write"
    reads = bool(numbers) or (given.node is not None and "O_RDONLY" in ast.dump(given.node))
    return True if reads else "file-open-write"


def _destroys(resolver: Resolver, made: Call, name: str) -> bool:
    del name
    return destroys(resolver, made)


def _in_place(resolver: Resolver, made: Call, name: str) -> bool:
    del name
    given = made.argument(1, "inplace")
    return given is not None and any(bool(value) for value in resolver.constants.of(given).values)


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
    return any(_REACHES.search(text) or _names_danger(text) for text in texts)


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
    "first_path": _first_path,
    "file-output": _first_path,
    "file-output-named": _named_path,
    "second_path": _second_path,
    "first_source": _first_source,
    "filename_keyword": _filename_keyword,
    "open_mode": _open_mode,
    "destroys": _destroys,
    "in_place": _in_place,
    "database": _database,
    "reaching_text": _reaching_text,
    "dangerous_names": _dangerous_names,
    "yaml_loader": _yaml_loader,
    "allow_pickle": _allow_pickle,
}
