"""Sessions in every language that the check reads, and policies from a file and from a program alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from mcp_sandbox import SandboxSession
from mcp_sandbox.analysis.treesitter.languages import SPOKEN
from mcp_sandbox.config import load_config
from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.language import Language
from mcp_sandbox.errors import LanguageNotRunnableError, OptionError
from mcp_sandbox.runtimes.request import RUNNABLE
from mcp_sandbox.security import (
    DangerousModule,
    SecurityIssueSeverity,
    SecurityPattern,
    SecurityPolicy,
    get_security_policy,
)

READ = [Language.PYTHON, *SPOKEN]

PLAIN = {
    Language.PYTHON: "print(1)",
    Language.JAVASCRIPT: "console.log(1);",
    Language.TYPESCRIPT: "const one: number = 1;\nconsole.log(one);",
    Language.JAVA: "class Main { public static void main(String[] a) { System.out.println(1); } }",
    Language.BASH: "echo 1",
    Language.GO: 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println(1) }\n',
    Language.RUBY: "puts 1",
    Language.C: "int main(void) { return 0; }\n",
    Language.CPP: "int main() { return 0; }\n",
    Language.R: "print(1)",
}


@pytest.mark.parametrize("language", READ)
def test_a_session_checks_each_language_that_the_check_reads(language: Language) -> None:
    with SandboxSession(lang=language.value, security_policy=get_security_policy("strict")) as session:
        assert session.is_safe(PLAIN[language]) == (True, [])
        is_safe, violations = session.is_safe("(((")

    assert not is_safe
    assert violations[0].line == 1


@pytest.mark.parametrize("language", [language for language in READ if language not in RUNNABLE])
def test_a_language_that_no_sandbox_runs_says_so_when_it_is_run(language: Language) -> None:
    with (
        SandboxSession(lang=language.value, security_policy=SecurityPolicy()) as session,
        pytest.raises(LanguageNotRunnableError, match=r"can be checked here, not run") as caught,
    ):
        session.run(PLAIN[language])

    assert "python" in caught.value.remedy


def test_a_language_that_is_not_known_names_those_that_are() -> None:
    with pytest.raises(OptionError) as caught:
        SandboxSession(lang="cobol")

    assert all(language.value in caught.value.remedy for language in Language)


GUIDE = [
    (Language.JAVASCRIPT, r"eval\s*\(", "eval('1')"),
    (Language.JAVASCRIPT, r"new\s+Function\s*\(", "new Function('return 1')"),
    (Language.JAVASCRIPT, r"process\.exit\s*\(", "process.exit(1)"),
    (Language.JAVASCRIPT, r"child_process", "const child_process = 1"),
    (Language.JAVA, r"Class\.forName\s*\(", "Class.forName(name);"),
    (Language.JAVA, r"Runtime\.getRuntime\(\)\.exec\s*\(", "Runtime.getRuntime().exec(name);"),
    (Language.JAVA, r"System\.exit\s*\(", "System.exit(1);"),
]


@pytest.mark.parametrize(("language", "pattern", "code"), [one for one in GUIDE if one[0] in READ])
def test_a_pattern_for_another_language_is_found_in_its_code_alone(language: Language, pattern: str, code: str) -> None:
    policy = SecurityPolicy(patterns=[SecurityPattern(pattern=pattern, description="found")])
    shape = "class Main {{ void f(String name) {{ {} }} }}\n" if language is Language.JAVA else "{}\n"
    with SandboxSession(lang=language.value, security_policy=policy) as session:
        _, found = session.is_safe(shape.format(code))
        commented, _ = session.is_safe(f"// {code}\n" + shape.format(""))

    assert {one.rule for one in found} == {"restricted-pattern"}
    assert commented


HOUSE = """
[policies.house]
extends = "production"
severity_threshold = "MEDIUM"
languages = ["python", "javascript", "typescript", "java", "bash", "go", "ruby", "c", "cpp", "r"]
restricted_modules = [{ name = "boto3", description = "Cloud SDK", severity = "HIGH", advice = "Use the files." }]
patterns = [{ pattern = 'internal\\.example', description = "Internal host", severity = "HIGH", scope = "all" }]
rules = { environment = "HIGH", file_write = "SAFE" }
exempt = ["os.environ.get"]
"""


def test_a_policy_of_a_file_and_one_of_a_program_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(HOUSE)
    of_the_file = load_config(path).policies["house"]
    built = get_security_policy("production")
    built.severity_threshold = SecurityIssueSeverity.MEDIUM
    built.add_restricted_module(DangerousModule("boto3", "Cloud SDK", SecurityIssueSeverity.HIGH, "Use the files."))
    built.add_pattern(SecurityPattern(r"internal\.example", "Internal host", SecurityIssueSeverity.HIGH, scope="all"))
    built.rules |= {
        Category.ENVIRONMENT: SecurityIssueSeverity.HIGH,
        Category.FILE_WRITE: SecurityIssueSeverity.SAFE,
    }
    built.exempt.add("os.environ.get")
    built.name = "house"

    assert built.frozen() == of_the_file
    assert SecurityPolicy.over(of_the_file).frozen() == of_the_file
    assert built.frozen().digest() == of_the_file.digest()
    assert of_the_file.languages == tuple(Language)


def test_a_policy_without_languages_takes_every_one(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[policies.house]\nextends = "strict"\n[policies.bare]\n')

    policies = load_config(path).policies
    assert policies["house"].languages == policies["bare"].languages == tuple(Language)
