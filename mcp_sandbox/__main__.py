"""`python -m mcp_sandbox`."""

from mcp_sandbox.cli.main import main

main()
