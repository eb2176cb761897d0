"""Characters to words: quotes, escapes and expansions."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from mcp_sandbox.analysis.treesitter.bash.escapes import ansi_c
from mcp_sandbox.analysis.treesitter.bash.syntax import (
    Arithmetic,
    Block,
    Literal,
    Parameter,
    Part,
    Process,
    Substitution,
    Word,
)
from mcp_sandbox.analysis.treesitter.reading import TooComplexError

__all__ = ["METACHARACTERS", "ParseError", "Scanner"]

DEPTH_MAX = 40
"""Quotes, expansions and commands inside each other."""

METACHARACTERS = " \t\n;&|<>()"
_NAME = re.compile(r"[A-Za-z_]\w*|\d|[@*#?$!_-]", re.ASCII)
_BRACED_NAME = re.compile(r"[A-Za-z_]\w*|\d+|[@*#?$!_-]", re.ASCII)
_OPERATOR = re.compile(r":[-=?+]|[-=?+]|##?|%%?|//?|\^\^?|,,?|~~?|@[A-Za-z]|:")


_MISREAD_MAX = 5


class ParseError(Exception):
    """Raised where a text is no script; carries the character."""

    def __init__(self, position: int) -> None:
        super().__init__(f"The script can't be read at character {position}.")
        self.position = position


@cache
def _run(stops: str) -> re.Pattern[str]:
    return re.compile(rf"[^{re.escape(stops)}\\$`]+")


class Scanner:
    """Reads words at a place that moves on; what is in `$(…)` is left to the parser that is built on it."""

    def __init__(self, text: str, *, pinned: tuple[int, int] | None = None, depth: int = 0) -> None:
        """Begin at the front of `text`; every place in it is `pinned` where it was made from another text."""
        self.text = text
        self.position = 0
        self.end = len(text)
        self.comments: set[tuple[int, int]] = set()
        self.strings: set[tuple[int, int]] = set()
        self.depth = depth
        self.pinned = pinned
        self._no_arithmetic: set[int] = set()

    def script_until(self, closing: str) -> Block:
        """Return the commands up to `closing`, and move past it."""
        raise NotImplementedError

    def nested(self, text: str, pinned: tuple[int, int]) -> Scanner:
        """Return a scanner of `text`, which was made from the piece `pinned` of this one's."""
        raise NotImplementedError

    def span(self, start: int) -> tuple[int, int]:
        """Return the piece from `start` to here."""
        return self.pinned or (start, self.position)

    def peek(self, count: int = 1) -> str:
        """Return the next characters."""
        return self.text[self.position : min(self.position + count, self.end)]

    def skip_blanks(self) -> None:
        """Move past blanks, continued lines and a comment."""
        match = _BLANKS.match(self.text, self.position, self.end)
        self.position = match.end() if match else self.position
        if self.peek() == "#" and (self.position == 0 or self.text[self.position - 1] in METACHARACTERS):
            stop = self.text.find("\n", self.position, self.end)
            stop = stop if stop >= 0 else self.end
            self.comments.add((self.position, stop))
            self.position = stop

    def word(self, stops: str = METACHARACTERS) -> Word | None:
        """Read the word that begins here; null where none does."""
        start = self.position
        parts = self.parts(stops)
        return Word(tuple(parts), *self.span(start)) if self.position > start else None

    def parts(self, stops: str, *, quoted: bool = False) -> list[Part]:
        """Read up to one of `stops`, which are not read."""
        self.depth += 1
        if self.depth > DEPTH_MAX:
            raise TooComplexError
        found: list[Part] = []
        run = _run(stops + ("" if quoted else "'\""))
        while self.position < self.end:
            match = run.match(self.text, self.position, self.end)
            if match:
                self._literal(found, match[0], quoted=quoted)
                self.position = match.end()
            elif not self._special(found, stops, quoted=quoted):
                break
        self.depth -= 1
        return found

    def _special(self, found: list[Part], stops: str, *, quoted: bool) -> bool:
        char = self.text[self.position]
        if char in stops and not (self._glob_group(found, stops) if not quoted else False):
            return not quoted and self._process(found, stops)
        if char == "\\":
            self._escape(found, quoted=quoted, stops=stops)
        elif char == "$":
            self._dollar(found, quoted=quoted)
        elif char == "`":
            self._backticks(found, quoted=quoted)
        elif char == "'":
            self._single(found)
        elif char == '"':
            self._double(found)
        return True

    def _literal(self, found: list[Part], text: str, *, quoted: bool) -> None:
        found.append(Literal(text, quoted))
        if quoted and self.pinned is None:
            self.strings.add((self.position, self.position + len(text)))

    def _glob_group(self, found: list[Part], stops: str) -> bool:
        """Read `(…)` after one of `?*+@!`, which is a pattern and no subshell."""
        last = found[-1] if found else None
        is_glob = isinstance(last, Literal) and not last.quoted and last.text[-1:] in set("?*+@!")
        if self.peek() != "(" or "(" not in stops or not is_glob:
            return False
        self.position += 1
        found.append(Literal("("))
        found += self.parts(")")
        self.expect(")")
        found.append(Literal(")"))
        return True

    def _process(self, found: list[Part], stops: str) -> bool:
        if self.peek(2) not in {"<(", ">("} or "<" not in stops:
            return False
        direction = self.peek()
        self.position += 2
        found.append(Process(self.script_until(")"), direction))
        return True

    def expect(self, text: str) -> None:
        """Move past `text`.

        Raises:
            ParseError: Something else stands here.
        """
        if not self.text.startswith(text, self.position, self.end):
            raise ParseError(self.position)
        self.position += len(text)

    def _escape(self, found: list[Part], *, quoted: bool, stops: str) -> None:
        following = self.text[self.position + 1 : self.position + 2]
        self.position += 2
        if following == "\n":
            return
        if quoted and following not in {"$", "`", "\\", *stops}:
            found.append(Literal("\\" + following, quoted=True))
        else:
            found.append(Literal(following or "\\", quoted=True))

    def _single(self, found: list[Part]) -> None:
        stop = self.text.find("'", self.position + 1, self.end)
        if stop < 0:
            raise ParseError(self.position)
        found.append(Literal(self.text[self.position + 1 : stop], quoted=True))
        self.mark(self.position, stop + 1)
        self.position = stop + 1

    def mark(self, start: int, stop: int) -> None:
        """Have the piece from `start` to `stop` be text of a string."""
        if self.pinned is None:
            self.strings.add((start, stop))

    def _double(self, found: list[Part]) -> None:
        opening = self.position
        self.position += 1
        found.append(Literal("", quoted=True))
        found += self.parts('"', quoted=True)
        if self.position >= self.end:
            raise ParseError(opening)
        self.mark(opening, opening + 1)
        self.mark(self.position, self.position + 1)
        self.position += 1

    def _ansi(self, found: list[Part]) -> None:
        match = _ANSI.match(self.text, self.position, self.end)
        if match is None:
            raise ParseError(self.position)
        found.append(Literal(ansi_c(match[1]), quoted=True))
        self.mark(self.position, match.end())
        self.position = match.end()

    def _dollar(self, found: list[Part], *, quoted: bool) -> None:
        rest = self.text[self.position + 1 : self.position + 3]
        if rest == "((" and self._arithmetic(found, quoted=quoted):
            return
        reads: Callable[[], Part] | None = {
            "(": lambda: self._substitution(quoted=quoted),
            "{": lambda: self._braced(quoted=quoted),
            "[": lambda: self._old_arithmetic(quoted=quoted),
        }.get(rest[:1])
        if reads is not None:
            found.append(reads())
        elif rest[:1] == "'" and not quoted:
            self._ansi(found)
        elif rest[:1] == '"' and not quoted:
            self.position += 1
        else:
            self._named(found, quoted=quoted)

    def _named(self, found: list[Part], *, quoted: bool) -> None:
        match = _NAME.match(self.text, self.position + 1, self.end)
        if match is None:
            found.append(Literal("$", quoted))
            self.position += 1
        else:
            found.append(Parameter(match[0], quoted))
            self.position = match.end()

    def _substitution(self, *, quoted: bool) -> Part:
        self.position += 2
        return Substitution(self.script_until(")"), quoted)

    def _old_arithmetic(self, *, quoted: bool) -> Part:
        self.position += 2
        start = self.position
        parts = self.parts("]", quoted=True)
        word = Word(tuple(parts), *self.span(start))
        self.expect("]")
        return Arithmetic(word, quoted)

    def _arithmetic(self, found: list[Part], *, quoted: bool) -> bool:
        opening = self.position
        self.position += 3
        word = self.expression(opening)
        if word is None:
            return False
        found.append(Arithmetic(word, quoted))
        return True

    def expression(self, opening: int, closing: str = "))") -> Word | None:
        """Read an expression and its `closing`; null, back at `opening`, where commands stand here instead."""
        start, depth = self.position, self.depth
        if opening not in self._no_arithmetic:
            try:
                parts = self._balanced()
                word = Word(tuple(parts), *self.span(start))
                self.expect(closing)
            except ParseError:
                pass
            else:
                return word
        self._no_arithmetic.add(opening)
        if len(self._no_arithmetic) > _MISREAD_MAX:
            raise TooComplexError  # each takes a look at all the rest
        self.position, self.depth = opening, depth
        return None

    def _balanced(self) -> list[Part]:
        found: list[Part] = []
        level = 0
        while self.position < self.end:
            found += self.parts("()", quoted=True)
            char = self.peek()
            if char == "" or (char == ")" and level == 0):
                break
            level += 1 if char == "(" else -1
            if level > DEPTH_MAX:
                raise ParseError(self.position)
            found.append(Literal(char))
            self.position += 1
        return found

    def _backticks(self, found: list[Part], *, quoted: bool) -> None:
        opening = self.position
        match = _BACKTICKS.match(self.text, opening, self.end)
        if match is None:
            raise ParseError(opening)
        inner = re.sub(r'\\([$`\\"])' if quoted else r"\\([$`\\])", r"\1", match[1])
        self.position = match.end()
        nested = self.nested(inner, self.span(opening))
        found.append(Substitution(nested.script_until(""), quoted))

    def _braced(self, *, quoted: bool) -> Part:
        opening = self.position
        self.position += 2
        if self.peek() in {" ", "\t", "\n", "|"}:
            self.position += 1
            return Substitution(self.script_until("}"), quoted)
        prefix = self._prefix()
        match = _BRACED_NAME.match(self.text, self.position, self.end)
        if match is None:
            raise ParseError(opening)
        self.position = match.end()
        index = self._index()
        if prefix == "!" and self.peek(2) in {"*}", "@}"}:
            self.position += 2
            return Parameter(match[0], quoted, "names")
        operator = _OPERATOR.match(self.text, self.position, self.end)
        argument = second = None
        if operator is not None:
            self.position = operator.end()
            argument, second = self._arguments(operator[0], quoted=quoted)
        self.expect("}")
        return Parameter(match[0], quoted, prefix, index, operator[0] if operator else "", argument, second)

    def _prefix(self) -> str:
        """Read `#` or `!` where a name follows it; `${#}`, `${!}` and `${#-x}` are about names of one character."""
        char, following = self.peek(), self.text[self.position + 1 : self.position + 2]
        if char not in {"#", "!"} or not following or following in "}:=+/%^,":
            return ""
        if char == "#" and following in "-?#" and self.text[self.position + 2 : self.position + 3] != "}":
            return ""
        self.position += 1
        return char

    def _index(self) -> Word | None:
        if self.peek() != "[":
            return None
        return self.subscript()

    def subscript(self) -> Word:
        """Read `[…]`."""
        self.expect("[")
        start = self.position
        parts = self.parts("[]")
        level = 0
        while self.peek() == "[" or (self.peek() == "]" and level):
            level += 1 if self.peek() == "[" else -1
            parts.append(Literal(self.peek()))
            self.position += 1
            parts += self.parts("[]")
        word = Word(tuple(parts), *self.span(start))
        self.expect("]")
        return word

    def _arguments(self, operator: str, *, quoted: bool) -> tuple[Word, Word | None]:
        first, second = {"/": ("/}", "}"), "//": ("/}", "}"), ":": (":}", "}")}.get(operator, ("}", ""))
        plain = quoted and operator in {":-", "-", ":=", "=", ":+", "+", ":?", "?"}
        start = self.position
        parts: list[Part] = []
        if operator.startswith("/") and self.peek() in {"/", "#", "%"} and operator == "/":
            parts.append(Literal(self.peek()))
            self.position += 1
        parts += self._argument(first, quoted=plain)
        argument = Word(tuple(parts), *self.span(start))
        if not second or self.peek() != first[0]:
            return argument, None
        self.position += 1
        start = self.position
        return argument, Word(tuple(self._argument(second, quoted=plain)), *self.span(start))

    def _argument(self, stops: str, *, quoted: bool) -> list[Part]:
        """Read a part of `${…}`; inside double quotes single ones are no quotes there, but double ones are."""
        found = self.parts(stops + '"' if quoted else stops, quoted=quoted)
        while quoted and self.peek() == '"':
            self._double(found)
            found += self.parts(stops + '"', quoted=True)
        return found


_BLANKS = re.compile(r"(?:[ \t]|\\\n)+")
_ANSI = re.compile(r"\$'((?:[^'\\]|\\.)*)'", re.DOTALL)
_BACKTICKS = re.compile(r"`((?:[^`\\]|\\.)*)`", re.DOTALL)
