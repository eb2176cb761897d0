"""Whatever a file says, it is a configuration or a fault with its place: never anything else."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcp_sandbox.config import Config, ConfigFaultsError, load_config
from mcp_sandbox.config.tables import known_keys
from mcp_sandbox.config.unsupported import later_keys
from mcp_sandbox.domain.visible import visible
from mcp_sandbox.errors import ConfigError

NAMES = ["a", "b", "house", "strict", "production", "default", "HIGH", "SAFE", "python", "network", "code", "none"]

scalars = st.one_of(
    st.sampled_from(NAMES),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.booleans(),
    st.sampled_from([date(2027, 1, 1), datetime(2027, 1, 1, tzinfo=UTC), time(1, 2)]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
)


def table(*path: str | int) -> st.SearchStrategy[dict[str, Any]]:
    keys = [key for key in (*known_keys(path), *later_keys(path)) if key]
    return st.dictionaries(st.sampled_from([*keys, "unknown"]), values, max_size=4)


def with_limits(own: dict[str, Any], limits: dict[str, Any]) -> dict[str, Any]:
    return {**own, "limits": limits}


policies: st.SearchStrategy[dict[str, Any]] = table("policies", "a") | st.builds(
    with_limits, table("policies", "a"), table("policies", "a", "limits")
)

sections: dict[str, st.SearchStrategy[Any]] = {
    "default_policy": values,
    "runtime": table("runtime") | values,
    "server": table("server") | values,
    "clients": st.dictionaries(st.sampled_from(NAMES), table("clients", "a"), max_size=3) | values,
    "policies": st.dictionaries(st.sampled_from(NAMES), policies, max_size=3) | values,
}
documents: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries({}, optional=sections)


def written(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return '"' + "".join(f"\\U{ord(character):08x}" for character in value) + '"'
        case dict():
            inner = cast("dict[str, Any]", value)
            return "{" + ", ".join(f"{written(key)} = {written(one)}" for key, one in inner.items()) + "}"
        case list():
            return "[" + ", ".join(written(one) for one in cast("list[Any]", value)) + "]"
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(documents)
def test_any_document_is_a_configuration_or_faults_with_their_lines(file: Path, document: dict[str, Any]) -> None:
    file.write_text("".join(f"\n{key} = {written(value)}\n" for key, value in document.items()))

    try:
        config = load_config(file)
    except ConfigError as error:
        for fault in error.problems if isinstance(error, ConfigFaultsError) else (error,):
            assert fault.line
            assert fault.field
            assert fault.message.endswith(".")
            assert fault.remedy
            assert visible(str(fault)) == str(fault)
            assert "\n" not in str(fault)
    else:
        assert isinstance(config, Config)
        assert config.client(None).policy in config.policies.values()


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_a_configuration_or_a_fault(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    with suppress(ConfigError):
        assert isinstance(load_config(file), Config)
