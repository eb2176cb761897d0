"""The embedded runtime: bubblewrap, which `pip install` brings."""

from mcp_sandbox.runtimes.bubblewrap.runtime import BubblewrapRuntime

__all__ = ["BubblewrapRuntime"]
