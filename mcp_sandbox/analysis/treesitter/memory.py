"""What a look at a function for certain arguments remembers beside what is known of the rest of the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping

from mcp_sandbox.analysis.treesitter.terms import Function, Parameter, Term
from mcp_sandbox.analysis.treesitter.values import Value

__all__ = ["Within"]


class Within(MutableMapping[Term, Value]):
    """The values of terms: those in a function's source are its own here, all others are shared."""

    def __init__(
        self, outer: MutableMapping[Term, Value], function: Function, given: Mapping[Parameter, Value]
    ) -> None:
        self._outer = outer
        self._inner: dict[Term, Value] = {**given}
        self._start, self._end = function.node.start_byte, function.node.end_byte

    def _is_inside(self, term: Term) -> bool:
        node = term.node
        return self._start <= node.start_byte and node.end_byte <= self._end

    def __getitem__(self, term: Term) -> Value:
        if term in self._inner:
            return self._inner[term]
        if self._is_inside(term):
            raise KeyError(term)
        return self._outer[term]

    def __setitem__(self, term: Term, value: Value) -> None:
        if self._is_inside(term):
            self._inner[term] = value
        else:
            self._outer[term] = value

    def __delitem__(self, term: Term) -> None:
        del self._inner[term]

    def __iter__(self) -> Iterator[Term]:
        return iter(self._inner)

    def __len__(self) -> int:
        return len(self._inner)
