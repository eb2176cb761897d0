"""What the check found, as one SARIF log for code scanning.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mcp_sandbox import __version__
from mcp_sandbox.cli.checked import Checked
from mcp_sandbox.cli.sarif_rules import UNREADABLE, Descriptors, level_of, text_of
from mcp_sandbox.cli.sources import STANDARD_INPUT, Source
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.violation import Report, SyntaxProblem, Violation
from mcp_sandbox.errors import McpSandboxError

__all__ = ["sarif_log"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_STANDARD_INPUT_URI = quote("<stdin>")

_STEPS_MAX = 20
"""Steps of the way to a name that are told."""

_SPELLINGS = {Language.CPP.value: "cplusplus"}
"""Names of languages where SARIF has its own (appendix J)."""


def sarif_log(checked: Sequence[Checked]) -> dict[str, Any]:
    """Return one log with one run over all programs: findings, notes, and what could not be checked."""
    policy = _policy(checked)
    rules = Descriptors.of({one.source.language for one in checked}, policy)
    results = [
        result
        for index, one in enumerate(checked)
        if isinstance(one.answer.value, Report)
        for result in _results(one.answer.value, _Artifact(one.source, index), rules)
    ]
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "mcp-sandbox", "version": __version__, "rules": rules.as_values()}},
        "invocations": [_invocation(checked)],
        "artifacts": [_artifact(one.source) for one in checked if one.source.label],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    if policy is not None:
        run["automationDetails"] = {"id": f"mcp-sandbox/{quote(policy.name)}/"}
        run["properties"] = {"policy": policy.name, "threshold": policy.severity_threshold.name}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _policy(checked: Sequence[Checked]) -> Policy | None:
    return next((one.answer.accepted.policy for one in checked if one.answer.accepted is not None), None)


class _Artifact:
    """A program as results point at it."""

    def __init__(self, source: Source, index: int) -> None:
        self.source = source
        self.uri = _uri(source.name)
        self.index = index
        self.seen: Counter[str] = Counter()
        """How often a finding of the same fingerprint was met."""

    def at(self, region: Mapping[str, Any]) -> dict[str, Any]:
        location = {"uri": self.uri, "index": self.index}
        return {"physicalLocation": {"artifactLocation": location, "region": region}}

    def fingerprint(self, *parts: str) -> dict[str, str]:
        """Return what stays the same where lines before the finding come and go."""
        text = "\0".join((self.uri, *parts))
        self.seen[text] += 1
        digest = hashlib.sha256(f"{text}\0{self.seen[text]}".encode("utf-8", "surrogatepass"))
        return {"finding/v1": digest.hexdigest()}


def _results(report: Report, artifact: _Artifact, rules: Descriptors) -> Iterator[dict[str, Any]]:
    if report.syntax_error is not None:
        yield _unreadable(report.syntax_error, report.advice, artifact, rules)
    for violation in report.violations:
        yield _finding(violation, artifact, rules, blocks=True)
    for note in report.notes:
        yield _finding(note, artifact, rules, blocks=False)


def _finding(found: Violation, artifact: _Artifact, rules: Descriptors, *, blocks: bool) -> dict[str, Any]:
    region = {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": max(found.end_column, found.column + 1) if found.end_line == found.line else found.end_column,
        "snippet": {"text": _sound(found.snippet)},
    }
    result: dict[str, Any] = {
        "ruleId": found.rule,
        "ruleIndex": rules.index(found.rule),
        "kind": "fail",
        "level": level_of(found.severity) if blocks else "note",
        "message": {"text": text_of(f"{found.message} {found.advice}")},
        "locations": [artifact.at(region)],
        "partialFingerprints": artifact.fingerprint(found.rule, found.symbol or "", found.snippet.strip()),
        "properties": {
            "category": found.category.value,
            "severity": found.severity.name,
            "blocks": blocks,
            "advice": found.advice,
        },
    }
    if found.symbol is not None:
        result["properties"]["symbol"] = _sound(found.symbol)
    if found.via:
        result["codeFlows"] = [{"threadFlows": [{"locations": list(_flow(found, artifact))}]}]
    return result


def _flow(found: Violation, artifact: _Artifact) -> Iterator[dict[str, Any]]:
    for step in found.via[:_STEPS_MAX]:
        region = {"startLine": step.line, "snippet": {"text": _sound(step.text)}}
        yield {"location": {**artifact.at(region), "message": {"text": "A step to the name that is found."}}}
    region = {"startLine": found.line, "startColumn": found.column}
    yield {"location": {**artifact.at(region), "message": {"text": "The finding."}}}


def _unreadable(problem: SyntaxProblem, advice: str | None, artifact: _Artifact, rules: Descriptors) -> dict[str, Any]:
    region = {"startLine": problem.line, "startColumn": problem.column}
    return {
        "ruleId": UNREADABLE,
        "ruleIndex": rules.index(UNREADABLE),
        "kind": "fail",
        "level": "error",
        "message": {"text": text_of(f"{problem.message} {advice or ''}".rstrip())},
        "locations": [artifact.at(region)],
        "partialFingerprints": artifact.fingerprint(UNREADABLE),
        "properties": {"blocks": True},
    }


def _invocation(checked: Sequence[Checked]) -> dict[str, Any]:
    notifications = [notification for one in checked for notification in _notifications(one)]
    failed = any(isinstance(one.answer.value, McpSandboxError) for one in checked)
    return {"executionSuccessful": not failed, "toolExecutionNotifications": notifications}


def _notifications(one: Checked) -> Iterator[dict[str, Any]]:
    """Yield what is no finding: a program that could not be checked, findings that are only counted."""
    value = one.answer.value
    if isinstance(value, McpSandboxError):
        text = str(value) if value.remedy in str(value) else f"{value} {value.remedy}"
        yield {
            "level": "error",
            "descriptor": {"id": value.code},
            "message": {"text": text_of(text)},
            **_whole(one.source),
        }
    elif (more := value.violations_total - len(value.violations)) > 0:
        text = f"{more} more findings are counted, and not listed."
        yield {
            "level": "warning",
            "descriptor": {"id": "findings-cut"},
            "message": {"text": text},
            **_whole(one.source),
        }


def _whole(source: Source) -> dict[str, Any]:
    if not source.label:
        return {}
    return {"locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(source.name)}}}]}


def _artifact(source: Source) -> dict[str, Any]:
    value: dict[str, Any] = {
        "location": {"uri": _uri(source.name)},
        "roles": ["standardStream"] if source.name == STANDARD_INPUT else ["analysisTarget"],
    }
    if source.text:
        value["sourceLanguage"] = _SPELLINGS.get(source.language, source.language)
    return value


def _uri(name: str) -> str:
    """Return the address of the file that an argument names: relative below the working directory, else absolute."""
    if name == STANDARD_INPUT:
        return _STANDARD_INPUT_URI
    here, path = Path.cwd(), Path(os.path.normpath(Path.cwd() / name))
    if path.is_relative_to(here):
        return quote(os.fsencode(path.relative_to(here)))
    return f"file://{quote(os.fsencode(path))}"


def _sound(text: str) -> str:
    """Return `text` without lone surrogates, which many readers of JSON refuse."""
    return text.encode("utf-8", "replace").decode()
