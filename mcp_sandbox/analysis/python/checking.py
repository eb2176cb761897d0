"""One Python program under one policy: its sources read together, its findings gathered and sorted."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from mcp_sandbox.analysis.advice import advice_for, unreadable_advice
from mcp_sandbox.analysis.judging import Judged, too_complex
from mcp_sandbox.analysis.lines import Lines
from mcp_sandbox.analysis.patterns import pattern_findings
from mcp_sandbox.analysis.python.collecting import collect
from mcp_sandbox.analysis.python.doctests import example_code
from mcp_sandbox.analysis.python.evaluation import HANDLERS
from mcp_sandbox.analysis.python.files import (
    code_in,
    is_compiled,
    is_installed,
    is_named_python,
    is_python,
    module_name,
    package_of,
    shadowed,
)
from mcp_sandbox.analysis.python.parsing import parse_source, source_text
from mcp_sandbox.analysis.python.patterns import mask_of, meanings
from mcp_sandbox.analysis.python.presenting import is_exempt, judge, judged
from mcp_sandbox.analysis.python.resolver import Finding, Resolver
from mcp_sandbox.analysis.python.scopes import Program as Sources
from mcp_sandbox.analysis.python.scopes import Scope, ScopeKind
from mcp_sandbox.analysis.python.suspects import report_suspects
from mcp_sandbox.analysis.rules import canonical, rule_by_id
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import Report, SyntaxProblem

__all__ = ["find_python"]


_WALKING = re.compile(r"""\{[^{}\n]{0,80}__|['"][^'"\n]*__[a-z]{0,20}['"]|[.\[]__[^\n]{0,80}\}""")
"""What a piece of a format string that walks attributes looks like, however it is cut up."""


@dataclass(frozen=True, slots=True)
class _Source:
    """One text of the program that Python may read."""

    text: str
    tree: ast.Module
    lines: Lines


def find_python(program: Program, policy: Policy) -> list[Judged] | Report:
    """Return what `policy` makes of the Python in `program`, or the answer that it can't be read."""
    sources: list[_Source] = []
    for text, path in _texts(program):
        source = _read(text, path)
        if isinstance(source, SyntaxProblem) and path is not None and not is_named_python(path):
            continue  # it only looked like a script
        if isinstance(source, SyntaxProblem):
            return Report(syntax_error=source, advice=unreadable_advice(Language.PYTHON))
        sources.append(source)
    try:
        return _violations(sources, program, policy)
    except (RecursionError, MemoryError):
        return too_complex()


def _texts(program: Program) -> list[tuple[str | None, str | None]]:
    texts: list[tuple[str | None, str | None]] = [(program.code, None)]
    for file in sorted(program.files, key=lambda one: one.path):
        if is_python(file):
            try:
                texts.append((code_in(file).decode("utf-8"), file.path))
            except UnicodeDecodeError:
                texts.append((None, file.path))
    return texts


def _read(text: str | None, path: str | None) -> _Source | SyntaxProblem:
    if text is None:
        return SyntaxProblem(line=1, column=1, message="The file is no valid UTF-8.", path=path)
    source = source_text(text)
    if isinstance(source, SyntaxProblem):
        return source.model_copy(update={"path": path})
    tree = parse_source(source)
    if isinstance(tree, SyntaxProblem):
        return tree.model_copy(update={"path": path})
    return _Source(source, tree, Lines(source, path))


def _data(program: Program) -> dict[str, str]:
    return {file.path: file.content.decode("utf-8", "replace") for file in program.files}


def _violations(sources: list[_Source], program: Program, policy: Policy) -> list[Judged]:
    read = Sources(texts=_data(program), names_itself=any("__set_name__" in source.text for source in sources))
    scopes: dict[Scope, Lines] = {}
    for source in sources:
        path = source.lines.path
        scope = collect(source.tree, read, package=package_of(path) if path is not None else "")
        read.has_dunder_text |= _WALKING.search(source.text) is not None
        scopes[scope] = source.lines
        if path is not None:
            read.modules[module_name(path)] = scope
        if "doctest" in source.text:
            for tree in example_code(read.docstrings):
                collect(tree, read, scope)
        read.docstrings.clear()
    _name_packages(read)
    resolver = Resolver(read, HANDLERS)
    resolver.run_all()
    report_suspects(resolver)
    found = [
        judged
        for finding in resolver.findings.values()
        if (judged := judge(finding, scopes[finding.scope.module], policy)) is not None
    ]
    found += _restricted(resolver, scopes, policy)
    for file in program.files:
        found += _by_file(file, policy)
    if policy.patterns:
        for source, scope in zip(sources, scopes, strict=True):
            calls = meanings(resolver.calls, scope, source.lines)
            found += pattern_findings(mask_of(source.text), source.lines, calls, policy, Language.PYTHON)
    return found


def _name_packages(read: Sources) -> None:
    """Add folders without a file of their own as packages, and files under the name that a path entry gives them."""
    for name, scope in list(read.modules.items()):
        parts = name.split(".")
        for count in range(1, len(parts)):
            folder = ".".join(parts[:count])
            read.modules.setdefault(folder, Scope(ScopeKind.MODULE, None, ast.Module([], []), read))
            below = ".".join(parts[count:])
            if not is_installed(parts[count]):
                read.modules.setdefault(below, scope)


def _restricted(resolver: Resolver, scopes: dict[Scope, Lines], policy: Policy) -> list[Judged]:
    rule = rule_by_id("restricted-module")
    found: list[Judged] = []
    for module in policy.restricted_modules:
        if module.severity is Severity.SAFE:
            continue
        for name, node, scope in resolver.imports:
            names = {name, canonical(name)}
            if any(one == module.name or one.startswith(f"{module.name}.") for one in names) and not is_exempt(
                name, policy
            ):
                message = f"{rule.message} {module.description}".strip()
                advice = module.advice or advice_for(rule, policy)
                finding = Finding(rule, node, module.name, scope)
                found.append(judged(finding, scopes[scope.module], module.severity, message, advice))
    return found


def _by_file(file: SourceFile, policy: Policy) -> list[Judged]:
    """Return what a file gives away whose text is not read."""
    found: list[Judged] = []
    lines = Lines("", file.path)
    name = shadowed(file.path)
    if name is not None:
        finding = Finding(rule_by_id("shadowed-module"), ast.Module([], []), name, _NOWHERE)
        advice = "Give the file a name that no standard or installed module has."
        found.append(judged(finding, lines, Severity.HIGH, finding.rule.message, advice))
    if is_compiled(file):
        compiled = judge(Finding(rule_by_id("compiled-file"), ast.Module([], []), None, _NOWHERE), lines, policy)
        found += [compiled] if compiled is not None else []
    return found


_NOWHERE = Scope(ScopeKind.MODULE, None, ast.Module([], []), Sources())
