"""Reads a Bash program: each source parsed, then run as far as its words are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mcp_sandbox.analysis.lines import Place
from mcp_sandbox.analysis.patterns import Kind
from mcp_sandbox.analysis.treesitter.bash.calling import run_uncalled
from mcp_sandbox.analysis.treesitter.bash.origin import Origin
from mcp_sandbox.analysis.treesitter.bash.parsing import parse_script
from mcp_sandbox.analysis.treesitter.bash.recording import Recorder
from mcp_sandbox.analysis.treesitter.bash.running import Runner
from mcp_sandbox.analysis.treesitter.bash.shell import Stream
from mcp_sandbox.analysis.treesitter.bash.texts import cleaned
from mcp_sandbox.analysis.treesitter.reading import Reading, Source

__all__ = ["lost_places", "read_bash", "spans_of"]

_LOST_MAX = 20
_CHECKS_ARGUMENTS = re.compile(r"\$#|\$\{#\}|\$\{[1@*]:?\?|-[zn] +\"?\$\{?[1@*]|\bgetopts?\b")
"""What a script says that looks whether it was given arguments: they are then not taken for empty."""


def read_bash(sources: Sequence[Source]) -> Reading:
    """Return what is met in a Bash program: `code` run with its files at hand, then each file by itself."""
    recorder = Recorder()
    files = {source.path: source for source in sources if source.path is not None}
    for source in sources:
        runner = Runner(recorder, files)
        text = cleaned(source.text)
        if source.path is not None or _CHECKS_ARGUMENTS.search(text):
            runner.state.positional = None
        runner.run_text(Origin(source, text, 0, Place()), Stream())
        run_uncalled(runner)
    return recorder.reading


def spans_of(source: Source) -> Iterator[tuple[int, int, Kind]]:
    """Yield where `source` has comments and strings, in order, without overlap."""
    script = parse_script(cleaned(source.text))
    found: list[tuple[int, int, Kind]] = [(start, end, "comments") for start, end in script.comments]
    found.extend((start, end, "strings") for start, end in script.strings)
    last = 0
    for start, end, kind in sorted(found):
        if start >= last and end > start:
            yield start, end, kind
            last = end


def lost_places(source: Source) -> Iterator[Place]:
    """Yield where the text of `source` can't be read."""
    for start, end in parse_script(cleaned(source.text)).lost[:_LOST_MAX]:
        yield source.lines.place_between(start, min(end, len(source.text)))
