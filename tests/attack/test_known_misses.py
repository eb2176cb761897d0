"""What the check is known to miss does no harm: the sandbox holds it, with no check before it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mcp_sandbox.domain.outcome import Finished

if TYPE_CHECKING:
    from tests.attack.conftest import Run

pytestmark = pytest.mark.attack

EVASIONS = Path(__file__).parents[1] / "specimens" / "python" / "evasions.py"

HARM = (
    "import json, os, socket\n"
    "done = []\n"
    "def attempt(name, act):\n"
    "    try: act()\n"
    "    except Exception: return\n"
    "    done.append(name)\n"
    "attempt('host file', lambda: open({canary!r}).read())\n"
    "attempt('write outside', lambda: open('/usr/made', 'w'))\n"
    "attempt('delete outside', lambda: os.remove('/etc/passwd'))\n"
    "attempt('network', lambda: socket.create_connection(('1.1.1.1', 53), 2))\n"
    "print('HARM' + json.dumps(done))\n"
)
"""What a program would do once it got past the check; it prints what it managed."""

PAYLOADS = {
    "made": "open('made.py', 'w').write({harm!r})\nimport sys; sys.path.insert(0, '.')\nimport made\n",
    "random": "import random\nexec({harm!r}, {{'__builtins__': getattr(random, '_os').sys.modules['builtins']}})\n",
    "sympify": "class Evaluates:\n    sympify = staticmethod(exec)\nEvaluates.sympify({harm!r})\n",
    "modules": "import sys\nprint(sys.modules)\nexec({harm!r})\n",
    "format": "exec({harm!r}, vars(print.__self__))\nprint('{{0.__self__}}'.format(print))\n",
    "payload": (
        "import zipfile, sys\n"
        "with zipfile.ZipFile('payload.zip', 'w') as archive: archive.writestr('payload.py', {harm!r})\n"
        "sys.path.insert(0, 'payload.zip')\nimport payload\n"
    ),
}
"""For each known miss, by a word that stands in its specimen: the whole attack that goes that way."""


def misses() -> Iterator[str]:
    for cell in EVASIONS.read_text(encoding="utf-8").split("# %%\n")[1:]:
        yield from (line for line in cell.split("\n") if "# evades:" in line)


def word_of(line: str) -> str | None:
    return next((word for word in PAYLOADS if re.search(rf"\b{word}\b", line)), None)


def test_every_known_miss_has_an_attack_here() -> None:
    words = [word_of(line) for line in misses()]

    assert words
    assert set(words) == set(PAYLOADS)


@pytest.mark.parametrize("word", PAYLOADS)
async def test_what_gets_past_the_check_is_held_by_the_sandbox(run: Run, tmp_path: Path, word: str) -> None:
    canary = tmp_path / "canary"
    canary.write_text("of the host")
    harm = HARM.format(canary=str(canary))

    outcome = await run(PAYLOADS[word].format(harm=harm))

    assert isinstance(outcome, Finished), outcome
    assert outcome.exit_code == 0, outcome.run.stderr.text
    tried = [line for line in outcome.run.stdout.text.split("\n") if line.startswith("HARM")]
    assert [json.loads(line.removeprefix("HARM")) for line in tried] == [[]]
    assert canary.read_text() == "of the host"
