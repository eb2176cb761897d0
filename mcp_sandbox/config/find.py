"""Finds the file, reads it, and returns what it comes to."""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import platformdirs
from pydantic import ValidationError

from mcp_sandbox.config.clients import KnownPolicies, clients_of
from mcp_sandbox.config.explain import add_validation_error
from mcp_sandbox.config.policies import policies_of, read_table
from mcp_sandbox.config.problems import Problems
from mcp_sandbox.config.settings import Config, RuntimeSettings
from mcp_sandbox.config.tables import Document, RuntimeTable, ServerTable
from mcp_sandbox.domain.visible import visible
from mcp_sandbox.errors import ConfigError
from mcp_sandbox.presets import PRESETS, preset

__all__ = ["FILE_BYTES_MAX", "VARIABLE", "find_config", "load_config"]

FILE_BYTES_MAX = 1024 * 1024
"""Size of a configuration, in bytes; what is larger is some other file."""

VARIABLE = "MCP_SANDBOX_CONFIG"
"""Environment variable that names the file."""

_BUILT_IN_DEFAULT = "strict"


def find_config(explicit: Path | None, environ: Mapping[str, str]) -> Path | None:
    """Return the file to load; null where there is none and the built-in default serves.

    Args:
        explicit: what `--config` names.
        environ: the environment, for `MCP_SANDBOX_CONFIG`; empty counts as unset.

    Raises:
        ConfigError: a file was named, and it does not exist.
    """
    for named, by in ((explicit, "--config"), (environ.get(VARIABLE) or None, VARIABLE)):
        if named is not None:
            path = Path(named)
            if not _exists(path):
                raise ConfigError(
                    f"the file that {by} names does not exist.",
                    remedy="Create it, or correct the path.",
                    file=visible(str(path)),
                )
            return path
    usual = platformdirs.user_config_path("mcp-sandbox") / "config.toml"
    return usual if _exists(usual) else None


def load_config(path: Path | None) -> Config:
    """Return what the file at `path` comes to; null is the built-in default: every caller under `strict`.

    Raises:
        ConfigError: it can't be read or means nothing; the error names the file, the key and the line of each fault.
    """
    if path is None:
        policies = MappingProxyType({name: preset(name) for name in PRESETS})
        return Config(default_policy=policies[_BUILT_IN_DEFAULT], policies=policies, clients=MappingProxyType({}))
    source = _read(path)
    problems = Problems(str(path))
    config = _config(_parse(source, path), path, problems)
    problems.raise_any(source)
    assert config is not None  # noqa: S101  without a fault there is a value
    return config


def _config(document: Mapping[str, Any], path: Path, problems: Problems) -> Config | None:
    document = _well_formed(document, problems)
    runtime = read_table(RuntimeTable, document.get("runtime", {}), ("runtime",), problems)
    read_table(ServerTable, document.get("server", {}), ("server",), problems)
    if runtime is not None and runtime.engine == "bubblewrap" and runtime.oci_runtime is not None:
        problems.add(("runtime", "oci_runtime"), "bubblewrap has no OCI runtime.",
                     "Take the key out, or name the engine docker or podman.")  # fmt: skip
    tables = document.get("policies", {})
    policies = policies_of(tables, problems)
    known = KnownPolicies(policies, [*PRESETS, *tables])
    name = document.get("default_policy", _BUILT_IN_DEFAULT)
    default = known.get(name, ("default_policy",), problems)
    clients = clients_of(document.get("clients", {}), known, default, problems)
    if default is None or runtime is None:
        return None
    settings = RuntimeSettings(engine=runtime.engine, oci_runtime=runtime.oci_runtime)
    return Config(default_policy=default, policies=policies, clients=clients, runtime=settings, file=path)


def _well_formed(document: Mapping[str, Any], problems: Problems) -> dict[str, Any]:
    """Return the keys of the document that have the right shape, those of `clients` and `policies` one by one."""
    good = dict(document)
    try:
        Document.model_validate(document)
    except ValidationError as error:
        add_validation_error(error, (), problems)
        for details in error.errors(include_url=False):
            top, *inner = details["loc"]
            if inner:
                good[str(top)] = {key: value for key, value in good[str(top)].items() if key != inner[0]}
            else:
                good.pop(str(top), None)
    return good


def _exists(path: Path) -> bool:
    """Return whether the name is taken: a dangling link or a folder that can't be read is a fault, not an absence."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True


def _read(path: Path) -> bytes:
    name = visible(str(path))
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise ConfigError("this is no regular file.", remedy="Name a TOML file.", file=name)
        with path.open("rb") as file:
            source = file.read(FILE_BYTES_MAX + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "no such path"
        raise ConfigError(
            f"can't be read: {reason}.", remedy="Correct the path, or the file's permissions.", file=name
        ) from None
    if len(source) > FILE_BYTES_MAX:
        raise ConfigError(
            f"is larger than {FILE_BYTES_MAX} bytes.", remedy="Name a configuration of mcp-sandbox.", file=name
        )
    return source


def _parse(source: bytes, path: Path) -> dict[str, Any]:
    name = visible(str(path))
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise ConfigError("is not UTF-8.", remedy="Save it as UTF-8.", file=name, line=line) from None
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigError("is nested too deeply.", remedy="Flatten its lists and tables.", file=name) from None
    except ValueError as error:
        raise _syntax_error(str(error), text, name) from None


def _syntax_error(message: str, text: str, file: str) -> ConfigError:
    """Return the parser's finding with its place, which the parser has only in words."""
    found = re.fullmatch(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", message, re.DOTALL)  # fmt: skip  # noqa: E501
    what, line, where = message, None, ""
    if found is not None:
        what = found["what"]
        line = int(found["line"]) if found["line"] else text.count("\n") + (not text.endswith("\n"))
        where = f" at column {found['column']}" if found["column"] else " at the end of the file"
    return ConfigError(
        visible(f"is no TOML: {what[:1].lower()}{what[1:]}{where}."),
        remedy="See https://toml.io for the format.",
        file=file,
        line=line,
    )
