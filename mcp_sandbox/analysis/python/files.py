"""Which of a program's files Python may run, and which would take another module's place."""

from __future__ import annotations

import re
import sys

from mcp_sandbox.domain.program import SourceFile

__all__ = [
    "code_in",
    "is_compiled",
    "is_installed",
    "is_named_python",
    "is_python",
    "module_name",
    "package_of",
    "shadowed",
]

_INSTALLED = frozenset(
    [
        "_pytest", "bottleneck", "bs4", "contourpy", "cycler", "dateutil", "distutils", "fontTools",
        "joblib", "kiwisolver", "lxml", "matplotlib", "mpl_toolkits", "mpmath", "networkx", "numexpr",
        "numpy", "packaging", "pandas", "PIL", "pip", "pkg_resources", "pylab", "pyparsing",
        "pytest", "pytz", "requests", "scipy", "seaborn", "setuptools", "sitecustomize", "six",
        "sklearn", "statsmodels", "sympy", "tables", "threadpoolctl", "usercustomize", "yaml",
    ]
)  # fmt: skip
"""Packages of the data image, and modules that Python imports by itself."""

_CODE_SUFFIXES = (".py", ".pyw", ".pth")
_COMPILED_SUFFIXES = (".pyc", ".pyo", ".so", ".pyd", ".dll", ".dylib", ".egg", ".pyz", ".whl")
_MODULE_SUFFIXES = (b".py", b".pyc", b".pyo", b".pth")
_ARCHIVE_ENTRY = b"PK\x01\x02"
_SCRIPT = re.compile(rb"\A(\xef\xbb\xbf)?(#!.*python|\s*(import|from)\s+\w+)")


def is_named_python(path: str) -> bool:
    """True where a file's name alone says that Python runs it."""
    return path.lower().endswith(_CODE_SUFFIXES)


def is_python(file: SourceFile) -> bool:
    """True where Python can run `file`: by its name, or by what it looks like where it has no suffix."""
    name = file.path.rpartition("/")[2]
    if is_named_python(name):
        return True
    return "." not in name and _SCRIPT.match(file.content) is not None


def code_in(file: SourceFile) -> bytes:
    """Return what Python runs of `file`: of a path file, the lines that import."""
    if not file.path.lower().endswith(".pth"):
        return file.content
    return b"\n".join(line if line.startswith((b"import ", b"import\t")) else b"" for line in file.content.splitlines())


def is_compiled(file: SourceFile) -> bool:
    """True where `file` holds code that can't be read here: by its name, or as an archive that Python imports from."""
    return file.path.lower().endswith(_COMPILED_SUFFIXES) or _holds_modules(file.content)


def _holds_modules(content: bytes) -> bool:
    """True where `content` lists a module among an archive's entries, wherever it stands and whatever the suffix.

    Every entry of a central directory is looked at: which directory is the real one, readers may see differently.
    Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, section 4.3.12.
    """
    at = content.find(_ARCHIVE_ENTRY)
    while at >= 0:
        size = int.from_bytes(content[at + 28 : at + 30], "little")
        if content[at + 46 : at + 46 + size].lower().endswith(_MODULE_SUFFIXES):
            return True
        at = content.find(_ARCHIVE_ENTRY, at + 4)
    return False


def module_name(path: str) -> str:
    """Return the name that imports the file at `path`."""
    return path.rpartition(".")[0].replace("/", ".").removesuffix(".__init__") or path


def package_of(path: str) -> str:
    """Return the package that the file at `path` belongs to, from which its relative imports count."""
    name = module_name(path)
    return name if path.rpartition("/")[2].startswith("__init__.") else name.rpartition(".")[0]


def shadowed(path: str) -> str | None:
    """Return the standard or installed module whose place a file at `path` would take; null is none."""
    first, slash, rest = path.partition("/")
    if slash:
        name = first if rest.lower().endswith((*_CODE_SUFFIXES, *_COMPILED_SUFFIXES)) else ""
    else:
        name = first.partition(".")[0] if first.lower().endswith((*_CODE_SUFFIXES, *_COMPILED_SUFFIXES)) else ""
    return name if is_installed(name) else None


def is_installed(name: str) -> bool:
    """True for a module of the standard library or of an image."""
    return name in sys.stdlib_module_names or name in _INSTALLED
