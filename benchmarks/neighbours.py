"""Our check beside its neighbours, in one run: how long they take, and what they make of our specimens.

Run it with `python benchmarks/neighbours.py`. Each neighbour gets an environment of its own in a cache folder; one that
can't be had is listed with the reason. The measures are interleaved. It prints tables and asserts nothing.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from check import SHORT, long_program
from false_positives import source_archive, uv
from platformdirs import user_cache_path

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.program import Program
from mcp_sandbox.presets import PRESETS, preset

HERE = Path(__file__).parent
SPECIMENS = HERE.parent / "tests" / "specimens" / "python"
GROUPS = {"everywhere": 6, "all_but_strict": 5, "up_to_data_science": 4, "up_to_development": 2, "minimal": 1}
PACKAGES = {
    "bandit": "bandit==1.9.4",
    "ruff": "ruff==0.17.6",
    "llm-sandbox": "llm-sandbox==0.3.46",
    "semgrep": "semgrep==1.185.0",
}
RANKS = {"INFO": 1, "WARNING": 2, "ERROR": 3}
THRESHOLDS = {"minimal": 3, "development": 3, "educational": 2, "data_science": 2, "production": 1, "strict": 1}
SLOW = {"semgrep"}
"""Neighbours whose start alone takes seconds: fewer rounds."""
NOTE = """\
The specimens are ours: they were written while our check was, so they are no neutral ground.
Bandit and Semgrep block where a severity reaches the preset's threshold; Semgrep has a few rules of our own
(benchmarks/semgrep.yaml), none of its registry. Ruff has neither severities nor policies: any S finding but
S101 (assert) and S311 (random) blocks. llm-sandbox takes the preset of the same name from its own examples, and says
no line.
In process: ours, Bandit, llm-sandbox. As commands, their start included: Ruff, Semgrep."""


class Specimen(NamedTuple):
    """A program, the preset it is checked under, and the first line that should be named; None where it is innocent."""

    code: str
    policy: str
    first_line: int | None


class Verdict(NamedTuple):
    """What a tool said of one specimen."""

    blocked: bool
    lines: Sequence[int]


Seconds = Callable[[str], float]
Judge = Callable[[list[Specimen]], list[Verdict]]


class Tool(NamedTuple):
    """A checker: `seconds` checks code once and says how long that took; `judge` gives verdicts."""

    name: str
    seconds: Seconds
    judge: Judge


def specimens() -> Iterator[Specimen]:
    """Yield the cells of our specimens and the whole programs, their marks taken out."""
    mark = re.compile(r"\s*#\s*(refused|evades):.*$", re.MULTILINE)
    for path in sorted(SPECIMENS.glob("*.py")):
        head, *cells = path.read_text(encoding="utf-8").split("# %%\n")
        for cell in cells:
            refused = [number for number, line in enumerate(cell.split("\n"), 1) if re.search(r"#\s*refused:", line)]
            if not refused and not path.stem.startswith("innocent"):
                continue  # A known miss is neither.
            for policy in head.removeprefix("# presets:").strip().split(", "):
                yield Specimen(mark.sub("", cell), policy, refused[0] if refused else None)
    for path in sorted(SPECIMENS.glob("programs/*/*.py")):
        for policy in PRESETS[: GROUPS[path.parent.name]]:
            yield Specimen(path.read_text(encoding="utf-8"), policy, None)


def ours() -> Tool:
    """Return our check, in this process."""

    def seconds(code: str) -> float:
        return timed(lambda: check(Program(code), preset("strict")))

    def judge(cases: list[Specimen]) -> list[Verdict]:
        reports = [check(Program(case.code), preset(case.policy)) for case in cases]
        return [Verdict(not report.allowed, [one.line for one in report.violations]) for report in reports]

    return Tool("ours", seconds, judge)


def worker(name: str, python: Path, *arguments: str) -> Tool:
    """Return a neighbour that runs as a library in its own environment."""
    command = [python, HERE / "neighbour_worker.py", name, *arguments]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )

    def ask(code: str, policy: str) -> dict[str, float | bool | list[int]]:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"code": code, "policy": policy}) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    def judge(cases: list[Specimen]) -> list[Verdict]:
        answers = [ask(case.code, case.policy) for case in cases]
        return [Verdict(answer["blocked"], answer["lines"]) for answer in answers]  # type: ignore[arg-type]  # JSON

    ask("pass", "strict")
    return Tool(name, lambda code: float(ask(code, "strict")["seconds"]), judge)  # type: ignore[arg-type]  # JSON


def command(name: str, arguments: list[str | Path], found: Callable[[str], Iterator[tuple[str, int, int]]]) -> Tool:
    """Return a neighbour that runs as a command over a folder; `found` reads file, line and severity of its output."""

    def seconds(code: str) -> float:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "program.py").write_text(code, encoding="utf-8")
            return timed(lambda: subprocess.run([*arguments, folder], capture_output=True, check=False))

    def judge(cases: list[Specimen]) -> list[Verdict]:
        with tempfile.TemporaryDirectory() as folder:
            for number, case in enumerate(cases):
                Path(folder, f"p{number}.py").write_text(case.code, encoding="utf-8")
            done = subprocess.run([*arguments, folder], capture_output=True, text=True, check=False)
        lines: dict[int, list[int]] = defaultdict(list)
        for file, line, severity in found(done.stdout):
            number = int(Path(file).stem[1:])
            if severity >= THRESHOLDS[cases[number].policy]:
                lines[number].append(line)
        return [Verdict(bool(lines[number]), sorted(lines[number])) for number in range(len(cases))]

    return Tool(name, seconds, judge)


def ruff_findings(output: str) -> Iterator[tuple[str, int, int]]:
    """Read the findings of Ruff; it has no severities."""
    for one in json.loads(output):
        yield one["filename"], one["location"]["row"], 3


def semgrep_findings(output: str) -> Iterator[tuple[str, int, int]]:
    """Read the findings of Semgrep."""
    for one in json.loads(output)["results"]:
        yield one["path"], one["start"]["line"], RANKS[one["extra"]["severity"]]


def tools(cache: Path) -> Iterator[Tool]:
    """Yield ours and each neighbour that can be had; say why one can't."""
    yield ours()
    for name, package in PACKAGES.items():
        folder = cache / package.replace("==", "-")
        try:
            if not (folder / "ready").exists():
                for step in (
                    ["venv", "--quiet", "--clear", folder],
                    ["pip", "install", "--quiet", "--python", folder, package],
                ):
                    subprocess.run([uv(), *step], check=True, capture_output=True, text=True, timeout=600)
                (folder / "ready").touch()
            yield neighbour(name, folder / "bin", cache)
        except (subprocess.SubprocessError, OSError, ValueError) as error:
            reason = str(getattr(error, "stderr", "") or error).strip().splitlines()
            print(f"{name} is left out: {reason[-1] if reason else type(error).__name__}", file=sys.stderr)


def neighbour(name: str, programs: Path, cache: Path) -> Tool:
    """Return the neighbour `name` of the environment whose programs stand in `programs`."""
    if name == "bandit":
        return worker(name, programs / "python")
    if name == "llm-sandbox":
        return worker(name, programs / "python", str(source_archive(PACKAGES[name], cache / "sources") / "examples"))
    if name == "ruff":
        options = [
            "check",
            "--isolated",
            "--no-cache",
            "--exit-zero",
            "--output-format=json",
            "--select=S",
            "--ignore=S101,S311",
        ]
        return command(name, [programs / "ruff", *options], ruff_findings)
    options = [
        "scan",
        "--quiet",
        "--json",
        "--metrics=off",
        "--disable-version-check",
        "--config",
        str(HERE / "semgrep.yaml"),
    ]
    return command(name, [programs / "semgrep", *options, "--no-git-ignore"], semgrep_findings)


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds one call of `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(wanted: list[Tool], code: str, rounds: int) -> dict[str, list[float]]:
    """Return each tool's times for `code`, taken in turn; `ast.parse` stands for itself."""
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds):
        times["ast.parse"].append(timed(lambda: ast.parse(code)))
        for tool in wanted:
            if tool.name not in SLOW or number < 5:
                times[tool.name].append(tool.seconds(code))
    return times


def print_speed(wanted: list[Tool], rounds: int) -> None:
    """Print what a short and a long program cost."""
    programs = {"20 lines": (SHORT, rounds), "10,000 lines": (long_program(), max(rounds // 3, 3))}
    columns = {title: measure(wanted, code, times) for title, (code, times) in programs.items()}
    print("| | " + " | ".join(f"{title}, ms | n | x ast.parse" for title in columns) + " |")
    print("|---|" + "---|" * 3 * len(columns))
    for name in ("ast.parse", *(tool.name for tool in wanted)):
        cells: list[str] = []
        for times in columns.values():
            median, base = statistics.median(times[name]), statistics.median(times["ast.parse"])
            cells += [f"{median * 1e3:,.2f}", str(len(times[name])), f"{median / base:,.1f}"]
        print(f"| {name} | " + " | ".join(cells) + " |")


def print_findings(wanted: list[Tool]) -> None:
    """Print what each tool makes of the specimens."""
    cases = list(specimens())
    attacks = [number for number, case in enumerate(cases) if case.first_line is not None]
    innocent = [number for number, case in enumerate(cases) if case.first_line is None]
    print(f"\n| | blocked of {len(attacks):,} to refuse | blocked of {len(innocent):,} innocent | first line right |")
    print("|---|---|---|---|")
    for tool in wanted:
        verdicts = tool.judge(cases)
        hits = [number for number in attacks if verdicts[number].blocked]
        alarms = sum(verdicts[number].blocked for number in innocent)
        named = [number for number in hits if verdicts[number].lines]
        right = sum(min(verdicts[number].lines) == cases[number].first_line for number in named)
        lines = f"{right / len(named):.1%}" if named else "says none"
        print(f"| {tool.name} | {len(hits) / len(attacks):.1%} | {alarms / len(innocent):.1%} ({alarms}) | {lines} |")


def main() -> None:
    """Set up the neighbours, measure, and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--cache", type=Path, default=user_cache_path("mcp-sandbox") / "neighbours")
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    wanted = list(tools(options.cache))
    print(f"{', '.join(PACKAGES.values())}; Python {sys.version.split()[0]}\n")
    print_speed(wanted, options.rounds)
    print_findings(wanted)
    print(f"\n{NOTE}")


if __name__ == "__main__":
    main()
