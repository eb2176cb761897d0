"""What a session is made of: taken where it can be honoured, refused by name where it can't."""

from __future__ import annotations

from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_sandbox import AsyncSandboxSession, Mount, SandboxSession
from mcp_sandbox.domain.limits import MIB, Limits
from mcp_sandbox.errors import OptionError
from mcp_sandbox.session.options import KEYS, limits_over

TAKEN: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({"cpu_count": 1}, {"cpus": 1.0}),
    ({"cpu_count": 0.5}, {"cpus": 0.5}),
    ({"mem_limit": "256m"}, {"memory_bytes": 256 * MIB}),
    ({"mem_limit": "0.5g"}, {"memory_bytes": 512 * MIB}),
    ({"mem_limit": "65536K"}, {"memory_bytes": 64 * MIB}),
    ({"mem_limit": "128MiB"}, {"memory_bytes": 128 * MIB}),
    ({"mem_limit": 134217728}, {"memory_bytes": 128 * MIB}),
    ({"mem_limit": "134217728"}, {"memory_bytes": 128 * MIB}),
    ({"timeout": 10}, {"timeout_seconds": 10.0}),
    ({"timeout": 2.5}, {"timeout_seconds": 2.5}),
    ({"pids_limit": 50}, {"processes": 50}),
    ({"user": "nobody:nogroup"}, {}),
    ({"user": "nobody"}, {}),
    ({"user": 65534}, {}),
    ({"user": "65534:65534"}, {}),
    ({"network_mode": "none"}, {}),
    ({"read_only": True}, {}),
    ({"privileged": False}, {}),
    ({"cap_drop": ["ALL"]}, {}),
    ({"cap_drop": ["NET_RAW", "CAP_SYS_ADMIN"]}, {}),
    ({"cap_add": []}, {}),
    ({"tmpfs": {}}, {}),
    ({"tmpfs": {"/tmp": ""}}, {}),
    ({"tmpfs": {"/tmp": "size=50m,mode=1777"}}, {"tmpfs_bytes": 50 * MIB}),
    ({"tmpfs": {"/tmp": "rw,nosuid,nodev,noexec,size=1048576"}}, {"tmpfs_bytes": MIB}),
    ({"tmpfs": {"/run": "size=10m,mode=0755", "/var/lock": "mode=755"}}, {}),
]

REFUSED: list[tuple[str, Any, str]] = [
    ("cpu_count", "two", "number of cores"),
    ("cpu_count", True, "number of cores"),
    ("cpu_count", 0, "greater than"),
    ("cpu_count", float("nan"), ""),
    ("mem_limit", "lots", "256m"),
    ("mem_limit", "256x", "256m"),
    ("mem_limit", "-1m", "256m"),
    ("mem_limit", 0, "greater than"),
    ("mem_limit", "4k", "greater than"),
    ("mem_limit", None, "256m"),
    ("timeout", 0, "greater than"),
    ("timeout", -1, "greater than"),
    ("timeout", 1e9, "less than"),
    ("timeout", "10s", "number of seconds"),
    ("pids_limit", -1, "greater than"),
    ("pids_limit", 1.5, "number of processes"),
    ("user", "root", "nobody"),
    ("user", "0:0", "nobody"),
    ("user", 0, "nobody"),
    ("user", "1000:1000", "nobody"),
    ("user", "nobody:root", "nobody"),
    ("network_mode", "bridge", "not supported by this version"),
    ("network_mode", "host", "not supported by this version"),
    ("network_mode", None, "not supported by this version"),
    ("read_only", False, "read-only"),
    ("privileged", True, "ever privileged"),
    ("cap_drop", "ALL", "list"),
    ("cap_drop", ["ALL", 3], "capability"),
    ("cap_add", ["DAC_OVERRIDE"], "not supported by this version"),
    ("cap_add", "ALL", "list"),
    ("tmpfs", "/tmp", "mapping"),
    ("tmpfs", {"tmp": "size=1m"}, "absolute path"),
    ("tmpfs", {"/tmp/../etc": ""}, "absolute path"),
    ("tmpfs", {"/tmp": "size=lots"}, "256m"),
    ("tmpfs", {"/tmp": "size=1k"}, "greater than"),
    ("tmpfs", {"/tmp": "mode=0755"}, "writable in every sandbox"),
    ("tmpfs", {"/tmp": "mode=8"}, "size and mode"),
    ("tmpfs", {"/tmp": "exec"}, "size and mode"),
    ("tmpfs", {"/tmp": "suid,size=1m"}, "size and mode"),
    ("tmpfs", {"/run": "size=10m"}, "only /tmp and the working directory"),
    ("tmpfs", {"/data": "mode=0777"}, "only /tmp and the working directory"),
    ("memory_limit", "256m", "Did you mean mem_limit"),
    ("volumes", {}, "The keys are: cpu_count"),
    ("security_opt", [], "The keys are: cpu_count"),
]


@pytest.mark.parametrize(("configs", "limits"), TAKEN)
def test_what_can_be_honoured_becomes_a_limit(configs: dict[str, Any], limits: dict[str, Any]) -> None:
    assert limits_over(Limits(), configs) == Limits(**limits)


@pytest.mark.parametrize(("key", "value", "told"), REFUSED)
def test_what_cannot_be_honoured_is_refused_by_its_key_with_the_remedy(key: str, value: Any, told: str) -> None:
    with pytest.raises(OptionError) as caught:
        SandboxSession(runtime_configs={key: value})

    assert str(caught.value).startswith(f"runtime_configs[{key!r}]: ")
    assert told in str(caught.value)
    assert caught.value.remedy


def test_every_key_is_tried_both_ways() -> None:
    assert {key for configs, _ in TAKEN for key in configs} == set(KEYS)
    assert {key for key, _, _ in REFUSED} >= set(KEYS)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"type": "volume", "source": "/data", "target": "/data"}, r"^Mount\.type: "),
        ({"type": "tmpfs", "source": "/data", "target": "/data"}, r"^Mount\.type: "),
        ({"source": "/data", "target": "/data", "read_only": False}, r"^Mount\.read_only: .*not supported"),
        ({"source": "data", "target": "/data"}, r"^Mount\.source: .*absolute"),
        ({"source": "/data", "target": "data"}, r"^Mount\.target: .*absolute"),
        ({"source": "/data", "target": "/"}, r"^Mount\.target: "),
        ({"source": "/data", "target": "/etc"}, r"^Mount\.target: .*of its own"),
        ({"source": "/data", "target": "/usr/lib/python3"}, r"^Mount\.target: .*of its own"),
        ({"source": "/data", "target": "/work/data"}, r"^Mount\.target: .*of its own"),
        ({"source": "/data", "target": "/data/../etc"}, r"^Mount\.target: .*of its own"),
        ({"source": "/data", "target": "//etc"}, r"^Mount\.target: .*absolute"),
        ({"source": "/a\nb", "target": "/data"}, r"^Mount\.source: .*absolute"),
    ],
)
def test_a_mount_that_cannot_be_had_is_refused_when_it_is_made(arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(OptionError, match=told):
        Mount(**arguments)


@pytest.mark.parametrize("kind", [SandboxSession, AsyncSandboxSession])
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"lang": "cobol"}, r"^lang: .*python"),
        ({"engine": "chroot"}, r"^engine: .*bubblewrap"),
        ({"security_policy": "production"}, r"^security_policy: .*get_security_policy"),
        ({"mounts": ["/data"]}, r"^mounts: .*Mount"),
        ({"runtime_configs": ["mem_limit"]}, r"^runtime_configs: "),
    ],
)
def test_an_argument_of_the_wrong_kind_is_refused_by_name(kind: Any, arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(OptionError, match=told):
        kind(**arguments)


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.binary(), st.lists(st.text()),
    st.dictionaries(st.text(), st.text()), st.dictionaries(st.just("/tmp"), st.text("sizemode=,0123457kmgx")),
    st.text("0123456789.kmgtib "), st.integers(-(10**400), 10**400),
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.dictionaries(st.one_of(st.sampled_from(sorted(KEYS)), st.text(), st.integers()), ANYTHING, max_size=3))
def test_whatever_is_asked_for_is_honoured_or_refused(configs: dict[Any, Any]) -> None:
    try:
        limits = limits_over(Limits(), configs)
    except OptionError as error:
        told = str(error)
    else:
        told = ""
        assert Limits.model_validate(limits.model_dump()) == limits
        assert set(configs) <= set(KEYS)

    assert not told or told.startswith("runtime_configs[")


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"code": None}, "code"),
        ({"code": b"print(1)"}, "code"),
        ({"stdin": b"x"}, "stdin"),
        ({"timeout_seconds": "5"}, "timeout_seconds"),
        ({"timeout_seconds": True}, "timeout_seconds"),
        ({"files": ["a.py"]}, "files"),
        ({"files": {"a.py": 3}}, "files"),
        ({"files": {3: "x"}}, "files"),
    ],
)
def test_an_argument_of_a_run_of_the_wrong_kind_is_refused_by_name(arguments: dict[str, Any], field: str) -> None:
    with SandboxSession() as session, pytest.raises(OptionError, match=f"^{field}: takes "):
        cast("Any", session).run(**{"code": "print(1)", **arguments})
