"""Simple commands: assignments, words and redirections."""

from __future__ import annotations

import re

from mcp_sandbox.analysis.treesitter.bash.documents import DocumentScanner
from mcp_sandbox.analysis.treesitter.bash.scanning import ParseError
from mcp_sandbox.analysis.treesitter.bash.syntax import Assignment, Command, Redirect, Simple, Word

__all__ = ["FUNCTION", "SimpleCommands"]

_DECLARES = frozenset({"declare", "typeset", "local", "export", "readonly", "eval"})
_REDIRECT = re.compile(r"(?:(\d+|\{[A-Za-z_]\w*\}))?(<<<|<<-|<<|<&|<>|<|>>|>&|>\||&>>|&>|>)")
_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)(?=\[|\+?=)", re.ASCII)
FUNCTION = re.compile(r"[ \t]*\([ \t]*\)")
_SIGN = re.compile(r"\+?=")


class SimpleCommands(DocumentScanner):
    """The part of the parser that reads one command."""

    def skip_lines(self) -> None:
        """Move past blank lines and comments."""
        raise NotImplementedError

    def defined(self, name: str, start: int) -> Command:
        """Read the body of a function."""
        raise NotImplementedError

    def redirect(self) -> Redirect | None:
        """Read a redirection, where one stands here."""
        match = _REDIRECT.match(self.text, self.position, self.end)
        if match is None or (match[1] is None and self.peek(2) in {"<(", ">("}):
            return None
        start = self.position
        self.position = match.end()
        self.skip_blanks()
        target = self.word()
        if target is None:
            raise ParseError(self.position)
        redirect = Redirect(match[1] or "", match[2], target, *self.span(start))
        if match[2] in {"<<", "<<-"}:
            self.here_document(redirect, target)
        return redirect

    def _assignment(self) -> Assignment | None:
        start = self.position
        name = _ASSIGNMENT.match(self.text, start, self.end)
        if name is None:
            return None
        self.position = name.end()
        index = self._subscripted(start)
        sign = _SIGN.match(self.text, self.position, self.end)
        if sign is None:
            self.position = start
            return None
        self.position = sign.end()
        value = self._value()
        return Assignment(name[0], value, *self.span(start), index=index, appends=sign[0] == "+=")

    def _subscripted(self, start: int) -> Word | None:
        if self.peek() != "[":
            return None
        depth = self.depth
        try:
            return self.subscript()
        except ParseError:
            self.position, self.depth = start, depth
            return None

    def _value(self) -> Word | tuple[Word, ...]:
        start = self.position
        if self.peek() == "(":
            self.position += 1
            return self._elements()
        return self.word() or Word((), *self.span(start))

    def _elements(self) -> tuple[Word, ...]:
        found: list[Word] = []
        self.skip_lines()
        while self.peek() != ")":
            word = self.word()
            if word is None:
                raise ParseError(self.position)
            found.append(word)
            self.skip_lines()
        self.position += 1
        return tuple(found)

    def simple(self, start: int) -> Command:
        """Read assignments, a command with its arguments, and redirections."""
        assignments: list[Assignment] = []
        words: list[Word | Assignment] = []
        redirects: list[Redirect] = []
        while True:
            self.skip_blanks()
            piece = self._piece(words)
            if piece is None:
                break
            if isinstance(piece, Redirect):
                redirects.append(piece)
            elif isinstance(piece, Assignment) and not words:
                assignments.append(piece)
            else:
                words.append(piece)
            if len(words) == 1 and piece is words[0] and (call := self._call(words[0])) is not None:
                return self.defined(call, start)
        if not (assignments or words or redirects):
            raise ParseError(self.position)
        return Simple(tuple(assignments), tuple(words), tuple(redirects), *self.span(start))

    def _piece(self, words: list[Word | Assignment]) -> Redirect | Assignment | Word | None:
        redirect = self.redirect()
        if redirect is not None:
            return redirect
        if not words or (isinstance(words[0], Word) and words[0].plain() in _DECLARES):
            assignment = self._assignment()
            if assignment is not None:
                return assignment
        return self.word()

    def _call(self, word: Word | Assignment) -> str | None:
        """Return the name of the function that `word` and `()` begin."""
        name = word.plain() if isinstance(word, Word) else None
        match = FUNCTION.match(self.text, self.position, self.end) if name is not None else None
        if match is not None:
            self.position = match.end()
        return name if match is not None else None
