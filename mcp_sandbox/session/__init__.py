"""The library: sessions that check and run code on the same path as the server's calls."""

from mcp_sandbox.session.awaited import AsyncSandboxSession
from mcp_sandbox.session.blocking import SandboxSession
from mcp_sandbox.session.mounts import Mount
from mcp_sandbox.session.results import SandboxResult, Status

__all__ = ["AsyncSandboxSession", "Mount", "SandboxResult", "SandboxSession", "Status"]
