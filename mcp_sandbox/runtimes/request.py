"""What the guest is asked to do: a program in terms of files, a command and an environment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.request import FILE_NAMES
from mcp_sandbox.guest import main as guest
from mcp_sandbox.runtimes.base import WORKING_DIRECTORY

__all__ = ["RUNNABLE", "Request", "environment_of", "request_for"]

_COMMANDS = {
    # Unbuffered, so that a program that is killed has shown what it wrote; and without the packages of a user, which
    # would be looked for below the working directory, among the caller's files.
    Language.PYTHON: ("-s", "-u", FILE_NAMES[Language.PYTHON]),
}

RUNNABLE = frozenset(_COMMANDS)
"""Languages that a sandbox can run; the check reads more."""

_ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": WORKING_DIRECTORY,
    "LANG": "C.UTF-8",
    "TMPDIR": "/tmp",  # noqa: S108 - the sandbox's own
}

_PIECE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Request:
    """One run, as the guest carries it out."""

    command: tuple[str, ...]
    files: tuple[SourceFile, ...]
    stdin: bytes
    environment: dict[str, str]

    def frames(self) -> Iterator[bytes]:
        """Yield the request in the guest's frames, piece by piece."""
        for word in self.command:
            yield _frame(guest.ARGUMENT, word.encode())
        for name, value in self.environment.items():
            yield _frame(guest.VARIABLE, f"{name}={value}".encode())
        for file in self.files:
            path = file.path.encode()
            yield _frame(guest.FILE, len(path).to_bytes(4, "big") + path + file.content)
        for start in range(0, len(self.stdin), _PIECE_BYTES):
            yield _frame(guest.INPUT, self.stdin[start : start + _PIECE_BYTES])
        yield _frame(guest.START, WORKING_DIRECTORY.encode())


def environment_of(policy: Policy) -> dict[str, str]:
    """Return every variable that the program sees."""
    return {**_ENVIRONMENT, **policy.environment}


def request_for(program: Program, policy: Policy, interpreter: str) -> Request:
    """Return `program` as a request; `interpreter` is its language's, inside the sandbox."""
    # Lone surrogates are refused by the check; without it they are the interpreter's to refuse.
    code = program.code.encode("utf-8", errors="surrogatepass")
    return Request(
        command=(interpreter, *_COMMANDS[program.language]),
        files=(SourceFile(FILE_NAMES[program.language], code), *program.files),
        stdin=program.stdin,
        environment=environment_of(policy),
    )


def _frame(kind: bytes, payload: bytes) -> bytes:
    return kind + len(payload).to_bytes(4, "big") + payload
