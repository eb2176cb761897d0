"""Conditions on what a call names: paths, files in memory, streams and addresses."""

from __future__ import annotations

import ast
import os
import re
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.python.resolver import Resolver
from mcp_sandbox.analysis.python.tracing import starts, written
from mcp_sandbox.analysis.python.values import Given, Instance, Items, Known
from mcp_sandbox.analysis.rules import canonical

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.invocation import Call

__all__ = [
    "filename_keyword",
    "first_path",
    "first_source",
    "in_place",
    "named_path",
    "open_mode",
    "second_path",
]

_NO_PATHS = frozenset(
    {"io.StringIO", "io.BytesIO", "sys.stdout", "sys.stderr", "sys.stdin", "sys.stdout.buffer", "sys.stdin.buffer",
     "sys.__stdout__", "StringIO.StringIO", "io.TextIOWrapper", "tempfile.SpooledTemporaryFile", "builtins.bytes",
     "pandas.ExcelWriter", "matplotlib.backends.backend_pdf.PdfPages"}
)  # fmt: skip
"""Objects that are files in memory, or whose own making was the finding."""


def _is_path(resolver: Resolver, given: Given | None) -> bool:
    """True where an argument names a file, or may; false for files that are in memory, and for lines."""
    if given is None:
        return False
    if isinstance(given.node, ast.Constant) and given.node.value is None:
        return False
    if any(isinstance(atom, Instance | Items) for atom in given.value):
        return False
    if any(isinstance(atom, Known) and canonical(atom.name) in _NO_PATHS for atom in given.value):
        return False
    return not _is_made_of_lines(given) and ":memory:" not in resolver.constants.of(given).texts


def _is_made_of_lines(given: Given) -> bool:
    """True where `given` is a list or what goes through one, which no function takes for a path."""
    return bool(sources := list(written(given))) and all(
        isinstance(node, ast.List | ast.ListComp | ast.GeneratorExp)
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _SPLITS)
        for node in sources
    )


_SPLITS = frozenset({"split", "splitlines", "readlines"})


def _given(made: Call, index: int, *keywords: str) -> Given | None:
    given = made.argument(index)
    for keyword in keywords:
        given = given or made.keywords.get(keyword)
    return given


def first_path(resolver: Resolver, made: Call, name: str) -> bool:
    """True where a call writes to, or reads from, the path that comes first among its arguments."""
    index = 1 if name in _SECOND or name.startswith("networkx.write_") else 0
    return _is_path(resolver, _given(made, index, *_PATH_KEYWORDS))


_SECOND = frozenset({"joblib.dump", "pyarrow.csv.write_csv"})
"""Functions that take what they write before where."""


_PATH_KEYWORDS = ("fname", "path_or_buf", "path", "file", "excel_writer", "filename", "database", "buf", "fp", "source")


def second_path(resolver: Resolver, made: Call, name: str) -> bool:
    """True where a call writes to a path that comes second."""
    del name
    return _is_path(resolver, _given(made, 1, "f", "filename", "path", "where", "dest", "out_file", "output_file"))


def named_path(resolver: Resolver, made: Call, name: str) -> bool:
    """True where the path that a call is given looks like one: it ends in a suffix."""
    if not first_path(resolver, made, name):
        return False
    given = made.argument(0) or next(iter(made.keywords.values()), None)
    texts = resolver.constants.of(given).texts
    return any(re.search(r"\.\w{2,5}$", text) and not text.startswith(" ") for text in texts)


def first_source(resolver: Resolver, made: Call, name: str) -> str | bool:
    """True where a call reads a file by its path; from an address it is the network that it reaches."""
    given = made.argument(0) or made.keywords.get("filepath_or_buffer") or made.keywords.get("fname")
    texts = resolver.constants.of(given).texts
    if any(re.match(r"(?i)(https?|ftp|s3|gs)://", text) for text in (*texts, *starts(resolver, given))):
        return "network-client"
    if name in {"pandas.read_json", "pandas.read_html", "pandas.read_xml"} and any(
        text.lstrip().startswith(("{", "[", "<")) for text in texts
    ):
        return False
    return first_path(resolver, made, name) or (given is not None and _is_path(resolver, given))


def filename_keyword(resolver: Resolver, made: Call, name: str) -> bool:
    """True where a call names a file by a keyword."""
    del name
    return _is_path(resolver, made.keywords.get("filename"))


_WRITES = re.compile(r"[wax+]")
_MODE_INDEX = {
    "pathlib.Path.open": 0, "os.open": 1, "numpy.memmap": 2, "tarfile.TarFile.open": 1,
}  # fmt: skip


def open_mode(resolver: Resolver, made: Call, name: str) -> str | bool:
    """True where a file is opened, for writing or reading."""
    given = made.argument(_MODE_INDEX.get(name, 1), "mode") or made.keywords.get("flags")
    if name != "pathlib.Path.open" and made.arguments and not _is_path(resolver, made.argument(0)):
        return False
    if _is_open_already(resolver, made, name):
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


_FILE_INDEX = {"gzip.GzipFile": 3, "tarfile.open": 2, "tarfile.TarFile.open": 2, "tarfile.TarFile": 2}
_STREAMS = frozenset({0, 1, 2})


def _is_open_already(resolver: Resolver, made: Call, name: str) -> bool:
    """True for a file that is given as an object, under no name, and for a standard stream under its number."""
    stream = made.argument(_FILE_INDEX.get(name, len(made.arguments)), "fileobj")
    first = _given(made, 0, "name", "filename", "file", "fd")
    if stream is not None and not (isinstance(stream.node, ast.Constant) and stream.node.value is None):
        return first is None or (isinstance(first.node, ast.Constant) and first.node.value is None)
    if name not in {"builtins.open", "os.fdopen"}:
        return False
    candidates = resolver.constants.of(first)
    numbers = [value for value in candidates.values if type(value) is int and value in _STREAMS]
    return candidates.complete and bool(numbers) and len(numbers) == len(candidates.values)


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


def in_place(resolver: Resolver, made: Call, name: str) -> bool:
    """True where files are rewritten in place."""
    del name
    given = made.argument(1, "inplace")
    return given is not None and any(bool(value) for value in resolver.constants.of(given).values)
