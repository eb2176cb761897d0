"""Whether a command line that another language hands to a shell would destroy the system."""

from __future__ import annotations

from mcp_sandbox.analysis.lines import Place
from mcp_sandbox.analysis.rules import Rule
from mcp_sandbox.analysis.treesitter.bash.calling import run_uncalled
from mcp_sandbox.analysis.treesitter.bash.origin import Origin
from mcp_sandbox.analysis.treesitter.bash.recording import Recorder
from mcp_sandbox.analysis.treesitter.bash.running import Runner
from mcp_sandbox.analysis.treesitter.bash.shell import Stream
from mcp_sandbox.analysis.treesitter.bash.texts import cleaned
from mcp_sandbox.analysis.treesitter.grammars import parse
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError
from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.language import Language

__all__ = ["destructive_in"]

_CHARACTERS_MAX = 20_000
_STEPS_MAX = 500
_DESTROYS = frozenset({Category.DESTRUCTIVE_COMMAND, Category.RECURSIVE_DELETE})


def destructive_in(text: str) -> Rule | None:
    """Return the rule that says why a shell would destroy the system by running `text`; null where it would not.

    Takes a few milliseconds at most; a text that is too long or too complex is read as far as that goes.
    """
    text = cleaned(text[:_CHARACTERS_MAX])
    source = Source(text, parse(b"", Language.BASH), None, language=Language.BASH)
    recorder = Recorder()
    runner = Runner(recorder, {}, steps_max=_STEPS_MAX)
    try:
        runner.run_text(Origin(source, text, 0, Place()), Stream())
        run_uncalled(runner)
    except (TooComplexError, RecursionError):
        pass
    return next((one.rule for one in recorder.reading.findings if one.rule.category in _DESTROYS), None)
