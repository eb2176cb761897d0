"""What a policy makes of a program in a language that tree-sitter parses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from tree_sitter import Node

from mcp_sandbox.analysis.advice import advice_for, unreadable_advice
from mcp_sandbox.analysis.files import language_of
from mcp_sandbox.analysis.judging import Judged, exempts, too_complex
from mcp_sandbox.analysis.patterns import Kind, Mask, pattern_findings
from mcp_sandbox.analysis.rules import rule_by_id
from mcp_sandbox.analysis.treesitter.grammars import errors_in, parse
from mcp_sandbox.analysis.treesitter.languages import SPOKEN, Spoken
from mcp_sandbox.analysis.treesitter.reading import Finding, Reading, Source, TooComplexError
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import Report, SyntaxProblem

__all__ = ["find_treesitter"]

_REGIONS_MAX = 20
"""Places that the parser can't read and that are shown."""


def find_treesitter(program: Program, policy: Policy) -> list[Judged] | Report:
    """Return what `policy` makes of `program`, or the answer that it can't be read."""
    spoken = SPOKEN.get(program.language)
    if spoken is None:
        return _unreadable(SyntaxProblem(line=1, column=1, message="This language can't be read here."), program)
    sources: list[Source] = []
    try:
        for text, path, language in _texts(program):
            read = _read(text, path, language, spoken)
            if isinstance(read, SyntaxProblem):
                return _unreadable(read, program)
            sources += read
        lost = [judged for source in sources for judged in _unparsed(source, policy)]
        if policy.severity_threshold is Severity.LOW and lost:
            return _unreadable(_lost_at(lost[0]), program)
        reading = spoken.reader(sources)
    except (TooComplexError, RecursionError, MemoryError):
        return too_complex()
    return [*lost, *_judged(reading, policy, program.language), *_patterns(reading, sources, policy, spoken)]


def _lost_at(first: Judged) -> SyntaxProblem:
    message = "The parser can't read this part of the code, and this policy runs nothing that isn't read."
    return SyntaxProblem(line=first.place.line, column=first.place.column, message=message, path=first.lines.path)


def _unreadable(problem: SyntaxProblem, program: Program) -> Report:
    return Report(syntax_error=problem, advice=unreadable_advice(program.language))


def _texts(program: Program) -> Iterator[tuple[str | None, str | None, Language]]:
    if program.code:
        yield program.code, None, program.language
    for file in sorted(program.files, key=lambda one: one.path):
        language = language_of(file)  # a family's sources come together, each in a grammar of its own
        if program.language is Language.CPP and file.path.lower().endswith(".h"):
            language = Language.CPP
        if language is not None:
            try:
                yield file.content.decode("utf-8-sig"), file.path, language
            except UnicodeDecodeError:
                yield None, file.path, language


def _read(text: str | None, path: str | None, language: Language, spoken: Spoken) -> list[Source] | SyntaxProblem:
    if text is None:
        return SyntaxProblem(line=1, column=1, message="The file is no valid UTF-8.", path=path)
    if "\x00" in text:
        return _problem(text, text.index("\x00"), "The code holds a NUL byte.", path)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return _problem(text, error.start, "The code holds a lone surrogate, which no UTF-8 text can.", path)
    if spoken.lost is not None:  # its own parser reads it later, and tree-sitter's may take forever
        return [Source(text, parse(b"", language), path, language=language)]
    parsed, original = spoken.first_pass(text) if spoken.first_pass is not None else (text, None)
    root = parse(parsed.encode(), language)
    translation = None if original is None else (parsed, original)
    source = Source(text, root, path, language=language, translation=translation)
    retold = list(_retold(source, parsed, spoken)) if root.has_error else []
    if retold:
        return retold
    if root.is_error:
        message = "The code does not parse."
        place = next((source.place_of(node) for node in errors_in(root)), source.place_of(root))
        return SyntaxProblem(line=place.line, column=place.column, message=message, path=path)
    return [source]


def _retold(source: Source, parsed: str, spoken: Spoken) -> Iterator[Source]:
    """Yield `source` in words that the grammar knows; nothing where one of its retellings isn't known either."""
    texts = list(spoken.retellings(parsed)) if spoken.retellings is not None else []
    roots = [parse(text.encode(), source.language) for text in texts]
    if any(root.has_error for root in roots):
        return
    for text, root in zip(texts, roots, strict=True):
        translation = (text, source.original)
        yield Source(source.text, root, source.path, language=source.language, translation=translation)


def _problem(text: str, position: int, message: str, path: str | None) -> SyntaxProblem:
    before = text[:position]
    line, column = before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1
    return SyntaxProblem(line=line, column=column, message=message, path=path)


def _unparsed(source: Source, policy: Policy) -> Iterator[Judged]:
    """Yield where the parser was lost: a note at the least, whatever the policy thinks of what is unresolved."""
    rule = rule_by_id("unparsed-region", source.language)
    severity = max(policy.severity_of(rule.category), Severity.LOW)
    advice = advice_for(rule, policy, source.language)
    spoken = SPOKEN[source.language]
    places = spoken.lost(source) if spoken.lost is not None else map(source.place_of, errors_in(source.root))
    for place in islice(places, _REGIONS_MAX):
        yield Judged(rule, place, source.lines, severity, rule.message, advice)


def _judged(reading: Reading, policy: Policy, language: Language) -> Iterator[Judged]:
    for finding in reading.findings:
        severity = policy.severity_of(finding.rule.category)
        if severity is not Severity.SAFE and not _is_exempt(finding, policy):
            rule = finding.rule
            yield Judged(
                rule,
                finding.place,
                finding.source.lines,
                severity,
                rule.message,
                advice_for(rule, policy, language),
                finding.symbol,
                finding.steps,
            )
    rule = rule_by_id("restricted-module", language)
    for module in policy.restricted_modules:
        for taken in reading.imports if module.severity is not Severity.SAFE else ():
            if _stands_under(taken.name, module.name) and not exempts(policy, taken.name):
                message = f"{rule.message} {module.description}".strip()
                advice = module.advice or advice_for(rule, policy, language)
                yield Judged(rule, taken.place, taken.source.lines, module.severity, message, advice, module.name)


def _is_exempt(finding: Finding, policy: Policy) -> bool:
    return finding.symbol is not None and exempts(policy, finding.symbol)


def _stands_under(name: str, module: str) -> bool:
    """True where what is imported as `name` is `module` or a part of it, however the language divides names."""
    plain, wanted = _dotted(name), _dotted(module)
    return plain == wanted or plain.startswith(f"{wanted}.")


def _dotted(name: str) -> str:
    return name.strip("<>").removeprefix("node:").replace("/", ".").replace("::", ".")


def _patterns(reading: Reading, sources: Sequence[Source], policy: Policy, spoken: Spoken) -> Iterator[Judged]:
    if not policy.patterns:
        return
    for source in sources:
        calls = [meaning for where, meaning in reading.calls if where is source]
        spans = spoken.spans(source) if spoken.spans is not None else _spans(source, spoken)
        mask = Mask(source.text, list(spans))
        yield from pattern_findings(mask, source.lines, calls, policy, source.language)


def _spans(source: Source, spoken: Spoken) -> Iterator[tuple[int, int, Kind]]:
    """Yield where comments and strings are, ordered, without overlap; what is interpolated is code."""
    stack = [source.root]
    flat: list[tuple[Node, Kind]] = []
    while stack:
        node = stack.pop()
        if node.type in spoken.comments:
            flat.append((node, "comments"))
        elif node.type in spoken.strings:
            holes = [child for child in node.children if child.type in spoken.interpolations]
            if not holes:
                flat.append((node, "strings"))
            else:
                pieces = [child for child in node.children if child.type not in spoken.interpolations]
                flat.extend((piece, "strings") for piece in pieces)
                stack += reversed(holes)
        else:
            stack += reversed(node.children)
    flat.sort(key=lambda one: one[0].start_byte)
    for node, kind in flat:
        place = source.place_of(node)
        start = source.lines.position_of(place.line, place.column)
        end = source.lines.position_of(place.end_line, place.end_column)
        if end > start:
            yield start, end, kind
