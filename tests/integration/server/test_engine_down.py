"""An engine that is not running is our failure, and is never shown as the code's own output."""

import os
import sys
from pathlib import Path
from typing import Any

from mcp import Client, StdioServerParameters

COMMAND = str(Path(sys.executable).parent / "mcp-sandbox")


async def test_an_engine_that_is_not_running_is_named_and_checks_go_on(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('default_policy = "minimal"\n[runtime]\nengine = "docker"\n')
    env = {**os.environ, "DOCKER_HOST": f"unix://{tmp_path}/nobody.sock", "MCP_SANDBOX_STATE_DIR": str(tmp_path)}
    server = StdioServerParameters(command=COMMAND, args=["serve", "--config", str(config)], env=env)
    async with Client(server) as client:
        answer: dict[str, Any] = (await client.call_tool("execute_code", {"code": "print(1)"})).structured_content or {}
        checked: dict[str, Any] = (await client.call_tool("check_code", {"code": "print(1)"})).structured_content or {}

    assert answer["status"] == "unavailable"
    assert answer["next_step"] == "retry_later"
    assert (answer["error"]["code"], answer["error"]["field"]) == ("engine-unreachable", "runtime.engine")
    assert answer["error"]["remedy"]
    assert answer["stdout"] == answer["stderr"] == ""
    assert answer["isolation"] is None
    assert checked["allowed"] is True
