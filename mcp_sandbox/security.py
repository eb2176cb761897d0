"""The library's policies: builders that a program may change, over the policies of the domain that nobody can.

A builder is the caller's own copy. A session takes what it holds when the session is made; no preset ever changes.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ValidationError

from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.policy import Pattern, PatternScope, Policy, RestrictedModule
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import Report, Step, SyntaxProblem, Violation
from mcp_sandbox.domain.visible import visible
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import McpSandboxError, OptionError
from mcp_sandbox.presets import PRESETS, preset

__all__ = [
    "DangerousModule",
    "SecurityError",
    "SecurityIssueSeverity",
    "SecurityPattern",
    "SecurityPolicy",
    "SecurityViolation",
    "get_security_policy",
    "html_text",
    "notes_of",
    "violations_of",
]

SecurityIssueSeverity = Severity
"""`SAFE`, `LOW`, `MEDIUM`, `HIGH`: 0 to 3, in order."""

_SHOWN_MAX = 5
"""Findings that the sentence of an error names."""

_BARE = Policy(name="custom", require_walls=frozenset({Wall.NETWORK, Wall.USER, Wall.FILESYSTEM}))
"""Where a builder starts that is over no other policy: no rule, and the walls that the loosest preset requires."""

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class SecurityPattern:
    """A regular expression to look for, in RE2's syntax; one that RE2 does not take is refused when it is made."""

    pattern: str
    description: str = ""
    """What a match means."""
    severity: SecurityIssueSeverity = SecurityIssueSeverity.HIGH
    scope: PatternScope = "code"
    """Where the first character of a match has to lie: in code, strings or comments, or anywhere (`all`)."""
    advice: str | None = None
    """What to do instead."""

    def __post_init__(self) -> None:
        self.frozen()

    def frozen(self) -> Pattern:
        """Return the pattern as the domain knows it; raises `OptionError` where it means nothing."""
        return _made(Pattern, asdict(self), "SecurityPattern")


@dataclass(frozen=True, slots=True)
class DangerousModule:
    """A module that may not be imported, its submodules included."""

    name: str
    """Dotted, as in an import."""
    description: str = ""
    """What the module is."""
    severity: SecurityIssueSeverity = SecurityIssueSeverity.HIGH
    advice: str | None = None
    """What to do instead."""

    def __post_init__(self) -> None:
        self.frozen()

    def frozen(self) -> RestrictedModule:
        """Return the module as the domain knows it; raises `OptionError` where it means nothing."""
        return _made(RestrictedModule, asdict(self), "DangerousModule")


@dataclass(kw_only=True)
class SecurityPolicy:
    """What code may do, to be put together step by step; checked as a whole when it is made and when it is used."""

    severity_threshold: SecurityIssueSeverity = SecurityIssueSeverity.LOW
    """A finding at or above it blocks; may not be `SAFE`."""
    patterns: list[SecurityPattern] = field(default_factory=list["SecurityPattern"])
    restricted_modules: list[DangerousModule] = field(default_factory=list["DangerousModule"])
    rules: dict[Category, SecurityIssueSeverity] = field(default_factory=dict["Category", "SecurityIssueSeverity"])
    """Severity per category, such as `file_write`; one that is absent or `SAFE` is off."""
    exempt: set[str] = field(default_factory=set[str])
    """Resolved names, such as `os.environ.get`, that are never a finding of a rule."""
    name: str = "custom"
    description: str = ""
    _base: Policy = field(init=False, repr=False, default=_BARE)
    """Has what a builder does not change: limits, languages, image, the walls that are required."""

    def __post_init__(self) -> None:
        self.frozen()

    @classmethod
    def over(cls, policy: Policy) -> Self:
        """Return a builder that starts as `policy`, such as one of a configuration file, and never changes it."""
        built = cls(
            severity_threshold=policy.severity_threshold,
            patterns=[SecurityPattern(**dict(pattern)) for pattern in policy.patterns],
            restricted_modules=[DangerousModule(**dict(module)) for module in policy.restricted_modules],
            rules=dict(policy.rules),
            exempt=set(policy.exempt),
            name=policy.name,
            description=policy.description,
        )
        built._base = policy
        return built

    def add_pattern(self, pattern: SecurityPattern) -> None:
        """Look for `pattern` too."""
        self.patterns.append(_given(pattern, SecurityPattern, "add_pattern"))

    def add_restricted_module(self, module: DangerousModule) -> None:
        """Restrict `module` too; it takes the place of one of the same name."""
        given = _given(module, DangerousModule, "add_restricted_module")
        self.restricted_modules[:] = [kept for kept in self.restricted_modules if kept.name != given.name] + [given]

    def frozen(self) -> Policy:
        """Return what the builder holds now, as a policy that nobody can change.

        Raises:
            OptionError: it means nothing as it stands; the error names the field and the remedy.
        """
        values: dict[str, Any] = {
            "name": self.name,
            "description": self.description,
            "severity_threshold": self.severity_threshold,
            "patterns": tuple(_given(one, SecurityPattern, "patterns").frozen() for one in self.patterns),
            "restricted_modules": tuple(
                _given(one, DangerousModule, "restricted_modules").frozen() for one in self.restricted_modules
            ),
            "rules": dict(self.rules),
            "exempt": frozenset(self.exempt),
        }
        checked = _made(Policy, values, "SecurityPolicy")
        return self._base.model_copy(update={key: getattr(checked, key) for key in values})


@dataclass(frozen=True, slots=True)
class SecurityViolation:
    """One reason to refuse a program: what was met, where, and what to do instead."""

    rule: str
    """Stable kebab-case id; `syntax-error` where the code can't be read."""
    category: Category | None
    """What it is about; null where the code can't be read."""
    severity: SecurityIssueSeverity
    message: str
    """Why it is a finding, in one sentence."""
    advice: str
    """What this policy allows instead."""
    line: int
    """Counted from 1, as are the columns, in characters."""
    column: int
    end_line: int
    end_column: int
    snippet: str
    """The source at that place, at most 200 characters."""
    symbol: str | None
    """What the code means, resolved: `os.system` for `s('id')`."""
    via: tuple[Step, ...]
    """The alias steps that led there, in source order."""
    path: str | None
    """The file's path, or null for the program itself."""

    @property
    def description(self) -> str:
        """The same as `message`."""
        return self.message

    def escaped(self) -> Self:
        r"""Return a copy to be shown in HTML: each text is text there, and hostile characters stand as `\uXXXX`."""
        return replace(
            self,
            message=html_text(self.message),
            advice=html_text(self.advice),
            snippet=html_text(self.snippet),
            symbol=self.symbol and html_text(self.symbol),
            via=tuple(step.model_copy(update={"text": html_text(step.text)}) for step in self.via),
            path=self.path and html_text(self.path),
        )


class SecurityError(McpSandboxError):
    """Raised when code is run that the policy refuses; nothing of it ran."""

    code = "refused"

    def __init__(
        self,
        message: str,
        violations: Sequence[SecurityViolation] = (),
        *,
        remedy: str = "Change the code as each finding advises, or choose a policy that allows it.",
    ) -> None:
        super().__init__(message, remedy=remedy)
        self.violations = tuple(violations)
        """What the policy refuses, ordered by path, line and column; at most 50."""

    @classmethod
    def of(cls, report: Report, policy: Policy) -> Self:
        """Return the error for a program that `policy` refuses."""
        violations = violations_of(report)
        total = max(report.violations_total, len(violations))
        listed = " ".join(f"{_place(one)}: {one.message}" for one in violations[:_SHOWN_MAX])
        more = f" And {total - _SHOWN_MAX} more." if total > _SHOWN_MAX else ""
        return cls(f"The policy {policy.name} refuses the code. {listed}{more}", violations)


def html_text(text: str) -> str:
    """Return `text` as it is written in HTML, in text and in quoted attributes alike."""
    return html.escape(visible(text))


def get_security_policy(name: str) -> SecurityPolicy:
    """Return a builder that starts as the preset `name`; each call makes a fresh one.

    Raises:
        OptionError: there is no such preset.
    """
    if name not in PRESETS:
        raise OptionError(
            "there is no such preset.", field="get_security_policy", remedy=f"Use one of: {', '.join(PRESETS)}."
        )
    return SecurityPolicy.over(preset(name))


def violations_of(report: Report) -> list[SecurityViolation]:
    """Return why `report` refuses its program; code that can't be read is one violation."""
    unreadable = [_unreadable(report.syntax_error, report.advice)] if report.syntax_error else []
    return [*unreadable, *map(_shown, report.violations)]


def notes_of(report: Report) -> tuple[SecurityViolation, ...]:
    """Return what `report` found below the threshold."""
    return tuple(map(_shown, report.notes))


def _shown(violation: Violation) -> SecurityViolation:
    return SecurityViolation(**{key: getattr(violation, key) for key in Violation.model_fields})


def _unreadable(problem: SyntaxProblem, advice: str | None) -> SecurityViolation:
    return SecurityViolation(
        rule="syntax-error",
        category=None,
        severity=SecurityIssueSeverity.HIGH,
        message=problem.message,
        advice=advice or "Send code that parses.",
        line=problem.line,
        column=problem.column,
        end_line=problem.line,
        end_column=problem.column,
        snippet="",
        symbol=None,
        via=(),
        path=problem.path,
    )


def _place(violation: SecurityViolation) -> str:
    return f"Line {violation.line}" if violation.path is None else f"Line {violation.line} of a file"


Given = TypeVar("Given")


def _given(value: Given, kind: type[Given], field_name: str) -> Given:
    """Return `value` where it is what its type says; a program without a type checker may hand over anything."""
    if not isinstance(value, kind):
        raise OptionError(f"takes a {kind.__name__}, not {type(value).__name__}.",
                          field=field_name, remedy=f"Write {kind.__name__}(…).")  # fmt: skip
    return value


def _made(model: type[Model], values: Mapping[str, Any], owner: str) -> Model:
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
    place = ".".join([owner, *(str(part) for part in details["loc"] if part != "[key]")])
    message, _, remedy = details["msg"].removeprefix("Value error, ").partition("; ")
    raise OptionError(
        f"{message.rstrip('.')}.",
        field=place,
        remedy=f"{remedy[:1].upper()}{remedy[1:].rstrip('.')}."
        if remedy
        else _REMEDIES.get(str(details["loc"][0]), ""),
    )


_REMEDIES = {
    "pattern": "Rewrite it in the syntax of https://github.com/google/re2/wiki/Syntax.",
    "name": 'Write a dotted name as in an import, such as "boto3" or "urllib.request".',
    "severity": "Use a SecurityIssueSeverity.",
    "severity_threshold": "Use a SecurityIssueSeverity.",
    "rules": "Use a category such as file_write, and a SecurityIssueSeverity.",
}
