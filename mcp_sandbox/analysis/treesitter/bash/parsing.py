"""Words to commands: the grammar of Bash."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import ClassVar

from mcp_sandbox.analysis.treesitter.bash.scanning import METACHARACTERS, ParseError, Scanner
from mcp_sandbox.analysis.treesitter.bash.simple import FUNCTION, SimpleCommands
from mcp_sandbox.analysis.treesitter.bash.syntax import (
    Block,
    Calculation,
    Case,
    Command,
    Definition,
    If,
    Item,
    Literal,
    Loop,
    Pipeline,
    Redirect,
    Script,
    Simple,
    Test,
    Word,
)
from mcp_sandbox.analysis.treesitter.reading import TooComplexError

__all__ = ["parse_script"]

_LOST_MAX = 20
"""Places that can't be read; past it nothing more is."""

_RESERVED = frozenset(
    {"if", "then", "else", "elif", "fi", "do", "done", "case", "esac", "while", "until", "for", "select", "function"}
    | {"{", "}", "!", "[[", "time", "coproc", "in"}
)
_RESERVED_WORD = re.compile(r"[a-z]+(?=[\s;&|<>()]|$)|\{(?=[\s])|\}|!(?=[\s(])|\[\[(?=\s)")


class _Parser(SimpleCommands):
    """Reads commands by recursive descent, as deep as the scanner goes."""

    def script_until(self, closing: str) -> Block:
        start = self.position
        self.depth += 1
        block = self._list(frozenset({closing}) if closing == "}" else frozenset[str](), start)
        if closing:
            self.expect(closing)
        elif self.position < self.end:
            raise ParseError(self.position)
        self.depth -= 1
        return block

    def nested(self, text: str, pinned: tuple[int, int]) -> Scanner:
        if self.depth > 30:
            raise TooComplexError
        return _Parser(text, pinned=pinned, depth=self.depth + 1)

    def _reserved(self) -> str:
        """Return the reserved word that stands here, or nothing."""
        match = _RESERVED_WORD.match(self.text, self.position, self.end)
        return match[0] if match and match[0] in _RESERVED else ""

    def skip_lines(self) -> None:
        """Move past blank lines and comments."""
        self.skip_blanks()
        while self.peek() == "\n":
            self.newline()
            self.skip_blanks()

    def _list(self, stops: frozenset[str], start: int) -> Block:
        items: list[Item] = []
        while self._has_more(stops):
            items += self._and_or()
        return Block(tuple(items), *self.span(start))

    def _has_more(self, stops: frozenset[str]) -> bool:
        self.skip_lines()
        char = self.peek()
        return not (char in {"", ")"} or self.peek(2) in {";;", ";&"} or self._reserved() in (stops or {""}) - {""})

    def _and_or(self) -> list[Item]:
        """Read pipelines joined by `&&` and `||`, and what ends them."""
        items = [Item(self._pipeline())]
        self.skip_blanks()
        while self.peek(2) in {"&&", "||"}:
            is_alternative = self.peek(2) == "||"
            self.position += 2
            self.skip_lines()
            items.append(Item(self._pipeline(), is_conditional=True, is_alternative=is_alternative))
            self.skip_blanks()
        if self.peek() == "&":
            self.position += 1
            items = [replace(one, runs_in_background=True) for one in items]
        elif self.peek() == "\n":
            self.newline()
        elif self.peek() == ";" and self.peek(2) not in {";;", ";&"}:
            self.position += 1
        elif self.peek() not in {"", ")", ";", "}"} and not self._reserved():
            raise ParseError(self.position)
        return items

    def _pipeline(self) -> Command:
        start = self.position
        is_negated = self._prefixes()
        commands = [self._command()]
        self.skip_blanks()
        while self.peek() == "|" and self.peek(2) != "||":
            self.position += 2 if self.peek(2) == "|&" else 1
            self.skip_lines()
            commands.append(self._command())
            self.skip_blanks()
        if len(commands) == 1 and not is_negated:
            return commands[0]
        return Pipeline(tuple(commands), *self.span(start), is_negated=is_negated)

    def _prefixes(self) -> bool:
        """Move past `!` and `time`, and tell whether the contrary counts."""
        is_negated = False
        while (word := self._reserved()) in {"!", "time"}:
            self.position += len(word)
            self.skip_blanks()
            is_negated ^= word == "!"
            if word == "time" and self.peek(2) == "-p":
                self.position += 2
                self.skip_blanks()
        return is_negated

    def _command(self) -> Command:
        self.depth += 1
        if self.depth > 80:
            raise TooComplexError
        start = self.position
        word = self._reserved()
        reads = self._compounds.get(word or self.peek()) if word or self.peek() == "(" else None
        command = reads(self, start) if reads is not None else self.simple(start)
        if reads is not None and not isinstance(command, Simple | Definition | Pipeline):
            command = self._redirected(command)
        self.depth -= 1
        return command

    def _negated(self, start: int) -> Command:
        del start
        return self._pipeline()

    def _misplaced(self, start: int) -> Command:
        raise ParseError(start)

    def _redirected(self, command: Command) -> Command:
        redirects: list[Redirect] = []
        self.skip_blanks()
        while (redirect := self.redirect()) is not None:
            redirects.append(redirect)
            self.skip_blanks()
        if not redirects:
            return command
        start, _ = command.start, command.end
        return Block((Item(command),), *(self.pinned or (start, self.position)), redirects=tuple(redirects))

    def _keyword(self, word: str) -> None:
        self.skip_lines()
        if self._reserved() != word:
            raise ParseError(self.position)
        self.position += len(word)

    def _commands(self, *stops: str) -> Block:
        return self._list(frozenset(stops), self.position)

    def _if(self, start: int) -> Command:
        arms: list[tuple[Block, Block]] = []
        otherwise = None
        word = "if"
        while word in {"if", "elif"}:
            self.position += len(word)
            condition = self._commands("then")
            self._keyword("then")
            arms.append((condition, self._commands("elif", "else", "fi")))
            word = self._reserved()
        if word == "else":
            self.position += 4
            otherwise = self._commands("fi")
        self._keyword("fi")
        return If(tuple(arms), otherwise, *self.span(start))

    def _while(self, start: int) -> Command:
        kind = self._reserved()
        self.position += len(kind)
        condition = self._commands("do")
        body = self._do()
        return Loop(kind, body, *self.span(start), condition=condition)

    def _do(self) -> Block:
        self.skip_lines()
        if self._reserved() == "{":
            group = self._group(self.position)
            assert isinstance(group, Block)  # noqa: S101  that is what a group is
            return group
        self._keyword("do")
        body = self._commands("done")
        self._keyword("done")
        return body

    def _for(self, start: int) -> Command:
        kind = self._reserved()
        self.position += len(kind)
        self.skip_blanks()
        if self.peek(2) == "((":
            return self._for_arithmetic(start)
        name = self.word()
        plain = name.plain() if name else None
        if plain is None:
            raise ParseError(self.position)
        self.skip_lines()
        words: list[Word] | None = None
        if self._reserved() == "in":
            self.position += 2
            words = self._words()
        self.skip_blanks()
        if self.peek() == ";":
            self.position += 1
        body = self._do()
        return Loop(kind, body, *self.span(start), name=plain, words=None if words is None else tuple(words))

    def _words(self) -> list[Word]:
        found: list[Word] = []
        self.skip_blanks()
        while (word := self.word()) is not None:
            found.append(word)
            self.skip_blanks()
        return found

    def _for_arithmetic(self, start: int) -> Command:
        self.position += 2
        header: list[Word] = []
        for closing in (";", ";", "))"):
            begin = self.position
            parts = self.parts(";", quoted=True) if closing == ";" else self._balanced()
            header.append(Word(tuple(parts), *self.span(begin)))
            self.expect(closing)
        self.skip_blanks()
        if self.peek() == ";":
            self.position += 1
        return Loop("arithmetic", self._do(), *self.span(start), header=tuple(header))

    def _case(self, start: int) -> Command:
        self.position += 4
        self.skip_blanks()
        word = self.word()
        if word is None:
            raise ParseError(self.position)
        self._keyword("in")
        arms: list[tuple[tuple[Word, ...], Block]] = []
        self.skip_lines()
        while self._reserved() != "esac":
            arms.append(self._arm())
            self.skip_lines()
        self.position += 4
        return Case(word, tuple(arms), *self.span(start))

    def _arm(self) -> tuple[tuple[Word, ...], Block]:
        if self.peek() == "(":
            self.position += 1
        patterns: list[Word] = []
        while True:
            self.skip_blanks()
            pattern = self.word()
            if pattern is None:
                raise ParseError(self.position)
            patterns.append(pattern)
            self.skip_blanks()
            if self.peek() == ")":
                break
            self.expect("|")
        self.position += 1
        body = self._commands("esac")
        for ending in (";;&", ";;", ";&"):
            if self.peek(len(ending)) == ending:
                self.position += len(ending)
                break
        return tuple(patterns), body

    def _function(self, start: int) -> Command:
        self.position += len("function")
        self.skip_blanks()
        word = self.word()
        if word is None:
            raise ParseError(self.position)
        name = "".join(part.text for part in word.parts if isinstance(part, Literal))
        match = FUNCTION.match(self.text, self.position, self.end)
        self.position = match.end() if match else self.position
        return self.defined(name, start)

    def defined(self, name: str, start: int) -> Command:
        """Read the body of a function."""
        self.skip_lines()
        return Definition(name, self._command(), *self.span(start))

    def _group(self, start: int) -> Command:
        self.position += 1
        body = self._commands("}")
        self._keyword("}")
        return Block(body.items, *self.span(start))

    def _parenthesis(self, start: int) -> Command:
        if self.peek(2) == "((":
            self.position += 2
            expression = self.expression(start)
            if expression is not None:
                return Calculation(expression, *self.span(start))
        self.position += 1
        body = self.script_until(")")
        return Block(body.items, *self.span(start), is_subshell=True)

    def _coproc(self, start: int) -> Command:
        self.position += len("coproc")
        self.skip_blanks()
        name = re.compile(r"[A-Za-z_]\w*(?=[ \t]+[{(])").match(self.text, self.position, self.end)
        if name is not None:
            self.position = name.end()
            self.skip_blanks()
        item = Item(self._command(), runs_in_background=True)
        return Block((item,), *self.span(start))

    def _test(self, start: int) -> Command:
        self.position += 2
        found: list[Word] = []
        stops = METACHARACTERS
        while True:
            self.skip_lines()
            begin = self.position
            word = self.word(stops)
            if word is None:
                word = self._test_operator(begin)
            stops = " \t\n" if word.plain() == "=~" else METACHARACTERS
            if word.plain() == "]]":
                return Test(tuple(found), *self.span(start))
            found.append(word)

    def _test_operator(self, begin: int) -> Word:
        for operator in ("&&", "||", "(", ")", "<", ">"):
            if self.peek(len(operator)) == operator:
                self.position += len(operator)
                return Word((Literal(operator),), *self.span(begin))
        raise ParseError(self.position)

    def script(self) -> tuple[list[Item], list[tuple[int, int]]]:
        """Return the commands of the whole text, and where it can't be read."""
        items: list[Item] = []
        lost: list[tuple[int, int]] = []
        depth = self.depth
        begin = self.position
        while len(lost) < _LOST_MAX:
            try:
                if self._has_more(frozenset()):
                    begin = self.position
                    items += self._and_or()
                    continue
                if self.position >= self.end:
                    break
                self._misplaced(self.position)
            except ParseError as error:
                lost.append((begin, max(error.position, begin + 1)))
                self._resume(max(begin, self.position if error.position == begin else begin), depth)
                begin = self.position
        return items, lost

    def _resume(self, position: int, depth: int) -> None:
        """Go on with the line after `position`."""
        stop = self.text.find("\n", position)
        self.position = stop + 1 if stop >= 0 else self.end
        self.depth = depth
        self.forget_documents()

    _compounds: ClassVar[Mapping[str, Callable[..., Command]]] = {
        "if": _if, "while": _while, "until": _while, "for": _for, "select": _for, "case": _case, "function": _function,
        "{": _group, "(": _parenthesis, "[[": _test, "coproc": _coproc, "!": _negated,
        **dict.fromkeys(("then", "else", "elif", "fi", "do", "done", "esac", "}"), _misplaced),
    }  # fmt: skip
    """What begins a compound command, and what reads it."""


@lru_cache(maxsize=512)
def parse_script(text: str) -> Script:
    """Return the tree of `text`; what can't be read is listed as lost, with the rest read.

    Raises:
        TooComplexError: It goes deeper than the check does.
    """
    parser = _Parser(text)
    items, lost = parser.script()
    block = Block(tuple(items), 0, len(text))
    return Script(text, block, sorted(parser.comments), sorted(parser.strings), lost)
