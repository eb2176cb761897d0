"""mcp-sandbox: checks code against the policy of each client, then runs it in an ephemeral container."""

__all__ = ["__version__"]

__version__ = "0.1.0"
