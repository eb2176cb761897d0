"""One Python program under one policy: its sources read together, its findings gathered and sorted."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from mcp_sandbox.analysis.advice import advice_for, unreadable_advice
from mcp_sandbox.analysis.judging import Judged, too_complex
from mcp_sandbox.analysis.lines import Lines
from mcp_sandbox.analysis.patterns import pattern_findings
from mcp_sandbox.analysis.python.collecting import collect
from mcp_sandbox.analysis.python.doctests import example_code
from mcp_sandbox.analysis.python.evaluation import HANDLERS
from mcp_sandbox.analysis.python.files import is_compiled, is_installed, module_name, package_of, shadowed
from mcp_sandbox.analysis.python.parsing import Version
from mcp_sandbox.analysis.python.patterns import mask_of, meanings
from mcp_sandbox.analysis.python.presenting import is_exempt, judge, judged
from mcp_sandbox.analysis.python.resolver import Finding, Resolver, TooComplexError
from mcp_sandbox.analysis.python.scopes import Program as Sources
from mcp_sandbox.analysis.python.scopes import Scope, ScopeKind
from mcp_sandbox.analysis.python.sources import Part, Source, read_sources
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


def find_python(
    program: Program, policy: Policy, *, earlier: Sequence[Program] = (), version: Version | None = None
) -> list[Judged] | Report:
    """Return what `policy` makes of the Python in `program`, or the answer that it can't be read.

    `earlier` are the programs of its session that were accepted before it, in order: it is read below them. A finding
    in one of them is given where only `program` makes it one; its path is `call 1`, or `call 1/` and the file's.
    """
    sources = read_sources(program, earlier, version)
    if isinstance(sources, SyntaxProblem):
        return Report(syntax_error=sources, advice=unreadable_advice(Language.PYTHON))
    try:
        found = _violations(sources, (*earlier, program), policy)
        return _without_known(found, sources, earlier, (policy, version)) if earlier else found
    except (RecursionError, MemoryError, TooComplexError):
        return too_complex()


def _without_known(
    found: list[Judged], sources: list[Source], earlier: Sequence[Program], under: tuple[Policy, Version | None]
) -> list[Judged]:
    """Return `found` without what was there when the earlier calls were accepted."""
    policy, version = under
    before = {part.lines for source in sources for part in source.parts if part.is_earlier}
    now = [one for one in found if one.lines not in before]
    then = [one for one in found if one.lines in before and one.severity >= policy.severity_threshold]
    if then:
        alone = read_sources(Program(""), earlier, version)
        known = _violations(alone, earlier, policy) if isinstance(alone, list) else []
        keys = {one.key() for one in known}
        then = [one for one in then if one.key() not in keys]
    return [*now, *then]


def _data(programs: Sequence[Program]) -> dict[str, str]:
    return {file.path: file.content.decode("utf-8", "replace") for program in programs for file in program.files}


def _violations(sources: list[Source], programs: Sequence[Program], policy: Policy) -> list[Judged]:
    texts = [part.text for source in sources for part in source.parts]
    read = Sources(texts=_data(programs), names_itself=any("__set_name__" in text for text in texts))
    read.has_dunder_text = any(_WALKING.search(text) is not None for text in texts)
    scopes: dict[Scope, Source] = {}
    for source in sources:
        path = source.path
        scope = collect(source.tree, read, package=package_of(path) if path is not None else "")
        scopes[scope] = source
        if path is not None:
            read.modules[module_name(path)] = scope
        if any("doctest" in part.text for part in source.parts):
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
    for file in programs[-1].files if programs else ():
        found += _by_file(file, policy)
    return found + (_by_patterns(resolver, scopes, policy) if policy.patterns else [])


def _by_patterns(resolver: Resolver, scopes: dict[Scope, Source], policy: Policy) -> list[Judged]:
    found: list[Judged] = []
    for scope, source in scopes.items():
        for part in source.parts:
            if not part.is_earlier:
                calls = meanings(resolver.calls, scope, (source, part))
                found += pattern_findings(mask_of(part.text), part.lines, calls, policy, Language.PYTHON)
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


def _restricted(resolver: Resolver, scopes: dict[Scope, Source], policy: Policy) -> list[Judged]:
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
    part = Part("", ast.Module([], []), Lines("", file.path))
    source = Source(file.path, [part])
    name = shadowed(file.path)
    if name is not None:
        finding = Finding(rule_by_id("shadowed-module"), ast.Module([], []), name, _NOWHERE)
        advice = "Give the file a name that no standard or installed module has."
        found.append(judged(finding, source, Severity.HIGH, finding.rule.message, advice))
    if is_compiled(file):
        compiled = judge(Finding(rule_by_id("compiled-file"), ast.Module([], []), None, _NOWHERE), source, policy)
        found += [compiled] if compiled is not None else []
    return found


_NOWHERE = Scope(ScopeKind.MODULE, None, ast.Module([], []), Sources())
