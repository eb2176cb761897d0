"""Functions without effect that constants are folded through, each bounded in what it may make."""

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
import posixpath
import string
import struct
import textwrap
import urllib.parse
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, cast

import re2

from mcp_sandbox.analysis.python.operators import (
    FAILURES,
    SIZE_MAX,
    UNKNOWN,
    checked,
    has_text,
    in_order,
    is_unbounded,
    is_vast,
    operate,
)

__all__ = ["CONSTANTS", "QUICK", "call_pure"]


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


def _variable(name: Any, default: Any = None) -> object:
    del default
    return "~" if name in {"HOME", "USERPROFILE"} else UNKNOWN


def _joined(*parts: Any) -> object:
    return str(PurePosixPath(*parts))


def _decode(data: Any, encoding: str = "utf-8", errors: str = "strict") -> object:
    return codecs.decode(data, encoding, errors) if _is_codec(encoding) else UNKNOWN


def _is_codec(encoding: str) -> bool:
    return not is_unbounded(encoding)


def _encoded(data: Any, encoding: str = "utf-8", errors: str = "strict") -> object:
    return codecs.encode(data, encoding, errors) if _is_codec(encoding) else UNKNOWN


def _packed(form: Any, *values: Any) -> object:
    return struct.pack(form, *values) if struct.calcsize(form) <= SIZE_MAX else UNKNOWN


def _reversed(value: Any) -> list[Any]:
    return [*value][::-1]


def _enumerated(value: Any, start: int = 0) -> list[tuple[int, Any]]:
    return list(enumerate(cast("list[Any]", value), start))


def _zipped(*columns: Any) -> list[tuple[Any, ...]]:
    return list(zip(*columns, strict=False))


def _chained(parts: Any) -> list[Any]:
    return [element for part in parts for element in part]


def _chained_parts(*parts: Any) -> list[Any]:
    return _chained(parts)


def _unpacked_bz2(data: bytes) -> bytes:
    return bz2.BZ2Decompressor().decompress(data, SIZE_MAX)


def _unpacked_lzma(data: bytes) -> bytes:
    return lzma.LZMADecompressor().decompress(data, SIZE_MAX)


def _normal(path: Any) -> str:
    return str(PurePosixPath(path))


def _home_folder() -> PurePosixPath:
    return PurePosixPath("~")


def _source(text: Any, *rest: Any, **options: Any) -> Any:
    del rest, options
    return text  # a tree stands for its text: what is compiled of it is read as that


def _words(text: Any) -> list[str]:
    return str(text).split()


def _exclusive_or(left: Any, right: Any) -> object:
    return operate(ast.BitXor, left, right)


def _remainder(left: Any, right: Any) -> object:
    return operate(ast.Mod, left, right)


def _by_pattern(name: str) -> Callable[..., object]:
    """Return the function `name` of the engine that can't be made slow; what it can't read is not known."""

    def bounded(pattern: str, *arguments: Any) -> object:
        options = re2.Options()
        options.log_errors = False
        if len(arguments) > 2 or len(pattern) + sum(map(len, arguments)) > 512:
            return UNKNOWN
        try:
            made: object = getattr(re2.compile(pattern, options), name)(*arguments)
        except re2.error:
            return UNKNOWN
        return made

    return bounded


_FUNCTIONS: dict[str, Any] = {
    "builtins.chr": chr, "builtins.ord": ord, "builtins.str": str, "builtins.bytes": _bytes, "builtins.int": int,
    "builtins.bytearray": _bytes, "builtins.len": len, "builtins.range": _range, "builtins.list": list,
    "builtins.tuple": tuple, "builtins.set": set, "builtins.frozenset": frozenset, "builtins.dict": dict,
    "builtins.reversed": _reversed, "builtins.sorted": sorted, "builtins.sum": sum,
    "builtins.zip": _zipped, "builtins.iter": list, "builtins.bool": bool,
    "builtins.enumerate": _enumerated, "builtins.min": min,
    "builtins.max": max, "builtins.abs": abs, "builtins.hex": hex, "builtins.oct": oct, "builtins.bin": bin,
    "builtins.divmod": divmod, "builtins.round": round, "builtins.repr": repr, "builtins.any": any, "builtins.all": all,
    "builtins.ascii": ascii, "builtins.float": float, "builtins.memoryview": bytes,
    "builtins.bytes.fromhex": bytes.fromhex, "builtins.bytearray.fromhex": bytes.fromhex,
    "string.Template": string.Template,
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
    "codecs.decode": _decode, "codecs.encode": _encoded, "zlib.decompress": _inflate, "gzip.decompress": _gunzip,
    "bz2.decompress": _unpacked_bz2,
    "lzma.decompress": _unpacked_lzma,
    "urllib.parse.unquote": urllib.parse.unquote, "urllib.parse.unquote_plus": urllib.parse.unquote_plus,
    "html.unescape": html.unescape, "json.loads": json.loads, "ast.literal_eval": ast.literal_eval,
    "ast.parse": _source,
    "struct.pack": _packed,
    "operator.add": operator.add, "operator.concat": operator.concat, "operator.xor": _exclusive_or,
    "operator.getitem": operator.getitem, "operator.mod": _remainder,
    "itertools.chain": _chained_parts,
    "itertools.chain.from_iterable": _chained,
    "os.path.expanduser": _home, "os.path.dirname": posixpath.dirname, "os.path.basename": posixpath.basename,
    "os.getenv": _variable,
    "os.environ.get": _variable, "os.path.join": _joined, "os.path.abspath": _home, "os.path.realpath": _home,
    "os.path.normpath": _normal, "os.fspath": str, "os.path.expandvars": _home,
    "pathlib.Path": PurePosixPath, "pathlib.PurePath": PurePosixPath, "pathlib.PurePosixPath": PurePosixPath,
    "pathlib.Path.home": _home_folder, "shlex.split": _words,
    "shlex.join": " ".join, "shlex.quote": str, "textwrap.dedent": textwrap.dedent,
    "re.sub": _by_pattern("sub"),
    "re.findall": _by_pattern("findall"), "re.split": _by_pattern("split"),
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


QUICK = frozenset({"builtins.len", "builtins.ord", "builtins.chr", "builtins.bool", "builtins.range"})
"""Functions that take as long for a long argument as for a short one."""

_ENCODES = frozenset({"builtins.str", "builtins.bytes", "builtins.bytearray"})

_WRITES = frozenset({"builtins.str", "builtins.repr", "builtins.ascii", "shlex.quote", "os.fspath"})
"""Functions that write their argument out."""


def call_pure(name: str, arguments: Sequence[Any], keywords: Mapping[str, Any]) -> object:
    """Return what the function `name` gives for known arguments, or `UNKNOWN`."""
    function = _FUNCTIONS.get(name)
    given = (*arguments, *keywords.values())
    if function is None or any(value is UNKNOWN for value in given):
        return UNKNOWN
    if name not in QUICK and (any(map(is_vast, given)) or (name in _ENCODES and any(map(is_unbounded, given)))):
        return UNKNOWN
    if any(isinstance(value, str) and len(value) > 4000 for value in arguments) and name == "builtins.int":
        return UNKNOWN
    if name in _WRITES and not all(map(has_text, arguments)):
        return UNKNOWN
    try:
        return checked(function(*map(in_order, arguments), **keywords))
    except FAILURES:
        return UNKNOWN
