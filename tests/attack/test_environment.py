"""Programs that look for the server's secrets: its variables, its command line, its files."""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest

from mcp_sandbox.domain.outcome import Finished

if TYPE_CHECKING:
    from tests.attack.conftest import Run

pytestmark = pytest.mark.attack

HOME = os.path.expanduser("~")

LOOK = """
import json, os
blobs = [repr(dict(os.environ)).encode()]
for pid in filter(str.isdigit, os.listdir('/proc')):
    for name in ('environ', 'cmdline', 'comm', 'maps', 'mountinfo', 'status', 'limits', 'cgroup', 'auxv'):
        try: blobs.append(open(f'/proc/{pid}/{name}', 'rb').read())
        except OSError: pass
    try: blobs += [os.readlink(f'/proc/{pid}/{name}').encode() for name in ('exe', 'cwd', 'root')]
    except OSError: pass
    try: blobs += [os.readlink(f'/proc/{pid}/fd/{name}').encode() for name in os.listdir(f'/proc/{pid}/fd')]
    except OSError: pass
for folder, inner, names in os.walk('/'):
    if folder in ('/proc', '/sys', '/usr'): inner.clear(); continue
    for name in names:
        path = os.path.join(folder, name)
        if os.path.isfile(path) and os.path.getsize(path) < 1_000_000:
            try: blobs.append(open(path, 'rb').read())
            except OSError: pass
"""


@pytest.fixture(scope="module")
def secret() -> Generator[str]:
    """A value in the server's environment."""
    value = secrets.token_hex(16)
    os.environ["ATTACK_TOKEN"] = value
    yield value
    del os.environ["ATTACK_TOKEN"]


async def test_no_secret_of_the_servers_is_anywhere(run: Run, secret: str) -> None:
    # The halves are joined inside, so that the program itself does not hold what it looks for.
    words = [secret, os.getcwd(), sys.prefix, f"{HOME}/", sys.argv[0]]
    halves = json.dumps([[word[:4], word[4:]] for word in words if len(word) > 8])
    code = f"{LOOK}\nwords = [a + b for a, b in {halves}]\n"
    code += "print(len(blobs) > 10, [word for word in words if any(word.encode() in blob for blob in blobs)])\n"
    outcome = await run(code)

    assert isinstance(outcome, Finished), outcome
    assert outcome.run.stdout.text == "True []\n"


async def test_the_variables_are_the_documented_ones(run: Run) -> None:
    outcome = await run("import os\nprint(sorted(os.environ))")

    # The shell and the interpreter may set these two for themselves.
    assert set(json.loads(outcome.run.stdout.text.replace("'", '"'))) - {"PWD", "LC_CTYPE"} == {
        "HOME",
        "LANG",
        "PATH",
        "TMPDIR",
    }


async def test_the_first_process_keeps_its_variables_memory_and_descriptors_to_itself(run: Run) -> None:
    code = (
        "import os\n"
        "opened = []\n"
        "for name in ('environ', 'mem', 'maps', 'auxv', 'stack', 'syscall', 'io', 'fd/0', 'fd/1', 'map_files'):\n"
        "    for flags in (os.O_RDONLY, os.O_WRONLY):\n"
        "        try: file = os.open('/proc/1/' + name, flags)\n"
        "        except OSError: continue\n"
        "        try: opened += [name] if os.read(file, 1) else []\n"
        "        except OSError: pass\n"
        "print(opened)\n"
    )
    outcome = await run(code)

    assert outcome.run.stdout.text == "[]\n"


async def test_no_descriptor_is_inherited(run: Run) -> None:
    outcome = await run("import os\nprint([n for n in range(3, 4096) if os.path.exists(f'/proc/self/fd/{n}')])")

    assert outcome.run.stdout.text == "[]\n"
