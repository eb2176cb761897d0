"""Here-documents: the lines after a line that are the input of its commands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mcp_sandbox.analysis.treesitter.bash.scanning import Scanner
from mcp_sandbox.analysis.treesitter.bash.syntax import Literal, Redirect, Word

__all__ = ["DocumentScanner"]


@dataclass(slots=True)
class _Pending:
    redirect: Redirect
    delimiter: str
    is_literal: bool
    strips_tabs: bool


class DocumentScanner(Scanner):
    """Reads words, and the here-documents that they begin where their line ends."""

    def __init__(self, text: str, *, pinned: tuple[int, int] | None = None, depth: int = 0) -> None:
        """Begin at the front of `text`; every place in it is `pinned` where it was made from another text."""
        super().__init__(text, pinned=pinned, depth=depth)
        self._pending: list[_Pending] = []

    def here_document(self, redirect: Redirect, delimiter: Word) -> None:
        """Have the lines after this one read as the body of `redirect`."""
        literal = any(isinstance(part, Literal) and part.quoted for part in delimiter.parts)
        text = "".join(part.text for part in delimiter.parts if isinstance(part, Literal))
        self._pending.append(_Pending(redirect, text, literal, redirect.operator == "<<-"))

    def forget_documents(self) -> None:
        """Read no here-document that was begun."""
        self._pending = []

    def newline(self) -> None:
        """Move past the end of a line, and past the here-documents that stand after it."""
        self.position += 1
        pending, self._pending = self._pending, []
        for one in pending:
            self._body(one)

    def _body(self, pending: _Pending) -> None:
        tabs = "\t*" if pending.strips_tabs else ""
        closing = re.compile(rf"^{tabs}{re.escape(pending.delimiter)}$", re.MULTILINE)
        match = closing.search(self.text, self.position, self.end)
        start, stop = self.position, match.start() if match else self.end
        self.position = min(match.end() + 1, self.end) if match else self.end
        text = self.text[start:stop]
        if pending.strips_tabs:
            text = re.sub(r"^\t+", "", text, flags=re.MULTILINE)
        if pending.is_literal:
            self.mark(start, stop)
            pending.redirect.body = Word((Literal(text, quoted=True),), *(self.pinned or (start, stop)))
        elif len(text) != stop - start:
            nested = self.nested(text, self.pinned or (start, stop))
            pending.redirect.body = Word(tuple(nested.parts("", quoted=True)), *(self.pinned or (start, stop)))
        else:
            pending.redirect.body = self._expanding_body(start, stop)

    def _expanding_body(self, start: int, stop: int) -> Word:
        after, outer = self.position, self.end
        self.position, self.end = start, stop
        parts = self.parts("", quoted=True)
        self.position, self.end = after, outer
        return Word(tuple(parts), *(self.pinned or (start, stop)))
