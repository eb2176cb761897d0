"""What a sound file comes to."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from mcp_sandbox.config import Config, RuntimeSettings
from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.client import ANONYMOUS
from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import ConfigError
from mcp_sandbox.presets import PRESETS, preset

Load = Callable[[str], Config]

WHOLE = """
default_policy = "strict"

[runtime]
engine = "auto"
oci_runtime = "runc"
pool_memory_bytes = 0

[server]
allowed_hosts = ["sandbox.example.com", "localhost:*", "[::1]:8000"]
quota_storage = "memory://"
[server.jwt]
issuer = "https://id.example.com/"
audience = "mcp-sandbox"
jwks_uri = "https://id.example.com/jwks.json"
algorithms = ["RS256", "ES256"]
client_claim = "azp"

[clients.claude-desktop]
policy = "data_science"
may_choose = ["educational", "strict", "educational", "data_science"]
rate_limit = "30/minute"
max_concurrent = 4

[clients.ci-bot]
policy = "house"
tokens = [
  { sha256 = "6f1ed002ab5595859014ebf0951522d9a3d5a1b1a0d1c1e5bd3f3fdb7f6ba4a0", expires_at = 2027-01-01T00:00:00Z },
]
token_sha256 = "1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014"
jwt = "ci-bot@example.com"
daily_seconds = 3600

[policies.house]
extends = "production"
description = "The house's own"
severity_threshold = "MEDIUM"
languages = ["python"]
image = "mcp-sandbox/python-data"
preload = []
packages = []
limits = { timeout_seconds = 20, memory_bytes = 134217728 }
restricted_modules = [{ name = "boto3", description = "Cloud SDK", severity = "HIGH", advice = "Work on files." }]
patterns = [{ pattern = 'internal\\.example\\.com', description = "Internal host", scope = "all" }]
rules = { environment = "HIGH", file_write = "SAFE" }
exempt = ["os.environ.get"]
mounts = []
environment = { TZ = "UTC" }
network = "none"
cap_add = []
require_walls = ["network", "user", "filesystem", "memory"]
"""


def test_every_key_of_the_format_is_read(load: Load) -> None:
    config = load(WHOLE)

    house = config.policies["house"]
    assert house.severity_threshold is Severity.MEDIUM
    assert (house.limits.timeout_seconds, house.limits.memory_bytes) == (20, 134217728)
    assert house.limits.processes == preset("production").limits.processes
    assert house.severity_of(Category.ENVIRONMENT) is Severity.HIGH
    assert house.severity_of(Category.FILE_WRITE) is Severity.SAFE
    assert house.severity_of(Category.SHELL_COMMAND) is preset("production").severity_of(Category.SHELL_COMMAND)
    assert [module.name for module in house.restricted_modules][-1] == "boto3"
    assert house.patterns[-1].scope == "all"
    assert "os.environ.get" in house.exempt
    assert house.environment["TZ"] == "UTC"
    assert house.require_walls == {Wall.NETWORK, Wall.USER, Wall.FILESYSTEM, Wall.MEMORY}
    assert config.runtime == RuntimeSettings("auto", "runc")
    assert config.client("ci-bot").policy is house
    assert config.client("ci-bot").daily_seconds == 3600


def test_a_client_s_choices_are_its_own_policy_and_each_other_once(load: Load) -> None:
    desktop = load(WHOLE).client("claude-desktop")

    assert list(desktop.choices()) == ["data_science", "educational", "strict"]
    assert (desktop.rate_limit, desktop.max_concurrent, desktop.daily_seconds) == ("30/minute", 4, None)


def test_a_client_without_a_policy_has_the_default_one(load: Load) -> None:
    assert load('default_policy = "production"\n[clients.alice]\n').client("alice").policy.name == "production"


def test_the_default_policy_may_be_the_file_s_own(load: Load) -> None:
    config = load('default_policy = "house"\n[policies.house]\n')

    assert config.client(None).name == ANONYMOUS
    assert config.client(None).policy.name == "house"


def test_a_policy_that_extends_nothing_starts_with_no_rules_and_the_default_limits(load: Load) -> None:
    bare = load("[policies.bare]\n").policies["bare"]

    assert not bare.rules
    assert not bare.patterns
    assert bare.severity_threshold is Severity.LOW
    assert bare.limits == Limits()


def test_policies_extend_each_other_whatever_their_order(load: Load) -> None:
    config = load(
        '[policies.c]\nextends = "b"\nlimits.processes = 8\n'
        '[policies.a]\nextends = "strict"\nlimits.timeout_seconds = 5\nexempt = ["os.getcwd"]\n'
        '[policies.b]\nextends = "a"\nlimits.memory_bytes = 67108864\n'
    )

    limits = config.policies["c"].limits
    assert (limits.timeout_seconds, limits.memory_bytes, limits.processes) == (5, 67108864, 8)
    assert config.policies["c"].exempt == preset("strict").exempt | {"os.getcwd"}
    assert config.policies["b"].limits.processes != 8


def test_a_chain_of_ten_thousand_policies_is_read(load: Load) -> None:
    chain = "".join(f'[policies.p{number}]\nextends = "p{number + 1}"\n' for number in range(9_999))

    config = load(chain + '[policies.p9999]\nextends = "production"\n')

    assert config.policies["p0"].rules == preset("production").rules


def test_a_preset_stays_as_it_is_whatever_extends_it(load: Load) -> None:
    before = {name: preset(name).digest() for name in PRESETS}

    load('[policies.house]\nextends = "strict"\nrules = { shell_command = "SAFE" }\n')

    assert {name: preset(name).digest() for name in PRESETS} == before


def test_a_client_that_is_not_configured_is_an_error_and_no_fallback(load: Load) -> None:
    config = load("[clients.alice]\n[clients.bob]\n")

    with pytest.raises(ConfigError, match='no client "alic"') as refused:
        config.client("alic")

    assert "Did you mean alice?" in refused.value.remedy
    assert "alice, bob" in refused.value.remedy


def test_the_name_of_a_client_is_escaped_in_the_error(load: Load) -> None:
    with pytest.raises(ConfigError) as refused:
        load("").client("\x1b[2J")

    assert str(refused.value).isprintable()


def test_a_configuration_can_not_be_changed(load: Load) -> None:
    config = load(WHOLE)

    with pytest.raises(dataclasses.FrozenInstanceError):
        config.default_policy = preset("minimal")  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(TypeError):
        config.policies["strict"] = preset("minimal")  # pyright: ignore[reportIndexIssue]
    with pytest.raises(TypeError):
        config.clients["alice"] = config.client(None)  # pyright: ignore[reportIndexIssue]
