"""Every error that the project raises on purpose.

```text
McpSandboxError             carries what a client can act on: code, field, limit, remedy
├── ConfigError             the configuration is not usable: refuse to start
├── RequestError            the caller can mend it; nothing ran                     → invalid_request
│   └── OptionError         so can the program that uses the library; also a ValueError
├── SessionClosedError      the library's session is not open
├── SecurityError           the library's word for refused code (`mcp_sandbox.security`)
├── RateLimitedError        the caller has to wait; nothing ran                     → rate_limited
└── EngineError             we failed; nothing was learned about the code           → unavailable
    ├── EngineUnreachableError
    ├── ImageMissingError
    ├── InterpreterMissingError
    ├── LanguageNotRunnableError
    ├── WallMissingError
    ├── NoRuntimeError
    ├── QueueFullError
    ├── CheckUnavailableError
    ├── CheckLostError
    └── SandboxLostError
```

How the code itself ended is no error: see `mcp_sandbox.domain.outcome`.
No message quotes text of the submitted program.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "CheckLostError",
    "CheckUnavailableError",
    "ConfigError",
    "EngineError",
    "EngineUnreachableError",
    "ImageMissingError",
    "InterpreterMissingError",
    "LanguageNotRunnableError",
    "McpSandboxError",
    "NoRuntimeError",
    "OptionError",
    "QueueFullError",
    "RateLimitedError",
    "RequestError",
    "SandboxLostError",
    "SessionClosedError",
    "WallMissingError",
]


class McpSandboxError(Exception):
    """Base of every error of this project; `str(error)` is one plain sentence or two."""

    code: str = "error"
    """Stable kebab-case id that a program can branch on."""

    def __init__(
        self,
        message: str,
        *,
        remedy: str,
        field: str | None = None,
        limit: str | float | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.field = field
        self.limit = limit


class ConfigError(McpSandboxError):
    """Raised when the configuration can't be read or means nothing; nothing is served from it."""

    code = "config"

    def __init__(
        self,
        message: str,
        *,
        remedy: str,
        file: str | None = None,
        key: str | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(message, remedy=remedy, field=key)
        self.file = file
        self.key = key
        self.line = line

    def __str__(self) -> str:
        place = self.file or "configuration"
        if self.line is not None:
            place += f":{self.line}"
        if self.key:
            place += f": {self.key}"
        return f"{place}: {self.message} {self.remedy}"


class RequestError(McpSandboxError):
    """Raised when an argument can't be taken; nothing was checked and nothing ran."""

    code = "invalid-argument"

    def __init__(
        self,
        message: str,
        *,
        remedy: str,
        field: str | None = None,
        limit: str | float | None = None,
        code: str | None = None,
    ) -> None:
        super().__init__(message, remedy=remedy, field=field, limit=limit)
        if code is not None:
            self.code = code


class OptionError(RequestError, ValueError):
    """Raised when a policy or a session can't be made of what it was given; nothing is ignored in silence."""

    code = "invalid-option"

    def __str__(self) -> str:
        place = f"{self.field}: " if self.field else ""
        return f"{place}{self.message} {self.remedy}"


class SessionClosedError(McpSandboxError):
    """Raised when a session of the library is used before its block is entered, or after it is left."""

    code = "session-closed"

    def __init__(self) -> None:
        super().__init__("The session is not open.", remedy="Use it inside its `with` block.")


class RateLimitedError(McpSandboxError):
    """Raised when a client is past its rate, concurrency or daily quota; nothing ran."""

    code = "rate-limited"

    def __init__(self, message: str, *, field: str, limit: str | float, retry_after_seconds: float) -> None:
        remedy = f"Try again in {retry_after_seconds:.0f} seconds."
        super().__init__(message, remedy=remedy, field=field, limit=limit)
        self.retry_after_seconds = retry_after_seconds


class EngineError(McpSandboxError):
    """Raised when running failed for a reason that is ours; nothing was learned about the code."""

    code = "engine"
    transient: ClassVar[bool] = False
    """True where the same call may well succeed a moment later."""


class EngineUnreachableError(EngineError):
    """Raised when the container engine does not answer."""

    code = "engine-unreachable"
    transient = True

    def __init__(self, engine: str, reason: str) -> None:
        super().__init__(
            f"The {engine} engine does not answer: {reason}",
            remedy=f"Start {engine}, or set `runtime.engine`; `mcp-sandbox doctor` shows what this machine has.",
            field="runtime.engine",
        )
        self.engine = engine


class ImageMissingError(EngineError):
    """Raised when the policy's image is not on the engine."""

    code = "image-missing"

    def __init__(self, image: str, build: str) -> None:
        super().__init__(
            f"The image {image} is not on the engine.",
            remedy=f"Build it with `{build}`.",
            field="image",
        )
        self.image = image


class InterpreterMissingError(EngineError):
    """Raised when the machine lacks the interpreter that the embedded runtime would run."""

    code = "interpreter-missing"

    def __init__(self, language: str, looked_for: str) -> None:
        super().__init__(
            f"This machine has no {language} interpreter for the embedded runtime (looked for {looked_for}).",
            remedy="Install it from the system's packages, or use Docker or Podman.",
            field="language",
        )


class LanguageNotRunnableError(EngineError):
    """Raised when a program is in a language that the check reads and no sandbox runs."""

    code = "language-not-runnable"

    def __init__(self, language: str, runnable: tuple[str, ...]) -> None:
        super().__init__(
            f"Programs in {language} can be checked here, not run.",
            remedy=f"Write the program in a language that runs: {', '.join(runnable)}.",
            field="language",
            limit=", ".join(runnable),
        )


class WallMissingError(EngineError):
    """Raised when a wall that the policy requires can't be had."""

    code = "wall-missing"

    def __init__(self, runtime: str, walls: tuple[str, ...], reason: str) -> None:
        super().__init__(
            f"The {runtime} runtime lacks what this policy requires: {', '.join(walls)}. {reason}".rstrip(),
            remedy="Ask the operator to run `mcp-sandbox doctor`, which names the command that mends it.",
            field="require_walls",
        )
        self.walls = walls


class NoRuntimeError(EngineError):
    """Raised when no runtime of this machine can serve the policy."""

    code = "no-runtime"

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(
            "No runtime can serve this policy: " + "; ".join(reasons),
            remedy="Ask the operator to run `mcp-sandbox doctor`, which names the command that mends it.",
            field="runtime.engine",
        )


class QueueFullError(EngineError):
    """Raised when the server holds as many calls as it takes at once."""

    code = "queue-full"
    transient = True

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"The server is busy: it takes {limit} calls at once, and less where they are large.",
            remedy="Try again in a few seconds.",
            limit=limit,
        )


class CheckUnavailableError(EngineError):
    """Raised when there is no process to check programs in, or none that is locked up as it has to be."""

    code = "check-unavailable"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Programs can't be checked here: {reason}.",
            remedy=(
                "Ask the operator for Linux with seccomp filters on x86-64 or ARM64, room for more processes, and a "
                "server that may set limits and filters for its own; the server's log says more."
            ),
        )


class CheckLostError(EngineError):
    """Raised when the process that checks a program ended before it was done, through no fault of the program."""

    code = "check-lost"
    transient = True

    def __init__(self) -> None:
        super().__init__("The check was lost before it was done; nothing ran.", remedy="Send the call again.")


class SandboxLostError(EngineError):
    """Raised when the sandbox ended or fell silent before the code did."""

    code = "sandbox-lost"
    transient = True

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The sandbox was lost while the code ran: {reason}.",
            remedy="Send the call again; what the code did so far is gone.",
        )
