"""C's own ways with text before it is code."""

from __future__ import annotations

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.presets import preset


def found(code: str, *files: SourceFile, language: Language = Language.C) -> list[tuple[str | None, int, int, str]]:
    report = check(Program(code, language, files), preset("strict"))
    assert report.syntax_error is None
    return [(one.path, one.line, one.column, one.symbol or "") for one in report.violations]


def test_a_word_that_a_backslash_continues_on_the_next_line_is_one_word_at_its_place() -> None:
    assert found('int main(void) {\n    return sys\\\ntem("id");\n}\n') == [(None, 2, 12, "system")]


def test_what_stands_after_a_continued_word_keeps_its_place() -> None:
    assert found('int on\\\nce;\nint main(void) { return system("id"); }\n') == [(None, 3, 25, "system")]


def test_a_macro_of_a_header_among_the_files_means_the_same_in_the_program() -> None:
    header = SourceFile("run.h", b"#define RUN system\n")

    assert found('#include "run.h"\nint main(void) { return RUN("id"); }\n', header) == [
        (None, 2, 25, "system"),
        ("run.h", 1, 13, "system"),
    ]


def test_a_c_file_of_a_cpp_program_is_read_with_it() -> None:
    other = SourceFile("other.c", b'#include <stdlib.h>\nint go(void) { return system("id"); }\n')

    assert found("int go(); int main() { return go(); }\n", other, language=Language.CPP) == [
        ("other.c", 2, 23, "system")
    ]
