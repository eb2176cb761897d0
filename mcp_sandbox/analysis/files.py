"""In which language a file can run."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mcp_sandbox.analysis.python.files import is_python
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.program import SourceFile

__all__ = ["language_of"]

_SUFFIXES: Mapping[str, Language] = {
    **dict.fromkeys((".js", ".mjs", ".cjs", ".jsx"), Language.JAVASCRIPT),
    **dict.fromkeys((".ts", ".mts", ".cts", ".tsx"), Language.TYPESCRIPT),
    **dict.fromkeys((".java", ".jsh"), Language.JAVA),
    **dict.fromkeys((".sh", ".bash", ".ksh", ".zsh", ".command"), Language.BASH),
    ".go": Language.GO,
    **dict.fromkeys((".rb", ".rake", ".gemspec", ".ru"), Language.RUBY),
    **dict.fromkeys((".c", ".h"), Language.C),
    **dict.fromkeys((".cc", ".cpp", ".cxx", ".c++", ".hh", ".hpp", ".hxx", ".h++", ".ipp", ".inl"), Language.CPP),
    **dict.fromkeys((".r", ".rscript"), Language.R),
}
"""What a file's name says that it is; `python/files.py` knows Python's own."""

_INTERPRETERS: Mapping[bytes, Language] = {
    b"node": Language.JAVASCRIPT,
    b"deno": Language.TYPESCRIPT,
    **dict.fromkeys((b"sh", b"bash", b"dash", b"ksh", b"zsh", b"ash"), Language.BASH),
    b"ruby": Language.RUBY,
    b"Rscript": Language.R,
}
_SHEBANG = re.compile(rb"\A(?:\xef\xbb\xbf)?#![ \t]*(?:\S*/)?(?:env[ \t]+(?:-\S+[ \t]+)*)?(?:\S*/)?([A-Za-z]+)[\d.]*\b")


def language_of(file: SourceFile) -> Language | None:
    """Return the language in which `file` can run: by its name, or by its first line; null for data."""
    if is_python(file):
        return Language.PYTHON
    name = file.path.rpartition("/")[2].lower()
    suffix = name[name.rfind(".") :] if "." in name else ""
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    shebang = _SHEBANG.match(file.content)
    return _INTERPRETERS.get(shebang[1]) if shebang is not None else None
