"""What one client's code may do, and inside which walls."""

from __future__ import annotations

import hashlib
import weakref
from collections.abc import Mapping
from functools import partial
from typing import Annotated, Literal

import re2
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.severity import Severity, SeverityName
from mcp_sandbox.domain.walls import Wall

__all__ = ["Mount", "Pattern", "PatternScope", "Policy", "RestrictedModule", "Threshold"]

PatternScope = Literal["code", "strings", "comments", "all"]
"""Where the first character of a match has to lie for it to count."""


def _not_safe(severity: Severity) -> Severity:
    if severity is Severity.SAFE:
        raise ValueError(
            "may not be SAFE: it reads as 'block everything', and every rule that is off is SAFE; "
            "use LOW to block every finding"
        )
    return severity


def _compiles(pattern: str) -> str:
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else error
        raise ValueError(
            f"is no regular expression that RE2 takes (linear time, no back-references): {reason}"
        ) from None
    return pattern


_PATH = r"^(/[^/\x00-\x1f\x7f,:]+)+$"

_OWN_FOLDERS = frozenset(
    {"bin", "boot", "dev", "etc", "lib", "lib32", "lib64", "libx32", "proc", "run", "sbin", "sys", "tmp", "usr", "work"}
)
"""Top folders that every sandbox has of its own."""


def _beside_the_system(target: str) -> str:
    parts = target.split("/")[1:]
    if parts[0] in _OWN_FOLDERS or not {".", ".."}.isdisjoint(parts):
        raise ValueError("lies in a folder that the sandbox has of its own; choose another, such as /data")
    return target


Threshold = Annotated[SeverityName, AfterValidator(_not_safe)]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class RestrictedModule(_Value):
    """A module that the policy's author restricts; importing it is the finding."""

    name: Annotated[str, Field(pattern=r"^@?[A-Za-z_][A-Za-z0-9_]*((\.|::|/|-)[A-Za-z0-9_]+)*$", max_length=200)]
    """As the language spells it: `boto3`, `os.path`, `node-fetch`, `@scope/package`, `net/http`, `sys/socket.h`.

    What stands below it is restricted with it.
    """
    description: str = ""
    """What the module is, for the model."""
    severity: SeverityName = Severity.HIGH
    advice: str | None = None
    """What to do instead."""


class Pattern(_Value):
    """A regular expression that the policy's author looks for, in RE2's syntax."""

    pattern: Annotated[str, Field(min_length=1, max_length=10_000), AfterValidator(_compiles)]
    description: str = ""
    """What a match means, for the model."""
    severity: SeverityName = Severity.HIGH
    scope: PatternScope = "code"
    advice: str | None = None
    """What to do instead."""


class Mount(_Value):
    """A folder or file of the host that the code may read; it can't be written there, whatever its own rights say."""

    source: Annotated[str, Field(pattern=_PATH)]
    """Absolute, on the engine's host; file systems that are mounted below it may be left out."""
    target: Annotated[str, Field(pattern=_PATH), AfterValidator(_beside_the_system)]
    """Absolute, inside the sandbox; beside the system's own folders."""


class Policy(_Value):
    """Everything that decides about one program: rules, limits, image and walls; never changed once made."""

    name: str
    description: str = ""
    severity_threshold: Threshold = Severity.LOW
    """A finding at or above it blocks."""
    languages: tuple[Language, ...] = tuple(Language)
    rules: Mapping[Category, SeverityName] = {}
    """Severity per category; one that is absent is off."""
    restricted_modules: tuple[RestrictedModule, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    exempt: frozenset[str] = frozenset()
    """Resolved names, such as `os.environ.get`, that are never a finding of a rule."""
    limits: Limits = Limits()
    image: str | None = None
    """Image for engines that have images; null is the language's own base image."""
    environment: Mapping[str, str] = {}
    """Variables that the code sees beside PATH, HOME, LANG and TMPDIR."""
    mounts: tuple[Mount, ...] = ()
    require_walls: frozenset[Wall] = frozenset()
    """Walls without which nothing runs."""

    def severity_of(self, category: Category) -> Severity:
        """Return the severity of `category` here; `SAFE` is off."""
        return self.rules.get(category, Severity.SAFE)

    def digest(self) -> str:
        """Return the SHA-256 of the policy's content, hexadecimal; equal policies have equal digests."""
        known = _digests.get(id(self))
        if known is not None and known[0]() is self:
            return known[1]
        digest = self._digest()
        # Beside the policy, not in it: a copy with other content would take it along.
        _digests[id(self)] = (weakref.ref(self, partial(_forget, id(self))), digest)
        return digest

    def _digest(self) -> str:
        parts = self.model_dump(mode="json", exclude={"exempt", "require_walls"})
        ordered = (sorted(self.exempt), sorted(self.require_walls), sorted(parts["rules"].items()), parts)
        return hashlib.sha256(repr(ordered).encode()).hexdigest()


_digests: dict[int, tuple[weakref.ref[Policy], str]] = {}
"""What was worked out already, by the identity of the policy, for as long as it lives."""


def _forget(identity: int, gone: weakref.ref[Policy]) -> None:
    if identity in _digests and _digests[identity][0] is gone:
        del _digests[identity]
