"""What an engine can isolate, for `doctor` and for the choice of a runtime."""

from __future__ import annotations

import os
from typing import Any

from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import EngineError
from mcp_sandbox.runtimes.base import Finding, Survey
from mcp_sandbox.runtimes.docker.engine import Engine
from mcp_sandbox.runtimes.docker.images import RECIPES, build_command

__all__ = ["survey_engine", "walls_of"]

Json = dict[str, Any]

_NEEDED = {
    "MemoryLimit": (Wall.MEMORY, "memory limits"),
    "SwapLimit": (Wall.MEMORY, "swap accounting"),
    "PidsLimit": (Wall.PROCESSES, "process limits"),
    "CpuCfsQuota": (Wall.CPU, "processor quotas"),
}
"""What the engine says of its host, the wall that needs it, and its name for a person."""

_MEND_CGROUPS = "Boot the host with `cgroup_enable=memory swapaccount=1`, or with cgroup v2."
_MEND_SECCOMP = "Use a kernel with CONFIG_SECCOMP_FILTER, and an engine that was built with seccomp."


def walls_of(info: Json, oci_runtime: str | None) -> frozenset[Wall]:
    """Return the walls that an engine can build, by what it says of its host; none without its OCI runtime."""
    if oci_runtime is not None and oci_runtime not in info.get("Runtimes", {}):
        return frozenset()
    lacking = {wall for key, (wall, _) in _NEEDED.items() if not info.get(key)}
    if not _has_seccomp(info):
        lacking.add(Wall.SYSCALLS)
    if not _counts_sockets(info):
        lacking.add(Wall.MEMORY)
    return frozenset(Wall) - lacking


async def survey_engine(engine: Engine, oci_runtime: str | None) -> Survey:
    """Return what `engine` is, what it can isolate, and the command that mends what is missing."""
    try:
        version, info = await engine.version(), await engine.info()
        images = {recipe: await engine.image_id(recipe.image) for recipe in RECIPES}
    except EngineError as error:
        finding = Finding(ok=False, what=error.message, remedy=error.remedy)
        return Survey(runtime=engine.name, usable=False, version=None, walls=frozenset(), findings=(finding,))
    walls = walls_of(info, oci_runtime)
    findings = [
        Finding(ok=True, what=f"{_versions(version)}, on {engine.host}."),
        _oci_runtime_finding(info, oci_runtime),
        *_cgroup_findings(info),
        _seccomp_finding(info),
    ]
    for recipe, found in images.items():
        what = f"The image {recipe.image} is {'there' if found else 'missing'}."
        findings.append(
            Finding(ok=found is not None, what=what, remedy=None if found else build_command(recipe.image, engine.name))
        )
    return Survey(
        runtime=engine.name,
        usable=bool(walls) and any(images.values()),
        version=version.get("Version"),
        walls=walls,
        findings=tuple(findings),
    )


def _versions(version: Json) -> str:
    """Return the engine, its parts and the kernel, each with its version."""
    parts = {part["Name"]: part["Version"] for part in version.get("Components") or ()}
    named = [f"{name} {number}" for name, number in parts.items()] or [f"engine {version.get('Version')}"]
    return ", ".join([*named, f"Linux {version.get('KernelVersion')}"])


def _oci_runtime_finding(info: Json, oci_runtime: str | None) -> Finding:
    known = sorted(info.get("Runtimes", {}))
    if oci_runtime is None:
        return Finding(ok=True, what=f"The OCI runtime is the engine's own, {info.get('DefaultRuntime')}.")
    if oci_runtime in known:
        return Finding(ok=True, what=f"The OCI runtime is {oci_runtime}.")
    return Finding(
        ok=False,
        what=f"The engine knows no OCI runtime {oci_runtime}; it knows {', '.join(known)}.",
        remedy="Install it and name it in the engine's configuration, or take `runtime.oci_runtime` out.",
    )


def _cgroup_findings(info: Json) -> list[Finding]:
    named = f"cgroup v{_cgroup_version(info)}, driver {info.get('CgroupDriver')}"
    lacking = [name for key, (_, name) in _NEEDED.items() if not info.get(key)]
    if not _counts_sockets(info):
        lacking.append("limit on the memory of sockets, which a server that is not root can't lay")
    if lacking:
        return [Finding(ok=False, what=f"{named}: no {', no '.join(lacking)}.", remedy=_MEND_CGROUPS)]
    return [Finding(ok=True, what=f"{named}: memory without swap, processes and processor time can be limited.")]


def _cgroup_version(info: Json) -> str:
    return str(info.get("CgroupVersion") or "1")


def _counts_sockets(info: Json) -> bool:
    """Return whether the buffers of sockets are limited: by the second version itself, in the first by us as root."""
    return _cgroup_version(info) != "1" or os.name != "posix" or os.geteuid() == 0


def _seccomp_finding(info: Json) -> Finding:
    if _has_seccomp(info):
        return Finding(ok=True, what="System calls are filtered (seccomp).")
    return Finding(ok=False, what="The engine can't filter system calls.", remedy=_MEND_SECCOMP)


def _has_seccomp(info: Json) -> bool:
    return any("name=seccomp" in option for option in info.get("SecurityOptions") or ())
