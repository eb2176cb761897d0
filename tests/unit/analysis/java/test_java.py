"""Java's own ways: escapes before all else, files and packages, names of the policy's author."""

from __future__ import annotations

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.analysis.lines import Place
from mcp_sandbox.analysis.rules import rules
from mcp_sandbox.analysis.treesitter.dialect import CONDITIONS as COMMON_CONDITIONS
from mcp_sandbox.analysis.treesitter.java.conditions import CONDITIONS
from mcp_sandbox.analysis.treesitter.java.unicode import decoded
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Pattern, Policy, RestrictedModule
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.presets import preset


def report(code: str, *files: SourceFile, policy: str | Policy = "production") -> Report:
    chosen = preset(policy) if isinstance(policy, str) else policy
    found = check(Program(code, Language.JAVA, files), chosen)
    assert found.syntax_error is None
    return found


def places(code: str, *files: SourceFile, policy: str | Policy = "production") -> list[tuple[str | None, int, str]]:
    return [(one.path, one.line, one.rule) for one in report(code, *files, policy=policy).violations]


def program(body: str) -> str:
    return f"public class Main {{ void go() throws Exception {{ {body} }} }}"


# --- what Java does to a text before it reads it


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (r"\u0052untime", "Runtime"),
        (r"\uuu0052untime", "Runtime"),
        (r'"\\u0052"', r'"\\u0052"'),
        (r'"\u005c\u005c"', r'"\\"'),
        (r'"\u005c\\u0041"', r'"\\A"'),
        ("Run\\u200btime", "Runtime"),
        ("Run\u200dtime", "Runtime"),
        ("'\\u0000'", "'\\000'"),
        ("// a\rb();", "// a\nb();"),
        ("// a\r\nb();", "// a\r\nb();"),
        (r"// a \u000a b();", "// a \n b();"),
        (r'"\ud83d\ude00"', '"\U0001f600"'),
        (r'"\ud83d"', '"\ufffd"'),
        ("#!/usr/bin/java\nx", "\nx"),
    ],
)
def test_a_text_is_read_as_the_compiler_reads_it(text: str, read: str) -> None:
    assert decoded(text)[0] == read


def test_a_place_behind_an_escape_is_the_one_that_the_client_wrote() -> None:
    text, original = decoded("a \\u0062 c\nd\re")

    assert text == "a b c\nd\ne"
    assert original(Place(1, 3, 1, 4)) == Place(1, 3, 1, 9)
    assert original(Place(1, 5, 1, 6)) == Place(1, 10, 1, 11)
    assert original(Place(3, 1, 3, 2)) == Place(2, 3, 2, 4)


def test_a_finding_behind_an_escaped_line_end_stands_on_the_client_s_line() -> None:
    code = 'class Main {\n// \\u000a static { Runtime.getRuntime().exec("id"); }\n}\n'

    (found,) = report(code).violations

    assert (found.line, found.column) == (2, 20)
    assert found.snippet == 'Runtime.getRuntime().exec("id")'


# --- files


def test_a_class_of_another_file_is_the_program_s_own() -> None:
    other = SourceFile("Launcher.java", b"class Launcher { void exec(String text) { } }")

    assert places(program('new Launcher().exec("rm -rf /");'), other) == []


def test_what_a_class_of_another_file_hands_back_is_known() -> None:
    other = SourceFile("tools/Kit.java", b"package tools; public class Kit { public Runtime made() { return null; } }")

    assert places("import tools.Kit; " + program('new Kit().made().exec("id");'), other) == [(None, 1, "process")]


def test_a_call_in_another_file_is_found_there() -> None:
    other = SourceFile("Kit.java", b'class Kit {\n static void go(Runtime r) throws Exception { r.exec("id"); }\n}')

    assert places(program("Kit.go(null);"), other) == [("Kit.java", 2, "process")]


def test_a_class_of_another_file_hides_no_class_of_the_library() -> None:
    # A launcher that compiles one file alone never sees the other.
    other = SourceFile(
        "Runtime.java", b"class Runtime { static Runtime getRuntime() { return null; } void exec(String s) {} }"
    )

    assert places(program('Runtime.getRuntime().exec("id");'), other) == [(None, 1, "process")]


def test_a_class_of_the_same_file_takes_the_place_of_the_library_s() -> None:
    own = "class Runtime { static Runtime getRuntime() { return null; } void exec(String s) {} }"

    assert places(f"{program('Runtime.getRuntime().exec(null);')} {own}") == []
    assert places(f"{program('java.lang.Runtime.getRuntime().exec(null);')} {own}") == [(None, 1, "process")]


def test_classes_that_a_package_of_the_program_declares_are_never_those_of_the_platform() -> None:
    own = SourceFile("java/lang/Runtime.java", b"package java.lang; public class Runtime { void exec(String s) {} }")

    assert places(program('java.lang.Runtime.getRuntime().exec("id");'), own) == [(None, 1, "process")]


# --- the policy's author


def test_a_restricted_module_is_met_by_import_and_by_full_name() -> None:
    policy = preset("development").model_copy(
        update={"restricted_modules": (RestrictedModule(name="java.net", severity=Severity.HIGH),)}
    )

    assert places("import java.net.URI; class A { }", policy=policy) == [(None, 1, "restricted-module")]
    assert places(program("java.net.URI.create(null);"), policy=policy) == [(None, 1, "restricted-module")]
    assert places("import static java.net.URI.create; class A { }", policy=policy) == [(None, 1, "restricted-module")]
    assert places("import java.network.URI; class A { }", policy=policy) == []


def test_a_pattern_meets_what_a_call_means_with_its_arguments() -> None:
    pattern = Pattern(pattern=r"java\.lang\.Math\.max\(1")
    policy = preset("production").model_copy(update={"patterns": (pattern,)})

    assert places("import static java.lang.Math.max; " + program("max(1, 2);"), policy=policy) == [
        (None, 1, "restricted-pattern")
    ]
    assert places(program('String s = "java.lang.Math.max(1";'), policy=policy) == []


def test_a_pattern_meets_what_a_constructor_is_given() -> None:
    pattern = Pattern(pattern=r'java\.lang\.Thread\.new\("secret')
    policy = preset("production").model_copy(update={"patterns": (pattern,)})

    assert places(program('new Thread("secret");'), policy=policy) == [(None, 1, "restricted-pattern")]


def test_what_a_policy_exempts_is_no_finding() -> None:
    policy = preset("production").model_copy(update={"exempt": frozenset({"java.lang.System.getenv"})})

    assert places(program('System.getenv("HOME");'), policy=policy) == []
    assert places(program('System.getenv("HOME");')) == [(None, 1, "environment")]


# --- the data


def test_every_condition_that_a_rule_names_exists() -> None:
    named = {rule.when.partition(" ")[0] for rule in rules(Language.JAVA) if rule.when is not None}

    assert named - CONDITIONS.keys() - COMMON_CONDITIONS.keys() == set()
