"""Go's own ways: packages and files, C in a comment, names of the policy's author."""

from __future__ import annotations

from mcp_sandbox.analysis import check
from mcp_sandbox.analysis.rules import rules
from mcp_sandbox.analysis.treesitter.dialect import CONDITIONS as COMMON_CONDITIONS
from mcp_sandbox.analysis.treesitter.golang.dialect import GoDialect
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy, RestrictedModule
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.presets import preset


def places(code: str, *files: SourceFile, policy: str | Policy = "production") -> list[tuple[str | None, int, str]]:
    report = check(Program(code, Language.GO, files), preset(policy) if isinstance(policy, str) else policy)
    assert report.syntax_error is None
    return [(one.path, one.line, one.rule) for one in report.violations]


def program(body: str, *packages: str) -> str:
    imports = "".join(f'import "{package}"; ' for package in packages)
    return f"package main; {imports}func main() {{ {body} }}"


def test_a_function_of_another_file_of_the_package_is_the_program_s_own() -> None:
    other = SourceFile("tools.go", b"package main\n\nfunc Remove(name string) { println(name) }\n")

    assert places(program('Remove("/")'), other) == []


def test_what_a_function_of_another_file_hands_back_is_known() -> None:
    other = SourceFile("tools.go", b'package main\n\nimport "os/exec"\n\nfunc start() *exec.Cmd { return made }\n')

    assert places(program("start().Run()"), other) == [(None, 1, "process")]


def test_a_type_of_another_file_is_known_wherever_it_is_declared() -> None:
    other = SourceFile("z.go", b'package main\n\nimport "os/exec"\n\ntype job struct{ cmd *exec.Cmd }\n')

    assert places(program("var j job; j.cmd.Run()"), other) == [(None, 1, "process")]


def test_a_package_of_the_program_is_its_own() -> None:
    other = SourceFile("exec/exec.go", b"package exec\n\nfunc Command(name string) string { return name }\n")

    assert places(program('exec.Command("rm -rf /")', "example.com/app/exec"), other) == []


def test_a_call_in_a_package_of_the_program_is_found_there() -> None:
    other = SourceFile("kit/kit.go", b'package kit\n\nimport "os"\n\nfunc Go() { os.Remove("x") }\n')

    assert places(program("kit.Go()", "example.com/app/kit"), other) == [("kit/kit.go", 5, "file-delete")]


def test_a_folder_that_is_called_like_a_standard_package_takes_no_place_of_it() -> None:
    other = SourceFile("os/os.go", b"package os\n\nfunc Remove(name string) {}\n")

    assert places(program('os.Remove("x")', "os"), other) == [(None, 1, "file-delete")]


def test_c_above_its_import_is_read_as_c_at_its_place() -> None:
    code = 'package main\n\n/*\n#include <stdlib.h>\nvoid go(void) { system("rm -rf /"); }\n*/\nimport "C"\n'

    assert places(code, policy="minimal") == [(None, 5, "destructive-command")]


def test_a_comment_that_stands_apart_from_the_import_of_c_is_a_comment() -> None:
    code = 'package main\n\n/* void go(void) { system("rm -rf /"); } */\n\nimport "fmt"\n\nimport "C"\n'

    assert places(code, policy="minimal") == []


def test_c_in_comments_of_one_line_is_read_too() -> None:
    code = 'package main\n\n// #include <stdlib.h>\n// void go(void) { system("rm -rf /"); }\nimport "C"\n'

    assert places(code, policy="minimal") == [(None, 4, "destructive-command")]


def test_a_restricted_module_is_met_by_its_path() -> None:
    policy = preset("development").model_copy(
        update={"restricted_modules": (RestrictedModule(name="net", severity=Severity.HIGH),)}
    )

    assert places(program("http.StatusText(404)", "net/http"), policy=policy) == [(None, 1, "restricted-module")]
    assert places(program("netip.Addr{}", "netip"), policy=policy) == []


def test_every_condition_that_a_rule_names_exists() -> None:
    named = {rule.when.partition(" ")[0] for rule in rules(Language.GO) if rule.when is not None}

    assert named - GoDialect([], {}).conditions().keys() - COMMON_CONDITIONS.keys() == set()
