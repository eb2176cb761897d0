"""Files that Python may run are checked like the code, and must not take another module's place."""

from __future__ import annotations

import io
import zipfile

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.presets import PRESETS, preset


def checked(code: str, policy: str, *files: tuple[str, bytes]) -> Report:
    return check(Program(code, files=tuple(SourceFile(*file) for file in files)), preset(policy))


def test_a_finding_in_a_file_names_its_path() -> None:
    report = checked("import helper", "production", ("helper.py", b"import os\nos.system('id')\n"))

    assert [(one.path, one.line) for one in report.violations] == [("helper.py", 2)]


def test_findings_of_the_code_come_before_those_of_files() -> None:
    report = checked("x = 1\neval('1')", "production", ("a.py", b"eval('1')"), ("b/c.py", b"eval('2')"))

    assert [one.path for one in report.violations] == [None, "a.py", "b/c.py"]


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("import helper\nhelper.o.system('id')", "helper.py"),
        ("from helper import o\no.system('id')", "helper.py"),
        ("from helper import *\no.system('id')", "helper.py"),
        ("from tools import helper\nhelper.o.system('id')", "tools/helper.py"),
        ("import tools.helper as h\nh.o.system('id')", "tools/helper.py"),
    ],
)
def test_a_module_that_a_file_hands_on_is_followed(code: str, path: str) -> None:
    report = checked(code, "educational", (path, b"import os as o\n"))

    assert [(one.path, one.symbol) for one in report.violations] == [(None, "os.system")]


def test_a_name_of_a_file_is_the_users_own() -> None:
    assert checked("from helper import system, eval\nsystem('a')\neval('b')", "strict", ("helper.py", b"x = 1")).allowed


@pytest.mark.parametrize(
    "path", ["json.py", "numpy/__init__.py", "random.pyc", "pandas/core/x.py", "os.so", "sitecustomize.py", "re.pyw"]
)
@pytest.mark.parametrize("policy", PRESETS)
def test_a_file_that_would_shadow_a_module_is_refused_everywhere(policy: str, path: str) -> None:
    report = checked("x = 1", policy, (path, b"x = 1"))

    assert "shadowed-module" in {one.rule for one in report.violations}


@pytest.mark.parametrize("path", ["data/json.py", "json.txt", "random/data.csv", "my_json.py", "numpy.csv"])
def test_a_file_that_shadows_nothing_passes(path: str) -> None:
    assert checked("x = 1", "strict", (path, b"x = 1")).allowed


@pytest.mark.parametrize("path", ["ext.so", "old.pyc", "lib.egg"])
def test_compiled_code_is_refused_where_native_code_is(path: str) -> None:
    report = checked("x = 1", "development", (path, b"\x7fELF\0"))

    assert [one.rule for one in report.violations] == ["compiled-file"]


def test_the_import_lines_of_a_path_file_are_code() -> None:
    report = checked("x = 1", "production", ("a.pth", b"/some/folder\nimport os; os.system('id')\n"))

    assert [(one.path, one.line) for one in report.violations] == [("a.pth", 2)]


def test_a_script_without_a_suffix_is_read_and_a_text_is_not() -> None:
    assert not checked("x = 1", "production", ("run", b"#!/usr/bin/env python3\nimport os\nos.system('id')\n")).allowed
    assert checked("x = 1", "production", ("notes", b"import duties rose in 1890\n")).allowed


@pytest.mark.parametrize("content", [b"def f(:", b"x = 1\0", b"\xff\xfe", b"# coding: utf-7\n"])
def test_a_file_that_cannot_be_read_is_named(content: bytes) -> None:
    report = checked("x = 1", "minimal", ("helper.py", content))

    assert report.syntax_error is not None
    assert report.syntax_error.path == "helper.py"


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "x = 1")
    return buffer.getvalue()


@pytest.mark.parametrize("entry", ["foo.py", "pkg/__init__.PY", "pkg/foo.pyc"])
@pytest.mark.parametrize("before", [b"", b"not a zip at its start"])
def test_an_archive_that_python_imports_from_is_found_under_any_name(entry: str, before: bytes) -> None:
    report = checked(
        "import sys\nsys.path.append('data.bin')\nimport foo", "strict", ("data.bin", before + archive(entry))
    )

    assert [(one.rule, one.path) for one in report.violations][-1:] == [("compiled-file", "data.bin")]


@pytest.mark.parametrize("entry", ["xl/workbook.xml", "arr_0.npy", "readme.txt"])
def test_an_archive_of_data_is_data(entry: str) -> None:
    assert checked("print(1)", "strict", ("table.xlsx", archive(entry))).allowed


AS_O = "import os as o"
PAYLOAD = "import os\nos.system('id')"

PACKAGES = [
    (
        "from pkg import run\nrun('id')",
        {"pkg/__init__.py": "from .inner import o\nrun = o.system", "pkg/inner.py": AS_O},
    ),
    (
        "from pkg.sub.deep import o\no.system('id')",
        {"pkg/__init__.py": AS_O, "pkg/sub/__init__.py": "", "pkg/sub/deep.py": "from .. import o"},
    ),
    ("import tools.helper\ntools.helper.o.system('id')", {"tools/helper.py": AS_O}),
    (
        "from pkg import *\no.system('id')",
        {"pkg/__init__.py": "from .a import *", "pkg/a.py": "from .b import *", "pkg/b.py": AS_O},
    ),
    ("import sys\nsys.path.insert(0, 'lib')\nimport helper\nhelper.o.system('id')", {"lib/helper.py": AS_O}),
    ("import pkg\npkg.inner.o.system('id')", {"pkg/__init__.py": "from . import inner", "pkg/inner.py": AS_O}),
    ("import importlib\nimportlib.import_module('helper').o.system('id')", {"helper.py": AS_O}),
    (
        "from importlib.machinery import SourceFileLoader as L\nL('x', 'helper.py').load_module().o.system('id')",
        {"helper.py": AS_O},
    ),
    ("exec(open('payload.txt').read())", {"payload.txt": PAYLOAD}),
    ("from pathlib import Path\nexec(Path('data', 'payload.bin').read_text())", {"data/payload.bin": PAYLOAD}),
    ("with open('payload.txt') as f:\n    exec(compile(f.read(), 'x', 'exec'))", {"payload.txt": PAYLOAD}),
    ("import os\nfrom helper import go\ngo(os)", {"helper.py": "def go(m): m.system('id')"}),
]


@pytest.mark.parametrize(("code", "files"), PACKAGES)
def test_an_attack_split_over_files_is_found(code: str, files: dict[str, str]) -> None:
    report = checked(code, "educational", *((path, text.encode()) for path, text in files.items()))

    assert "os.system" in {one.symbol for one in report.violations}


def test_files_that_import_each_other_in_a_circle_are_read() -> None:
    report = checked("import a", "strict", ("a.py", b"from b import *\nfrom b import x"), ("b.py", b"from a import *"))

    assert report.allowed


def test_a_data_file_that_is_only_read_is_no_code() -> None:
    report = checked("print(open('notes.txt').read())", "production", ("notes.txt", b"import os; os.system('id')"))

    assert report.allowed
