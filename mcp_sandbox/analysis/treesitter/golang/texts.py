"""What Go's builtins and the functions of its library make of texts and slices."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping

from mcp_sandbox.analysis.treesitter.calling import apply, in_order
from mcp_sandbox.analysis.treesitter.clang.literals import unescaped
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import (
    TEXT_CHARACTERS_MAX,
    Scalar,
    fold,
    from_base64,
    from_hex,
    join,
    literals,
)
from mcp_sandbox.analysis.treesitter.formatting import formatted
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.terms import Items
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Known,
    Literal,
    Object,
    Routine,
    Value,
    merge,
    ordered,
    texts,
)

__all__ = ["BUILT_IN", "MAKERS", "TEXTS", "replaced_by"]

_PIECES_MAX = 4_096
_REFLECTED: Value = frozenset([Known("reflect.Value", is_instance=True)])
_KEEPERS = frozenset(
    {"strings.NewReader", "bytes.NewReader", "bytes.NewBufferString", "bytes.NewBuffer", "strings.Clone"}
)


def _text(value: Scalar) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _lower(text: Scalar) -> str:
    return _text(text).lower()


def _upper(text: Scalar) -> str:
    return _text(text).upper()


def _trimmed(text: Scalar, cut: Scalar = None) -> str:
    return _text(text).strip(None if cut is None else _text(cut))


def _without_prefix(text: Scalar, cut: Scalar) -> str:
    return _text(text).removeprefix(_text(cut))


def _without_suffix(text: Scalar, cut: Scalar) -> str:
    return _text(text).removesuffix(_text(cut))


def _replaced(text: Scalar, old: Scalar, new: Scalar, _count: Scalar = -1) -> str:
    return _text(text).replace(_text(old), _text(new))


def _repeated(text: Scalar, count: Scalar) -> str:
    if not isinstance(count, int) or count * len(_text(text)) > TEXT_CHARACTERS_MAX:
        raise ValueError
    return _text(text) * count


def _unquoted(text: Scalar) -> str:
    return unescaped(_text(text)[1:-1])


def _from_hex(text: Scalar) -> str:
    return from_hex(_text(text))


def _from_base64(text: Scalar) -> str:
    return from_base64(_text(text))


TEXTS: Mapping[str, Callable[..., Scalar]] = {
    "strings.ToLower": _lower,
    "strings.ToUpper": _upper,
    "strings.TrimSpace": _trimmed,
    "strings.Trim": _trimmed,
    "strings.TrimPrefix": _without_prefix,
    "strings.TrimSuffix": _without_suffix,
    "strings.ReplaceAll": _replaced,
    "strings.Replace": _replaced,
    "strings.Repeat": _repeated,
    "path/filepath.Clean": _text,
    "strconv.Unquote": _unquoted,
    "encoding/hex.DecodeString": _from_hex,
    "encoding/base64.Encoding.DecodeString": _from_base64,
}
"""What the functions of the library make of texts."""


def _result(resolver: Resolver, given: Given) -> Value:
    """Return one of several results; of a library's function all but the first are errors and the like."""
    position = next((atom.value for atom in given.at(1) if isinstance(atom, Literal)), 0)
    found: list[Value] = []
    for atom in ordered(given.at(0)):
        if isinstance(atom, Object) and isinstance(atom.site, Items) and atom.site.node.type == "return_statement":
            found.append(resolver.held(atom).get(position if isinstance(position, int) else None, NOTHING))
        elif position == 0:
            found.append(frozenset([atom]))
    return merge(*found)


def _appended(resolver: Resolver, given: Given) -> Value:
    made = Object(given.call)
    before: list[Value] = []
    for atom in ordered(given.at(0) - {made}):
        listed = in_order(resolver, frozenset([atom]))
        if listed is None:
            resolver.hold(given.call, None, resolver.elements(frozenset([atom])))
        elif len(listed) > len(before):
            before = listed
    for index, value in enumerate([*before, *given.values[1:]]):
        resolver.hold(given.call, index if index < _PIECES_MAX else None, value)
    return frozenset([made])


def _as_text(resolver: Resolver, atom: Atom) -> Value:
    if isinstance(atom, Literal):
        return literals([chr(atom.value) if type(atom.value) is int and 0 <= atom.value < 0x110000 else atom.value])
    listed = in_order(resolver, frozenset([atom]))
    if listed is None:
        return NOTHING
    return join([_as_text(resolver, next(iter(value))) if len(value) == 1 else NOTHING for value in listed])


def _joined(resolver: Resolver, given: Given) -> Value:
    listed = in_order(resolver, given.at(0))
    if listed is None:
        return NOTHING
    pieces: list[Value] = []
    for index, value in enumerate(listed):
        pieces += [given.at(1), value] if index else [value]
    return join(pieces)


def _divided(resolver: Resolver, given: Given) -> Value:
    for text in texts(given.at(0))[:1]:
        separators = texts(given.at(1))[:1]
        pieces = text.split(separators[0] or None) if separators else text.split()
        for index, piece in enumerate(pieces[:_PIECES_MAX]):
            resolver.hold(given.call, index, literals([piece]))
        return frozenset([Object(given.call)])
    return NOTHING


def _part_of(resolver: Resolver, given: Given) -> Value:
    """Return a part of a list."""
    listed = in_order(resolver, given.at(0))
    bounds = [next((atom.value for atom in value if isinstance(atom, Literal)), None) for value in given.values[1:]]
    if listed is None:
        return frozenset(atom for atom in given.at(0) if isinstance(atom, Object))
    start, end = (bound if type(bound) is int else None for bound in (*bounds, None, None)[:2])
    for index, value in enumerate(listed[start:end]):
        resolver.hold(given.call, index, value)
    return frozenset([Object(given.call)])


def _replacing(resolver: Resolver, given: Given) -> Value:
    """Return what replaces texts by others: a list of both by turns."""
    for index, value in enumerate(given.values[:_PIECES_MAX]):
        resolver.hold(given.call, index, value)
    return frozenset([Object(given.call)])


def replaced_by(resolver: Resolver, owner: Object, given: Given) -> Value:
    """Return a text in which a list of old and new ones has been replaced."""
    pairs = in_order(resolver, frozenset([owner])) or []
    value = given.at(0)
    for old, new in zip(pairs[::2], pairs[1::2], strict=False):
        value = fold(_replaced, [value, old, new])
    return value


def _found(resolver: Resolver, given: Given) -> Value:
    """Return the paths that a pattern finds, each as the pattern itself."""
    resolver.hold(given.call, None, given.at(0))
    return frozenset([Object(given.call)])


def _walk(resolver: Resolver, given: Given) -> Value:
    """Run a function of the program for what stands below a folder."""
    for atom in ordered(given.at(1)):
        if isinstance(atom, Routine):
            apply(resolver, atom, [given.at(0)])
    return NOTHING


def _command(resolver: Resolver, given: Given) -> Value:
    """Return a command, which holds its words too."""
    first = 1 if given.call.arguments and len(given.values) > 1 and not texts(given.at(0)) else 0
    for index, value in enumerate(given.values[first:_PIECES_MAX]):
        resolver.hold(given.call, index, value)
    return frozenset([Known("os/exec.Cmd", is_instance=True), Object(given.call)])


def _run(resolver: Resolver, given: Given) -> Value:
    """Run the functions of the program that are handed over."""
    for value in given.values:
        for atom in ordered(value):
            if isinstance(atom, Routine):
                apply(resolver, atom, ())
    return NOTHING


def _slice(resolver: Resolver, given: Given) -> Value:
    return merge(fold(_sliced, given.values), _part_of(resolver, given))


def _string(resolver: Resolver, given: Given) -> Value:
    return merge(*(_as_text(resolver, atom) for atom in given.at(0)))


def _made(_resolver: Resolver, given: Given) -> Value:
    return frozenset([Object(given.call)])


BUILT_IN: Mapping[str, Callable[[Resolver, Given], Value]] = {
    "append": _appended,
    "make": _made,
    "result": _result,
    "slice": _slice,
    "string": _string,
}


def _home(_resolver: Resolver, _given: Given) -> Value:
    return literals(["~"])


def _path(*parts: Scalar) -> str:
    return posixpath.join(*(_text(part) for part in parts))


MAKERS: Mapping[str, Callable[[Resolver, Given], Value]] = {
    **dict.fromkeys(("reflect.ValueOf", "reflect.Indirect"), lambda _, given: given.at(0) or _REFLECTED),
    **dict.fromkeys(("fmt.Sprintf", "fmt.Errorf"), lambda _, given: formatted(given.values)),
    "fmt.Sprint": lambda _, given: join(given.values),
    **dict.fromkeys(_KEEPERS, lambda _, given: given.at(0)),
    "strings.Join": _joined,
    "strings.NewReplacer": _replacing,
    "path/filepath.Glob": _found,
    **dict.fromkeys(("path/filepath.Walk", "path/filepath.WalkDir"), _walk),
    **dict.fromkeys(("os/exec.Command", "os/exec.CommandContext"), _command),
    **dict.fromkeys(("path/filepath.Join", "path.Join"), lambda _, given: fold(_path, given.values)),
    "os.UserHomeDir": _home,
    **dict.fromkeys(("strings.Fields", "strings.Split"), _divided),
    **dict.fromkeys(("strings.Map", "sort.Slice", "sync.Once.Do", "time.AfterFunc", "slices.SortFunc"), _run),
}
"""What the functions give that put values together, or run what they are given."""


def _sliced(text: Scalar, start: Scalar, end: Scalar) -> str:
    first = start if isinstance(start, int) else 0
    return _text(text)[first : end if isinstance(end, int) else None]
