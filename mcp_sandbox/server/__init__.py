"""MCP outside, `SandboxService` inside."""
