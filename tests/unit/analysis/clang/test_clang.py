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


def allowed(code: str, language: Language = Language.C) -> bool:
    return check(Program(code, language), preset("strict")).allowed


def test_standard_c_that_the_grammar_does_not_know_is_read_all_the_same() -> None:
    assert allowed("#include <complex.h>\ndouble complex square(double complex z) { return z * z; }\n")
    assert allowed("int f(int n, ...) { va_list a; char *s = va_arg(a, char *); return s != 0; }\n")
    assert allowed("int main() { int **rows = new int *[3]; rows[0] = new int[2]; return 0; }\n", Language.CPP)


def test_branches_that_a_condition_divides_in_the_middle_of_a_statement_are_both_read() -> None:
    code = "int main(void) {\n#ifdef A\n if (1) {\n#else\n if (2) {\n  system(0);\n#endif\n }\n return 0; }\n"

    assert found(code) == [(None, 6, 3, "system")]


def test_what_is_left_blank_for_the_grammar_hides_no_call() -> None:
    code = '#define complex system\nint main(void) { double complex z; return complex("id"); }\n'

    assert not allowed(code)


def test_a_header_of_a_cpp_program_is_cpp() -> None:
    header = SourceFile("run.h", b"#include <cstdlib>\nclass Run { public: int go() { return std::system(0); } };\n")

    assert found('#include "run.h"\nint main() { return Run().go(); }\n', header, language=Language.CPP) == [
        ("run.h", 2, 39, "system")
    ]
