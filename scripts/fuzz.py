"""Looks, for as long as it is let, for programs that the check raises on or takes long for.

    python scripts/fuzz.py --seconds 600 --language python --folder /tmp/found

Where atheris is installed (`pip install atheris`, https://github.com/google/atheris) it steers by coverage; without it
the mutations of `tests/unit/analysis/test_fuzz.py` are made blindly. Each kind of fault is written once, as the program
that shows it, into the folder.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable
from contextlib import nullcontext
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

try:
    import atheris
except ImportError:
    atheris = None

with atheris.instrument_imports(include=["mcp_sandbox.analysis"]) if atheris else nullcontext():
    from mcp_sandbox.analysis import check
    from mcp_sandbox.domain.language import Language
    from mcp_sandbox.domain.program import Program
    from mcp_sandbox.presets import PRESETS, preset

ROOT = Path(__file__).parents[1]
SLOW_SECONDS = 1.0
"""Processor time."""
BYTES_MAX = 20_000


class Finds:
    """What was found, each kind once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kinds: set[str] = set()
        self.count = 0

    def keep(self, kind: str, code: str) -> None:
        """Write down a program that shows a fault of a kind that is new."""
        if kind in self.kinds:
            return
        self.kinds.add(kind)
        name = hashlib.sha256(kind.encode()).hexdigest()[:12]
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(code.encode("utf-8", "surrogatepass"))
        print(f"{kind}\n  after {self.count} programs: {self.folder / name}", flush=True)


def arguments() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--language", default="python")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "mcp-sandbox-fuzz")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def mutations() -> Any:
    """Return the module of the test that makes programs out of specimens."""
    spec = spec_from_file_location("mutations", ROOT / "tests" / "unit" / "analysis" / "test_fuzz.py")
    if spec is None or spec.loader is None:
        raise SystemExit("the test is not there")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def mutated(made: Any, text: str, chance: random.Random) -> str:
    """Return `text` with some of its lines or words changed."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 6))):
        pieces = text.splitlines(keepends=True) if chance.random() < 0.5 else made.TOKEN.findall(text)
        if not pieces:
            break
        first, second = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        chance.choice(made.MUTATIONS)(pieces, first, second, chance.choice(made.FRAGMENTS))
        text = "".join(pieces)[:BYTES_MAX]
    return text


def checker(language: str, finds: Finds) -> Callable[[str], None]:
    """Return what checks one program, and keeps what went wrong."""
    spoken, policies = Language(language), [preset(name) for name in PRESETS]

    def one(code: str) -> None:
        finds.count += 1
        policy = policies[finds.count % len(policies)]
        begin = time.process_time()
        try:
            check(Program(code, spoken), policy).model_dump_json()
        except Exception as error:  # noqa: BLE001  that is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            finds.keep(f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}", code)
        took = time.process_time() - begin
        if took > SLOW_SECONDS:
            finds.keep(f"slow: 2^{int(took).bit_length()} seconds", code)

    return one


def blindly(made: Any, one: Callable[[str], None], cells: tuple[str, ...], wanted: argparse.Namespace) -> None:
    """Check mutated specimens until the time is over."""
    chance, end = random.Random(wanted.seed), time.monotonic() + wanted.seconds
    while time.monotonic() < end:
        text = chance.choice(cells) + (chance.choice(cells) if chance.random() < 0.3 else "")
        one(mutated(made, text, chance))


def steered(made: Any, one: Callable[[str], None], cells: tuple[str, ...], seconds: int) -> None:
    """Let atheris choose which programs are changed further, by what they reached."""

    def text_of(data: bytes) -> str:
        return data.decode("utf-8", "surrogateescape")

    def change(data: bytes, max_size: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.3:
            return bytes(atheris.Mutate(data, max_size))
        text = text_of(data) + (chance.choice(cells) if chance.random() < 0.1 else "")
        return mutated(made, text, chance).encode("utf-8", "surrogatepass")[:max_size]

    with tempfile.TemporaryDirectory() as corpus:
        for number, cell in enumerate(cells):
            (Path(corpus) / str(number)).write_bytes(cell.encode())
        options = [sys.argv[0], f"-max_total_time={seconds}", f"-max_len={BYTES_MAX}", "-rss_limit_mb=2048", corpus]
        atheris.Setup(options, lambda data: one(text_of(data)), custom_mutator=change)
        atheris.Fuzz()


def main() -> None:
    """Fuzz."""
    wanted = arguments()
    warnings.simplefilter("ignore", SyntaxWarning)
    finds = Finds(wanted.folder)
    one, made = checker(wanted.language, finds), mutations()
    cells = made.cells(Language(wanted.language))
    if atheris is None:
        blindly(made, one, cells, wanted)
    else:
        steered(made, one, cells, wanted.seconds)
    print(f"{finds.count} programs, {len(finds.kinds)} kinds of fault")


if __name__ == "__main__":
    main()
