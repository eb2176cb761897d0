"""Java that is newer than the grammar, in words that the grammar knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mcp_sandbox.analysis.treesitter.grammars import errors_in, parse
from mcp_sandbox.domain.language import Language

__all__ = ["OTHER_CONSTRUCTORS", "retold"]

OTHER_CONSTRUCTORS: Mapping[str, str] = {"$uper": "super", "$his": "this"}
"""Names of methods that stand for the call of another constructor, behind statements of the one that calls it.

Source: https://openjdk.org/jeps/513
"""


def retold(text: str) -> Iterator[str]:
    """Yield `text` with calls of other constructors, where the grammar does not know them, as calls of methods."""
    data = bytearray(text.encode())
    words = {word.encode(): name.encode() for name, word in OTHER_CONSTRUCTORS.items()}
    lost = [node for node in errors_in(parse(bytes(data), Language.JAVA)) if node.text in words]
    for node in lost:
        data[node.start_byte : node.end_byte] = words[node.text or b""]
    if lost:
        yield data.decode()
