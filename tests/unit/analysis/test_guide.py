"""The security guide's own test table, and what its nearest implementation lets by or blocks wrongly."""

from __future__ import annotations

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.program import Program
from mcp_sandbox.presets import PRESETS, preset

TABLE = [
    ("print('Hello')", True),
    ("x = 1 + 2", True),
    ("import os; os.system('ls')", False),
    ("eval('1+1')", False),
    ("# import os", True),
    ("'import os'", True),
]

BYPASSES = [
    'x = "#"; import os; os.system("id")',
    "a=\"'''\"\nimport os\nos.system(\"id\")\nb=\"'''\"",
    "import json, os\nos.popen('id')",
    "import os;o=os;print(o.popen('/'))",
    "import \\\n os\nos.popen('id')",
    "import importlib\nimportlib.import_module('os').popen('id')",
    "import importlib\nimportlib.import_module('sub'+'process').run(['id'])",
    "__import__('os').system('id')",
    "__import__('o'+'s').system('id')",
    "getattr(__builtins__,'eval')('1+1')",
    "e = eval\ne('1+1')",
    "exec\\\n('1')",
    "import builtins\nbuiltins.exec('1')",
    "globals()['__builtins__'].__dict__['__imp'+'ort__']('os').system('id')",
    "().__class__.__bases__[0].__subclasses__()",
    "import os\nos._wrap_close.__init__.__globals__['system']('id')",
    "import \uff4f\uff53\n\uff4f\uff53.system('id')",
    "import posix\nposix.system('id')",
    "import pty",
    "import asyncio\nasyncio.create_subprocess_shell('id')",
    "import sys\nsys.modules['os'].system('id')",
    "from pathlib import Path\nPath('/tmp/x').write_text('a')",
    "open('x','ab')",
    "open('x','r+')",
    "@exec\n@input\nclass X: pass",
    "import pickle\npickle.loads(b'')",
    "from urllib.request import urlopen",
    "import base64\ncompile(base64.b64decode('eA=='),'a','exec')",
    "x = 1\0",
    "def f(:",
    "# coding: utf-7\nx = 1",
]

FALSE_ALARMS = [
    '"""How to import os safely"""',
    "'please import os first'",
    "model = load()\nmodel.eval()\nmodel.compile()",
    "df.eval('a + 1')\ncursor.exec('select 1')",
    "import re\nre.compile('a')",
    "class File:\n    def open(self): return 1\nFile().open()",
    "getattr(obj, 'name', None)",
    "zipf.open('a', 'w')",
    "print('set os.environ first')",
    "print('rm -rf /')",
    "x = 'use os.system() and subprocess.run()'",
    "import ast\nast.literal_eval('[1]')",
    "import ostrich\nfrom os_utils import x",
    "import sys\nprint(sys.maxsize)",
    "print('Use os.system to run commands')",
    "name = 'os'\nprint(f'import {name} with __import__ or eval(1)')",
]


@pytest.mark.parametrize("policy", ["production", "strict"])
@pytest.mark.parametrize(("code", "safe"), TABLE)
def test_the_guides_table_holds(policy: str, code: str, safe: bool) -> None:  # noqa: FBT001
    assert check(Program(code), preset(policy)).allowed is safe


@pytest.mark.parametrize("policy", ["production", "strict"])
@pytest.mark.parametrize("code", BYPASSES)
def test_a_bypass_that_is_known_elsewhere_is_refused(policy: str, code: str) -> None:
    assert not check(Program(code), preset(policy)).allowed


@pytest.mark.parametrize("policy", PRESETS)
@pytest.mark.parametrize("code", FALSE_ALARMS)
def test_a_false_alarm_that_is_known_elsewhere_is_none_here(policy: str, code: str) -> None:
    report = check(Program(code), preset(policy))

    assert report.allowed
    assert report.violations == ()
    assert report.advice is None
