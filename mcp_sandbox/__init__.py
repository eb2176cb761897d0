"""mcp-sandbox: checks code against the policy of each client, then runs it in an ephemeral container.

The library's sessions are here, its policies in `mcp_sandbox.security`, its errors in `mcp_sandbox.errors`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mcp_sandbox.session import AsyncSandboxSession, Mount, SandboxResult, SandboxSession

__all__ = ["AsyncSandboxSession", "Mount", "SandboxResult", "SandboxSession", "__version__"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # Loaded when first asked for: with it come the engines, which the command line's check does without.
    if name in __all__:
        from mcp_sandbox import session  # noqa: PLC0415

        return getattr(session, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
