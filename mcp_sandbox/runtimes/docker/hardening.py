"""Policy -> what the engine is asked for, and what it says it gave: every wall on one screen; pure.

The keys are the engine API's own, so that what was asked for and what is read back are compared as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mcp_sandbox.domain.limits import MIB, Limits
from mcp_sandbox.domain.policy import Mount, Policy
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.runtimes.base import WORKING_DIRECTORY
from mcp_sandbox.runtimes.docker.dialect import NOBODY, NOT_COPIED, Dialect

__all__ = ["Asked", "create_options", "found_walls"]

Json = Mapping[str, Any]

OOM_SCORE = 500
"""Where the host itself runs out of memory, sandboxes go before the server; the code goes before its guest."""

PODMANS_CAPABILITIES = frozenset(
    {
        *("CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "NET_BIND_SERVICE"),
        *("SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"),
    }
)
"""Those that Podman gives by default: it says that all are dropped by naming each of them.

Source: https://github.com/containers/common/blob/main/pkg/config/default.go
"""

TMP_DIRECTORY = "/tmp"  # noqa: S108 - the sandbox's own
SHARED_MEMORY_BYTES_MAX = 64 * MIB


@dataclass(frozen=True, slots=True)
class Asked:
    """What one container is made from."""

    image: str
    command: tuple[str, ...]
    """Starts the guest; the image's own entry point never runs."""
    policy: Policy
    environment: Mapping[str, str]
    labels: Mapping[str, str]
    dialect: Dialect
    oci_runtime: str | None = None
    """The engine's own where null."""


def create_options(asked: Asked) -> dict[str, Any]:
    """Return the body of the engine's `POST /containers/create`."""
    limits = asked.policy.limits
    host: dict[str, Any] = {
        "NetworkMode": "none",
        "CapDrop": ["ALL"],
        "SecurityOpt": ["no-new-privileges:true", f"seccomp={asked.dialect.seccomp}"],
        "ReadonlyRootfs": True,
        "Tmpfs": _tmpfs(asked),
        "Mounts": [_bind(mount) for mount in asked.policy.mounts],
        "ShmSize": min(limits.tmpfs_bytes, SHARED_MEMORY_BYTES_MAX),
        "Memory": limits.memory_bytes,
        "MemorySwap": limits.memory_bytes,  # Memory and swap together, so no swap.
        "PidsLimit": limits.processes,
        "NanoCpus": round(limits.cpus * 1e9),
        # No `nproc`: it counts every process of the uid on the host, in all sandboxes together.
        "Ulimits": [
            {"Name": name, "Soft": value, "Hard": value}
            for name, value in {**_ulimits(limits), **asked.dialect.ulimits}.items()
        ],
        "IpcMode": "private",
        "CgroupnsMode": "private",
        "OomScoreAdj": OOM_SCORE,
        "LogConfig": {"Type": "none", "Config": {}},
        "RestartPolicy": {"Name": "no"},
        "Init": False,
        "AutoRemove": False,
    }
    if asked.oci_runtime is not None:
        host["Runtime"] = asked.oci_runtime
    return {
        "Image": asked.image,
        "Entrypoint": list(asked.command),
        "Cmd": [],
        "User": f"{NOBODY}:{NOBODY}",
        "WorkingDir": WORKING_DIRECTORY,
        "Hostname": "sandbox",
        "Env": [f"{name}={value}" for name, value in asked.environment.items()],
        "Labels": dict(asked.labels),
        "Healthcheck": {"Test": ["NONE"]},  # An image's own would run beside the code.
        "NetworkDisabled": True,
        "Tty": False,
        "OpenStdin": True,
        "StdinOnce": True,  # Where the server is gone, standard input ends, and the guest with it.
        "AttachStdin": True,
        "AttachStdout": True,
        "AttachStderr": True,
        "HostConfig": host,
    }


def found_walls(asked: Asked, inspected: Json) -> frozenset[Wall]:
    """Return the walls that stand by what the engine says of the container, whatever was asked for."""
    return frozenset(wall for wall, stands in _CHECKS.items() if stands(asked, inspected, inspected["HostConfig"]))


def _tmpfs(asked: Asked) -> dict[str, str]:
    size = f"size={asked.policy.limits.tmpfs_bytes}"
    options = ",".join(("rw", "noexec", "nosuid", "nodev", size, "mode=1777", *asked.dialect.tmpfs_options))
    return {WORKING_DIRECTORY: options, TMP_DIRECTORY: options, **asked.dialect.tmpfs}


def _bind(mount: Mount) -> dict[str, Any]:
    # Read-only holds for the one file system alone: what is mounted below it would come along writable.
    options = {"NonRecursive": True, "Propagation": "private"}
    return {"Type": "bind", "Source": mount.source, "Target": mount.target, "ReadOnly": True, "BindOptions": options}


def _ulimits(limits: Limits) -> dict[str, int]:
    return {"nofile": limits.open_files, "core": 0, "fsize": limits.tmpfs_bytes}


def _network(_asked: Asked, inspected: Json, host: Json) -> bool:
    return host["NetworkMode"] == "none" and set(inspected["NetworkSettings"]["Networks"] or ()) <= {"none"}


def _user(_asked: Asked, inspected: Json, host: Json) -> bool:
    return (
        inspected["Config"]["User"] == f"{NOBODY}:{NOBODY}"
        and not host["Privileged"]
        and (host["CapDrop"] == ["ALL"] or set(host["CapDrop"] or ()) >= PODMANS_CAPABILITIES)
        and not host["CapAdd"]
        and not host["GroupAdd"]
        and bool({"no-new-privileges:true", "no-new-privileges"} & set(host["SecurityOpt"]))
    )


def _filesystem(asked: Asked, inspected: Json, host: Json) -> bool:
    # A volume of the image's, too, would be a writable folder on the host's disk.
    on_disk = [
        mount for mount in inspected["Mounts"] or () if mount["Type"] != "tmpfs" and not _asked_for(asked, mount)
    ]
    binds = set(host["Binds"] or ()) - {
        f"{mount.source}:{mount.target}:{_AS_PODMAN_SAYS}" for mount in asked.policy.mounts
    }
    shared = (on_disk, binds, host["VolumesFrom"], host["Devices"], host.get("DeviceRequests"))
    return bool(host["ReadonlyRootfs"]) and _tmpfs_stand(asked, host["Tmpfs"] or {}) and not any(shared)


_AS_PODMAN_SAYS = "ro,private,bind"
"""How Podman tells of a mount of ours among its binds, too; `rbind` would be with all that is mounted below it."""


def _asked_for(asked: Asked, found: Json) -> bool:
    place = (found.get("Source"), found.get("Destination"))
    configured = {(mount.source, mount.target) for mount in asked.policy.mounts}
    return found["Type"] == "bind" and found["RW"] is False and place in configured


def _tmpfs_stand(asked: Asked, found: Mapping[str, str]) -> bool:
    """Return whether there is no memory file system but those asked for, each with all that was asked of it."""
    wanted = _tmpfs(asked)
    return wanted.keys() == found.keys() and all(
        set(options.split(",")) - {NOT_COPIED} <= set(found[path].split(",")) for path, options in wanted.items()
    )


def _memory(asked: Asked, _inspected: Json, host: Json) -> bool:
    limit = asked.policy.limits.memory_bytes
    return host["Memory"] == limit and host["MemorySwap"] == limit and not host["OomKillDisable"]


def _processes(asked: Asked, _inspected: Json, host: Json) -> bool:
    return host["PidsLimit"] == asked.policy.limits.processes


def _cpu(asked: Asked, _inspected: Json, host: Json) -> bool:
    found = {limit["Name"].removeprefix("RLIMIT_").lower(): limit["Hard"] for limit in host["Ulimits"] or ()}
    wanted = _ulimits(asked.policy.limits)
    return host["NanoCpus"] == round(asked.policy.limits.cpus * 1e9) and wanted.items() <= found.items()


def _syscalls(asked: Asked, _inspected: Json, host: Json) -> bool:
    return f"seccomp={asked.dialect.seccomp}" in host["SecurityOpt"]


def _namespaces(_asked: Asked, _inspected: Json, host: Json) -> bool:
    return (
        host["IpcMode"] in {"private", "shareable"}  # Podman's word for one of its own.
        and host["PidMode"] in {"", "private"}
        and host["UTSMode"] in {"", "private"}
        and host["CgroupnsMode"] == "private"
    )


def _output(_asked: Asked, _inspected: Json, host: Json) -> bool:
    return host["LogConfig"]["Type"] == "none"


def _environment(asked: Asked, inspected: Json, _host: Json) -> bool:
    return {f"{name}={value}" for name, value in asked.environment.items()} <= set(inspected["Config"]["Env"])


_CHECKS: dict[Wall, Callable[[Asked, Json, Json], bool]] = {
    Wall.NETWORK: _network,
    Wall.USER: _user,
    Wall.FILESYSTEM: _filesystem,
    Wall.MEMORY: _memory,
    Wall.PROCESSES: _processes,
    Wall.CPU: _cpu,
    Wall.SYSCALLS: _syscalls,
    Wall.NAMESPACES: _namespaces,
    # Kept by the server itself, which kills the container: nothing of the engine's to read back.
    Wall.TIME: lambda _asked, _inspected, _host: True,
    Wall.OUTPUT: _output,
    Wall.ENVIRONMENT: _environment,
}
