"""Where a Python source has comments and strings; what stands between the braces of an f-string is code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from mcp_sandbox.analysis.patterns import Kind

__all__ = ["plain_names", "spans_of"]

Span = tuple[int, int, Kind]

_DEPTH_MAX = 8
"""F-strings in f-strings before the rest of one is taken for text."""

_START = re.compile(r"#|(?:\b[bBfFrRuUtT]{1,2})?(\"\"\"|'''|\"|')")
_ENDS = {
    '"""': re.compile(r'[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*(?:"""|\Z)', re.DOTALL),
    "'''": re.compile(r"[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*(?:'''|\Z)", re.DOTALL),
    '"': re.compile(r'[^"\\\n]*(?:\\.[^"\\\n]*)*(?:"|\n|\Z)', re.DOTALL),
    "'": re.compile(r"[^'\\\n]*(?:\\.[^'\\\n]*)*(?:'|\n|\Z)", re.DOTALL),
}
"""What follows an opening quote, the closing one included; a string that is not closed ends with its line."""

_TEXT = {
    '"""': re.compile(r'(?:[^\\{}"]+|\\.|\{\{|\}\}|"(?!""))*', re.DOTALL),
    "'''": re.compile(r"(?:[^\\{}']+|\\.|\{\{|\}\}|'(?!''))*", re.DOTALL),
    '"': re.compile(r'(?:[^\\{}"\n]+|\\.|\{\{|\}\})*', re.DOTALL),
    "'": re.compile(r"(?:[^\\{}'\n]+|\\.|\{\{|\}\})*", re.DOTALL),
}
"""The text of an f-string up to a brace or its closing quote."""

_CODE = re.compile(r"[^\[\](){}'\"#:]*")
"""The code of a field up to what matters in it."""


def spans_of(text: str) -> list[Span]:
    """Return where `text` has comments and strings, in order, without overlap."""
    spans: list[Span] = []
    at = 0
    while (found := _START.search(text, at)) is not None:
        at = _token(text, found, spans, 0)
    return spans


def _token(text: str, found: re.Match[str], spans: list[Span], depth: int) -> int:
    """Add the comment or string that `found` begins; return where it ends."""
    start, quote = found.start(), found[1]
    if quote is None:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        spans.append((start, end, "comments"))
        return end
    if "f" in found[0].lower() or "t" in found[0].lower():
        return _formatted(text, (start, found.end()), quote, (spans, depth))
    closed = _ENDS[quote].match(text, found.end())
    end = closed.end() if closed is not None else len(text)
    spans.append((start, end, "strings"))
    return end


def _formatted(text: str, begins: tuple[int, int], quote: str, into: tuple[list[Span], int]) -> int:
    spans, depth = into
    start, at = begins
    while at < len(text):
        body = _TEXT[quote].match(text, at)
        at = body.end() if body is not None else at
        if text.startswith(quote, at) or at >= len(text) or text[at] == "\n":
            break
        if text[at] != "{" or depth >= _DEPTH_MAX:
            at += 1
            continue
        spans.append((start, at + 1, "strings"))
        start = at = _field(text, at + 1, (spans, depth + 1))
    end = at + len(quote) if text.startswith(quote, at) else min(at + 1, len(text))
    if start < end:
        spans.append((start, end, "strings"))
    return end


def _field(text: str, at: int, into: tuple[list[Span], int]) -> int:
    """Pass over a field of an f-string; return where its text goes on, the closing brace or the colon included."""
    spans, depth = into
    open_brackets = 0
    while at < len(text):
        plain = _CODE.match(text, at)
        at = plain.end() if plain is not None else at
        character = text[at : at + 1]
        if character in {"'", '"', "#"} and character:
            found = _START.match(text, _prefix(text, at))
            at = _token(text, found, spans, depth) if found is not None else at + 1
        elif not open_brackets and character in {"}", ":"}:
            return at if character == "}" else at + 1
        else:
            open_brackets += (character in {"(", "[", "{"}) - (character in {")", "]", "}"})
            at += 1
    return at


def _prefix(text: str, at: int) -> int:
    """Return where the letters begin that belong to the quote at `at`."""
    start = at
    while start > 0 and at - start < 2 and text[start - 1] in "bBfFrRuUtT":
        start -= 1
    return start if not text[start - 1 : start].isidentifier() else at


def plain_names(text: str, spans: Sequence[Span]) -> str:
    """Return `text` with the letters of its code as Python reads them: a wide `os` is `os`."""
    if text.isascii():
        return text
    pieces: list[str] = []
    end = 0
    for start, stop, _ in (*spans, (len(text), len(text), "code")):
        code = text[end:start]
        pieces += [code if code.isascii() else "".join(map(_letter, code)), text[start:stop]]
        end = stop
    return "".join(pieces)


def _letter(character: str) -> str:
    # Letters that stand for several would move all that follows.
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character
