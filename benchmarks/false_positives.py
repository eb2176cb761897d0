"""What the check blocks of programs that nobody of this project wrote, under each preset, and whether that is right.

Run it with `python benchmarks/false_positives.py`: it fetches the source archives that `corpora.toml` names into a
cache folder. `--algorithms FOLDER` adds a checkout of a collection such as TheAlgorithms/Python.
`judgements.toml` holds what a person thought of each finding; what it lacks is listed as unjudged.
It prints a table and asserts nothing. `--document` writes the table and the reasons into `docs/false-positives.md`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import shutil
import subprocess
import sysconfig
import tarfile
import tomllib
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from platformdirs import user_cache_path

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.program import Program
from mcp_sandbox.presets import PRESETS, preset

HERE = Path(__file__).parent
DOCUMENT = HERE.parent / "docs" / "false-positives.md"
BEGIN, END = "<!-- generated: begin -->", "<!-- generated: end -->"


class Finding(NamedTuple):
    """One reason to refuse one program, and the presets that block it."""

    corpus: str
    program: str
    rule: str
    symbol: str
    line: int


class Corpus(NamedTuple):
    """Programs of one source, by name."""

    name: str
    programs: dict[str, str]


class Result(NamedTuple):
    """What became of one corpus."""

    corpus: Corpus
    unread: int
    """Programs in a newer Python than this one; they are not counted as blocked."""
    blocked: dict[str, dict[str, list[Finding]]]
    """By preset, then by program."""


class Judgement(NamedTuple):
    """What a person thought of findings of one kind."""

    right: bool
    why: str


def archives(cache: Path, wanted: list[dict[str, Any]]) -> Iterator[Corpus]:
    """Yield each package's examples, fetched where the cache lacks them."""
    for entry in wanted:
        root = source_archive(entry["package"], cache)
        if "tasks" in entry:
            yield Corpus(entry["name"], _tasks(root / entry["tasks"]))
        else:
            yield Corpus(entry["name"], _scripts(root, [root / one for one in entry["folders"]]))


def source_archive(package: str, cache: Path) -> Path:
    """Return the folder of the sources of `package`, `name==version`, fetched where the cache lacks them."""
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / package.replace("==", "-")
    if not folder.exists():
        _fetch(package, cache, folder)
    return next(folder.iterdir())


def uv() -> str:
    """Return the program that speaks to the package index."""
    return shutil.which("uv", path=f"{HERE.parent / '.tools' / 'bin'}:{sysconfig.get_path('scripts')}") or "uv"


def _fetch(package: str, cache: Path, folder: Path) -> None:
    """Bring the source archive of `package`, by the address and the hash that its index gives."""
    lock = cache / "pylock.toml"
    command = [uv(), "pip", "compile", "-", "--no-deps", "--quiet", "--no-config", "--output-file", str(lock)]
    subprocess.run(command, input=package, text=True, check=True, stdout=subprocess.DEVNULL)
    source = tomllib.loads(lock.read_text())["packages"][0]["sdist"]
    lock.unlink()
    with urllib.request.urlopen(source["url"]) as answer:
        content = answer.read()
    if hashlib.sha256(content).hexdigest() != source["hashes"]["sha256"]:
        raise SystemExit(f"{package}: the archive is not the one that its index names")
    archive = cache / "archive.tar.gz"
    archive.write_bytes(content)
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    archive.unlink()


def _tasks(path: Path) -> dict[str, str]:
    """Return each task as a program: its text, a right solution, its tests and the call of them."""
    tasks = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    return {
        task["task_id"]: f"{task['prompt']}{task['canonical_solution']}\n{task['test']}\ncheck({task['entry_point']})\n"
        for task in tasks
    }


def _scripts(root: Path, folders: list[Path]) -> dict[str, str]:
    paths = sorted(path for folder in folders for path in folder.rglob("*.py") if path.name != "__init__.py")
    return {str(path.relative_to(root)): path.read_text(encoding="utf-8") for path in paths}


def library(config: dict[str, Any]) -> Corpus:
    """Return the modules of Python's own library that compute; say which ones the list forgets."""
    folder = Path(sysconfig.get_path("stdlib"))
    computing = {name for group in config["library"] for name in group["modules"]}
    known = computing | {name for group in config["left_out"] for name in group["modules"]}
    present = {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    if forgotten := sorted(present - known):
        print(f"modules of the library that corpora.toml forgets: {', '.join(forgotten)}")
    programs: dict[str, str] = {}
    for name in sorted(computing):
        path = folder.joinpath(*name.split("."))
        found = sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]
        programs |= {str(one.relative_to(folder)): one.read_text(encoding="utf-8") for one in found if one.exists()}
    return Corpus("Python's Lib", programs)


def examined(corpus: Corpus) -> Result:
    """Check each program of `corpus` under each preset."""
    blocked: dict[str, dict[str, list[Finding]]] = {name: {} for name in PRESETS}
    unread = 0
    for name, code in corpus.programs.items():
        for policy in PRESETS:
            report = check(Program(code), preset(policy))
            if report.syntax_error is not None:
                unread += 1
                break
            if not report.allowed:
                blocked[policy][name] = [
                    Finding(corpus.name, name, one.rule, one.symbol or "-", one.line) for one in report.violations
                ]
    return Result(corpus, unread, blocked)


class Judgements:
    """What `judgements.toml` says of the findings."""

    def __init__(self, path: Path) -> None:
        self._by_key: dict[tuple[str, int | None, str, str], Judgement] = {}
        judged: list[dict[str, Any]] = tomllib.loads(path.read_text())["judged"] if path.exists() else []
        for group in judged:
            judgement = Judgement(right=group["verdict"] == "right", why=group["why"])
            findings: dict[str, list[str]] = group["findings"]
            programs: dict[str, list[int]] = group["programs"]
            kinds = [(rule, symbol) for rule, symbols in findings.items() for symbol in symbols]
            for program, lines in programs.items():
                # Without lines every one is meant: the interpreter's own library differs by version.
                self._by_key |= {(program, line, *kind): judgement for line in lines or [None] for kind in kinds}

    def of(self, finding: Finding) -> Judgement | None:
        """Return what was thought of `finding`, or None."""
        program, rule = f"{finding.corpus}: {finding.program}", finding.rule
        keys = [(program, line, rule, symbol) for line in (finding.line, None) for symbol in (finding.symbol, "*")]
        return next((self._by_key[key] for key in keys if key in self._by_key), None)

    def is_wrong(self, findings: list[Finding]) -> bool:
        """Return whether a program with these findings was blocked wrongly: none of them is right."""
        return not any(judged is None or judged.right for judged in map(self.of, findings))


def table(results: list[Result], judgements: Judgements) -> Iterator[str]:
    """Yield the lines of the table, in Markdown."""
    yield "| corpus | programs | " + " | ".join(PRESETS) + " |"
    yield "|---|---|" + "---|" * len(PRESETS)
    for result in results:
        count = len(result.corpus.programs) - result.unread
        cells = [_cell(result.blocked[name], count, judgements) for name in PRESETS]
        yield f"| {result.corpus.name} | {count} | " + " | ".join(cells) + " |"
    total = sum(len(result.corpus.programs) - result.unread for result in results)
    every = [
        {
            f"{result.corpus.name}: {program}": found
            for result in results
            for program, found in result.blocked[name].items()
        }
        for name in PRESETS
    ]
    yield f"| all | {total} | " + " | ".join(_cell(one, total, judgements) for one in every) + " |"


def _cell(blocked: dict[str, list[Finding]], count: int, judgements: Judgements) -> str:
    if not blocked:
        return "0"
    wrong = sum(judgements.is_wrong(found) for found in blocked.values())
    return f"{len(blocked)} ({len(blocked) / count:.1%})" + (
        f", {wrong} wrongly ({wrong / count:.2%})" if wrong else ""
    )


def totals(results: list[Result], judgements: Judgements) -> str:
    """Return in one line how many findings there are of each kind."""
    judged = [judgements.of(finding) for finding in by_finding(results)]
    wrong = sum(one is not None and not one.right for one in judged)
    unread = sum(result.unread for result in results)
    return (
        f"Findings: {len(judged)}; wrong: {wrong}; unjudged: {judged.count(None)}. "
        f"Programs for a newer Python, left out: {unread}."
    )


def by_finding(results: list[Result]) -> dict[Finding, list[str]]:
    """Return the presets that block each finding."""
    presets: dict[Finding, list[str]] = defaultdict(list)
    for result in results:
        for policy, programs in result.blocked.items():
            for finding in dict.fromkeys(one for found in programs.values() for one in found):
                presets[finding].append(policy)
    return presets


def reasons(results: list[Result], judgements: Judgements) -> Iterator[str]:
    """Yield the judged findings, grouped where the reason is the same, then what is unjudged, in Markdown."""
    groups: dict[Judgement | None, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    presets = by_finding(results)
    for finding in presets:
        groups[judgements.of(finding)][f"{finding.corpus}: {finding.program}"].append(finding)
    order = sorted((one for one in groups if one), key=lambda one: (one.right, one.why))
    for judgement in [*order, *([None] if None in groups else [])]:
        programs = groups[judgement]
        heading = f"{'right' if judgement.right else 'WRONG'}: {judgement.why}" if judgement else "UNJUDGED"
        yield f"### {heading}\n"
        yield f"Programs: {len(programs)}.\n"
        for program, findings in sorted(programs.items()):
            kinds: dict[tuple[str, str, str], list[str]] = defaultdict(list)
            for finding in findings:
                kinds[finding.rule, finding.symbol, presets[finding][0]].append(str(finding.line))
            said = [
                f"{', '.join(lines)} {rule} `{symbol}`, from {first}" for (rule, symbol, first), lines in kinds.items()
            ]
            yield f"- {program}: " + "; ".join(said)
        yield ""


def main() -> None:
    """Check everything, print the table and what is unjudged."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--cache", type=Path, default=user_cache_path("mcp-sandbox") / "corpora", help="where archives are kept"
    )
    parser.add_argument("--algorithms", type=Path, help="a checkout of TheAlgorithms/Python or the like")
    parser.add_argument("--lines", action="store_true", help="print a line for each blocked program")
    parser.add_argument("--document", action="store_true", help=f"write into {DOCUMENT.name}")
    options = parser.parse_args()
    config = tomllib.loads((HERE / "corpora.toml").read_text())
    corpora = [library(config), *archives(options.cache, config["archives"])]
    if options.algorithms:
        corpora.append(Corpus("TheAlgorithms", _scripts(options.algorithms, [options.algorithms])))
    results = [examined(corpus) for corpus in corpora]
    judgements = Judgements(HERE / "judgements.toml")
    rows = "\n".join(table(results, judgements))
    written = list(reasons(results, judgements))
    print(f"{rows}\n\n{totals(results, judgements)}")
    if options.lines:
        print("\n".join(written))
    if options.document:
        head, _, rest = DOCUMENT.read_text().partition(BEGIN)
        body = "\n".join([BEGIN, "", rows, "", totals(results, judgements), "", "## Why\n", *written, END])
        DOCUMENT.write_text(head + body + rest.partition(END)[2])


if __name__ == "__main__":
    main()
