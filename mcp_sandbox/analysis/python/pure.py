"""Functions and methods without effect that constants are folded through, each bounded in what it may make."""

from __future__ import annotations

import ast
import base64
import binascii
import bz2
import codecs
import html
import json
import lzma
import operator
import re
import string
import textwrap
import urllib.parse
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, cast

__all__ = ["CONSTANTS", "FUNCTIONS", "SIZE_MAX", "UNKNOWN", "Unknown", "call_method", "call_pure", "fits", "operate"]

SIZE_MAX = 65536
"""Characters, bytes or elements of a folded value."""

_BITS_MAX = 65536 * 8
_EXPONENT_MAX = 64
_WIDTH_MAX = 4096


class Unknown:
    """What can't be folded."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Unknown()

_FAILURES = (
    TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError, MemoryError, EOFError,
    binascii.Error, zlib.error, lzma.LZMAError, OSError, SyntaxError, StopIteration,
)  # fmt: skip


def fits(value: object) -> bool:
    """True where `value` is small enough to go on with."""
    if isinstance(value, str | bytes | bytearray | list | tuple | dict | set | frozenset | range):
        return len(cast("Sequence[object]", value)) <= SIZE_MAX
    return not isinstance(value, int) or value.bit_length() <= _BITS_MAX


def _size(value: object) -> int:
    if isinstance(value, str | bytes | bytearray):
        return len(value)
    if isinstance(value, list | tuple | dict | set | frozenset | range):
        return len(cast("Sequence[object]", value)) * 8
    if isinstance(value, int):
        return 1 if abs(value) <= SIZE_MAX else SIZE_MAX + 1
    return 1


# --- operators

_OPERATORS: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mod: operator.mod,
    ast.FloorDiv: operator.floordiv,
    ast.Div: operator.truediv,
    ast.BitXor: operator.xor,
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.RShift: operator.rshift,
}


def operate(kind: type[ast.operator], left: Any, right: Any) -> object:
    """Return `left kind right`, or `UNKNOWN`."""
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    try:
        return _checked(_operated(kind, left, right))
    except _FAILURES:
        return UNKNOWN


def _operated(kind: type[ast.operator], left: Any, right: Any) -> object:
    if kind is ast.Mult:
        return left * right if _size(left) * max(1, _length_of(left, right)) <= SIZE_MAX else UNKNOWN
    if kind is ast.Pow:
        return left**right if isinstance(right, int) and abs(right) <= _EXPONENT_MAX and _is_small(left) else UNKNOWN
    if kind is ast.LShift:
        return left << right if isinstance(right, int) and 0 <= right <= _WIDTH_MAX else UNKNOWN
    if kind is ast.Mod and isinstance(left, str | bytes) and _is_wide(left):
        return UNKNOWN
    function = _OPERATORS.get(kind)
    return function(left, right) if function is not None else UNKNOWN


def _length_of(left: object, right: object) -> int:
    if isinstance(left, int) and isinstance(right, int):
        return 1
    if isinstance(right, int):
        return abs(right)
    return _size(right) * (abs(left) if isinstance(left, int) else 1)


def _is_small(value: object) -> bool:
    return isinstance(value, int) and value.bit_length() <= 256


def _is_wide(template: str | bytes) -> bool:
    text = template if isinstance(template, str) else template.decode("latin-1")
    return re.search(r"\d{4,}|\*", text) is not None


def _checked(value: object) -> object:
    return value if fits(value) else UNKNOWN


# --- functions


def _inflate(data: bytes) -> bytes:
    inflater = zlib.decompressobj()
    return inflater.decompress(data, SIZE_MAX)


def _gunzip(data: bytes) -> bytes:
    return zlib.decompressobj(wbits=31).decompress(data, SIZE_MAX)


def _range(*bounds: int) -> object:
    made = range(*bounds)
    return made if abs(bounds[-1] if len(bounds) == 1 else bounds[1] - bounds[0]) <= SIZE_MAX else UNKNOWN


def _bytes(*arguments: Any) -> object:
    if arguments and isinstance(arguments[0], int):
        return bytes(arguments[0]) if 0 <= arguments[0] <= SIZE_MAX else UNKNOWN
    return bytes(*arguments)


def _home(path: Any) -> object:
    return path  # `~` stays as it is: which folder it is doesn't matter, only whose


def _joined(*parts: Any) -> object:
    return str(PurePosixPath(*parts))


def _decode(data: Any, encoding: str = "utf-8", errors: str = "strict") -> object:
    return codecs.decode(data, encoding, errors) if _is_codec(encoding) else UNKNOWN


def _is_codec(encoding: str) -> bool:
    # Compressing codecs have no bound of their own.
    return encoding.replace("-", "_").lower() not in {"zip", "zlib", "bz2", "zlib_codec", "bz2_codec"}


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "builtins.chr": chr, "builtins.ord": ord, "builtins.str": str, "builtins.bytes": _bytes, "builtins.int": int,
    "builtins.bytearray": _bytes, "builtins.len": len, "builtins.range": _range, "builtins.list": list,
    "builtins.tuple": tuple, "builtins.set": set, "builtins.frozenset": frozenset, "builtins.dict": dict,
    "builtins.reversed": lambda value: list(reversed(value)), "builtins.sorted": sorted, "builtins.sum": sum,
    "builtins.zip": lambda *columns: list(zip(*columns, strict=False)), "builtins.iter": list, "builtins.bool": bool,
    "builtins.enumerate": lambda value, start=0: list(enumerate(value, start)), "builtins.min": min,
    "builtins.max": max, "builtins.abs": abs, "builtins.hex": hex, "builtins.oct": oct, "builtins.bin": bin,
    "builtins.divmod": divmod, "builtins.round": round, "builtins.repr": repr, "builtins.any": any, "builtins.all": all,
    "builtins.ascii": ascii, "builtins.float": float, "builtins.memoryview": bytes,
    "builtins.bytes.fromhex": bytes.fromhex, "builtins.bytearray.fromhex": bytes.fromhex,
    "builtins.str.join": str.join, "builtins.str.maketrans": str.maketrans, "builtins.bytes.decode": bytes.decode,
    "builtins.str.lower": str.lower, "builtins.str.upper": str.upper, "builtins.str.strip": str.strip,
    "builtins.bytes.maketrans": bytes.maketrans, "builtins.int.from_bytes": int.from_bytes,
    "builtins.dict.fromkeys": dict.fromkeys,
    "base64.b64decode": base64.b64decode, "base64.b64encode": base64.b64encode, "base64.b32decode": base64.b32decode,
    "base64.b16decode": base64.b16decode, "base64.b85decode": base64.b85decode, "base64.a85decode": base64.a85decode,
    "base64.urlsafe_b64decode": base64.urlsafe_b64decode, "base64.standard_b64decode": base64.standard_b64decode,
    "base64.decodebytes": base64.decodebytes, "base64.b85encode": base64.b85encode,
    "base64.b32encode": base64.b32encode, "base64.b16encode": base64.b16encode,
    "binascii.unhexlify": binascii.unhexlify, "binascii.a2b_hex": binascii.a2b_hex,
    "binascii.hexlify": binascii.hexlify, "binascii.a2b_base64": binascii.a2b_base64,
    "codecs.decode": _decode, "codecs.encode": codecs.encode, "zlib.decompress": _inflate, "gzip.decompress": _gunzip,
    "bz2.decompress": lambda data: bz2.BZ2Decompressor().decompress(data, SIZE_MAX),
    "lzma.decompress": lambda data: lzma.LZMADecompressor().decompress(data, SIZE_MAX),
    "urllib.parse.unquote": urllib.parse.unquote, "urllib.parse.unquote_plus": urllib.parse.unquote_plus,
    "html.unescape": html.unescape, "json.loads": json.loads, "ast.literal_eval": ast.literal_eval,
    "operator.add": operator.add, "operator.concat": operator.concat, "operator.xor": operator.xor,
    "operator.getitem": operator.getitem, "operator.mod": lambda left, right: operate(ast.Mod, left, right),
    "itertools.chain": lambda *parts: [element for part in parts for element in part],
    "itertools.chain.from_iterable": lambda parts: [element for part in parts for element in part],
    "os.path.expanduser": _home, "os.path.join": _joined, "os.path.abspath": _home, "os.path.realpath": _home,
    "os.path.normpath": lambda path: str(PurePosixPath(path)), "os.fspath": str, "os.path.expandvars": _home,
    "pathlib.Path": PurePosixPath, "pathlib.PurePath": PurePosixPath, "pathlib.PurePosixPath": PurePosixPath,
    "pathlib.Path.home": lambda: PurePosixPath("~"), "shlex.split": lambda text: str(text).split(),
    "shlex.join": " ".join, "shlex.quote": str, "textwrap.dedent": textwrap.dedent,
}  # fmt: skip
"""By resolved name."""

CONSTANTS: Mapping[str, object] = {
    **{
        f"string.{name}": getattr(string, name)
        for name in (
            "ascii_letters", "ascii_lowercase", "ascii_uppercase", "digits", "hexdigits", "octdigits", "punctuation",
            "printable", "whitespace",
        )
    },
    "os.sep": "/", "os.path.sep": "/", "os.curdir": ".", "os.pardir": "..", "os.linesep": "\n", "os.extsep": ".",
    "os.devnull": "/dev/null",
}  # fmt: skip
"""Members of modules that are the same everywhere."""


def call_pure(name: str, arguments: Sequence[Any], keywords: Mapping[str, Any]) -> object:
    """Return what the function `name` gives for known arguments, or `UNKNOWN`."""
    function = FUNCTIONS.get(name)
    if function is None or any(value is UNKNOWN for value in (*arguments, *keywords.values())):
        return UNKNOWN
    if any(isinstance(value, str) and len(value) > 4000 for value in arguments) and name == "builtins.int":
        return UNKNOWN
    try:
        return _checked(function(*arguments, **keywords))
    except _FAILURES:
        return UNKNOWN


# --- methods

_METHODS: Mapping[type, frozenset[str]] = {
    str: frozenset(
        [
            "capitalize",
            "casefold",
            "center",
            "count",
            "decode",
            "encode",
            "endswith",
            "expandtabs",
            "find",
            "format",
            "index",
            "isalnum",
            "isalpha",
            "isdigit",
            "isidentifier",
            "islower",
            "isupper",
            "join",
            "ljust",
            "lower",
            "lstrip",
            "partition",
            "removeprefix",
            "removesuffix",
            "replace",
            "rfind",
            "rindex",
            "rjust",
            "rpartition",
            "rsplit",
            "rstrip",
            "split",
            "splitlines",
            "startswith",
            "strip",
            "swapcase",
            "title",
            "translate",
            "upper",
            "zfill",
            "format_map",
            "__add__",
            "__getitem__",
            "__mod__",
            "__len__",
            "__str__",
            "__mul__",
        ]
    ),
    bytes: frozenset(
        [
            "decode",
            "hex",
            "join",
            "lower",
            "upper",
            "replace",
            "split",
            "strip",
            "lstrip",
            "rstrip",
            "translate",
            "startswith",
            "endswith",
            "find",
            "index",
            "removeprefix",
            "removesuffix",
            "partition",
            "swapcase",
            "title",
            "__add__",
            "__getitem__",
            "tobytes",
        ]
    ),
    int: frozenset(["to_bytes", "bit_length", "__add__", "__sub__", "__xor__", "__mul__"]),
    list: frozenset(
        [
            "index",
            "count",
            "copy",
            "append",
            "extend",
            "insert",
            "reverse",
            "pop",
            "sort",
            "remove",
            "clear",
            "__getitem__",
        ]
    ),
    tuple: frozenset(["index", "count", "__getitem__"]),
    dict: frozenset(["get", "keys", "values", "items", "copy", "update", "pop", "setdefault", "__getitem__"]),
    set: frozenset(["add", "copy", "union"]),
    PurePosixPath: frozenset(
        ["joinpath", "with_suffix", "with_name", "resolve", "absolute", "expanduser", "as_posix", "__str__"]
    ),
}


def call_method(owner: Any, name: str, arguments: Sequence[Any], keywords: Mapping[str, Any]) -> object:
    """Return what `owner.name(…)` gives, or `UNKNOWN`; lists and mappings are changed in place as the program would."""
    for kind, names in _METHODS.items():
        if isinstance(owner, kind):
            break
    else:
        return UNKNOWN
    if name not in names or not _is_bounded(owner, name, arguments):
        return UNKNOWN
    changes = isinstance(owner, list | dict | set)
    if not changes and any(value is UNKNOWN for value in (*arguments, *keywords.values())):
        return UNKNOWN
    try:
        if isinstance(owner, PurePosixPath):
            return _path_method(owner, name, arguments)
        value = getattr(owner, name)(*arguments, **keywords)
        if name in {"keys", "values", "items"}:
            value = list(value)
        return _checked(value)
    except _FAILURES:
        return UNKNOWN


def _path_method(owner: PurePosixPath, name: str, arguments: Sequence[Any]) -> object:
    if name in {"resolve", "absolute", "expanduser"}:
        return owner
    if name in {"as_posix", "__str__"}:
        return str(owner)
    return getattr(owner, name)(*arguments)


def _is_bounded(owner: object, name: str, arguments: Sequence[Any]) -> bool:
    if name in {"center", "ljust", "rjust", "zfill", "expandtabs", "to_bytes"}:
        return all(not isinstance(value, int) or abs(value) <= _WIDTH_MAX for value in arguments)
    if name in {"format", "format_map", "__mod__"} and isinstance(owner, str):
        return not _is_wide(owner) and not re.search(r"[{][^}]*[.\[]", owner)
    if name == "replace" and len(arguments) > 1:
        return _size(owner) * max(1, _size(arguments[1])) <= SIZE_MAX * 8
    if name == "join" and arguments and isinstance(arguments[0], list | tuple | str):
        parts = cast("Sequence[object]", arguments[0])
        return _size(owner) * len(parts) + sum(_size(part) for part in parts) <= SIZE_MAX * 2
    if name in {"translate", "__mul__"}:
        return _size(owner) <= _WIDTH_MAX * 4 and all(_size(value) <= SIZE_MAX for value in arguments)
    return _size(owner) <= SIZE_MAX * 8
