"""The configuration: a TOML file -> clients, policies and the choice of runtime; fails closed."""

from mcp_sandbox.config.find import find_config, load_config
from mcp_sandbox.config.problems import ConfigFaultsError
from mcp_sandbox.config.settings import Config, Engine, RuntimeSettings

__all__ = ["Config", "ConfigFaultsError", "Engine", "RuntimeSettings", "find_config", "load_config"]
