"""Make a container engine answer, for the tests; `make test` runs it before anything else is installed.

Where an engine answers already, nothing is touched.
Else, as root on Debian or Ubuntu, Docker is installed and started, and that is said first;
`MCP_SANDBOX_NO_INSTALL=1` forbids it.
Elsewhere the script says why the engine's tests will be skipped and exits with 0,
or with 1 where `CI=true` or `MCP_SANDBOX_REQUIRE_ENGINE=1` asks for an engine.
Standard library only.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

SOCKET = Path("/var/run/docker.sock")
DAEMON_LOG = Path("/var/log/mcp-sandbox-dockerd.log")
DAEMON_PID_FILE = Path("/var/run/docker.pid")
CONTAINERD_PID_FILE = Path("/var/run/docker/containerd/containerd.pid")
CGROUP_ROOT = Path("/sys/fs/cgroup")

PING_SECONDS = 3.0
START_SECONDS = 60.0
END_SECONDS = 10.0

DAEMON_OPTIONS: tuple[tuple[str, ...], ...] = (
    (),
    # Kernels without netfilter: the sandboxes have no network, so the engine needs no packet filter.
    ("--iptables=false", "--ip6tables=false"),
    ("--iptables=false", "--ip6tables=false", "--bridge=none"),
)
"""Tried in this order; each only after the daemon of the one before has ended."""


class NoEngineError(Exception):
    """Raised with one sentence that says why no engine can be had."""


class _UnixConnection(http.client.HTTPConnection):
    """HTTP over the engine's socket."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=PING_SECONDS)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))


def say(text: str) -> None:
    """Print one line, at once."""
    print(f"engine: {text}", flush=True)


def silence() -> str | None:
    """Return null where the engine answers, else why it does not."""
    host = os.environ.get("DOCKER_HOST", "")
    if host and not host.startswith("unix://"):
        return _silence_over_tcp(host)
    path = Path(host.removeprefix("unix://")) if host else SOCKET
    connection = _UnixConnection(path)
    try:
        connection.request("GET", "/_ping")
        status = connection.getresponse().status
    except FileNotFoundError:
        return f"there is no socket {path}"
    except OSError as error:
        return f"{path}: {error.strerror or error}"
    except http.client.HTTPException:
        return f"{path} answers with something that is no HTTP"
    finally:
        connection.close()
    return None if status == 200 else f"{path} answers with status {status}"


def description() -> str:
    """Return the engine's own words for itself, or just that it is one."""
    connection = _UnixConnection(Path(os.environ.get("DOCKER_HOST", str(SOCKET)).removeprefix("unix://")))
    try:
        connection.request("GET", "/version")
        version = json.load(connection.getresponse())
    except (OSError, http.client.HTTPException, ValueError):
        return "an engine"
    finally:
        connection.close()
    name = version.get("Platform", {}).get("Name") or "Docker"
    return f"{name} {version.get('Version')} on Linux {version.get('KernelVersion')}"


def _silence_over_tcp(host: str) -> str | None:
    scheme, _, address = host.partition("://")
    name, _, port = address.partition(":")
    if scheme != "tcp" or not port.rstrip("/").isdigit():
        return f"DOCKER_HOST={host} is nothing that this script can ask"
    try:
        socket.create_connection((name, int(port.rstrip("/"))), timeout=PING_SECONDS).close()
    except OSError as error:
        return f"DOCKER_HOST={host}: {error.strerror or error}"
    return None


def packages() -> list[str]:
    """Return the packages that are missing here, by the names that Debian and Ubuntu give them."""
    wanted = {"docker.io": "dockerd", "mmdebstrap": "mmdebstrap", "iptables": "iptables"}
    missing = [package for package, program in wanted.items() if shutil.which(program) is None]
    if not Path("/usr/share/keyrings/debian-archive-keyring.gpg").exists():
        missing.append("debian-archive-keyring")
    apparmor = Path("/sys/module/apparmor/parameters/enabled")
    if apparmor.exists() and apparmor.read_text().startswith("Y") and shutil.which("apparmor_parser") is None:
        missing.append("apparmor")
    return missing


def may_install() -> str | None:
    """Return null where packages may be installed and a daemon started, else why not."""
    if os.environ.get("MCP_SANDBOX_NO_INSTALL") == "1":
        return "MCP_SANDBOX_NO_INSTALL=1 forbids it"
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root can install and start one"
    release = Path("/etc/os-release").read_text() if Path("/etc/os-release").exists() else ""
    names = " ".join(line.partition("=")[2] for line in release.splitlines() if line.startswith(("ID=", "ID_LIKE=")))
    if not {"debian", "ubuntu"} & set(names.replace('"', "").split()) or shutil.which("apt-get") is None:
        return "it is installed by itself on Debian and Ubuntu only"
    return None


def install(missing: list[str]) -> None:
    """Install `missing` with apt, having said so."""
    say(f"installing {' '.join(missing)} with apt-get (MCP_SANDBOX_NO_INSTALL=1 forbids it)")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # A third-party source that does not answer must not keep Debian's own packages away.
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    if subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL).returncode != 0:
        raise NoEngineError(f"`{' '.join(command)}` failed")


def mount_cgroups() -> None:
    """Mount a cgroup hierarchy where none is; the second version where its controllers are free, else the first."""
    mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    if any(kind in {"cgroup", "cgroup2"} for _, _, kind, *_ in mounts):
        return
    say(f"mounting the cgroup hierarchy at {CGROUP_ROOT}")
    if _mount("cgroup2", CGROUP_ROOT):
        if "memory" in (CGROUP_ROOT / "cgroup.controllers").read_text().split():
            return
        subprocess.run(["umount", str(CGROUP_ROOT)], check=False)
    if not _mount("tmpfs", CGROUP_ROOT, "mode=755"):
        raise NoEngineError(f"no cgroup hierarchy can be mounted at {CGROUP_ROOT}")
    rows = [line.split() for line in Path("/proc/cgroups").read_text().splitlines()[1:]]
    for controller in (name for name, _, _, enabled in rows if enabled == "1"):
        folder = CGROUP_ROOT / controller
        folder.mkdir()
        if not _mount("cgroup", folder, controller):
            folder.rmdir()


def _mount(kind: str, target: Path, options: str = "nosuid,nodev") -> bool:
    command = ["mount", "-t", kind, "-o", options, kind, str(target)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def process_of(pid_file: Path, program: str) -> int | None:
    """Return the process that `pid_file` names where it lives and is `program`, else null."""
    try:
        pid = int(pid_file.read_text())
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0]
    except (OSError, ValueError):
        return None
    return pid if Path(os.fsdecode(command)).name == program else None


def clear_remains() -> None:
    """Take away what a killed daemon left: its pid files, its sockets, its own containerd.

    The daemon trusts a pid file whose number any process has by now, so a stale one keeps it from starting.
    """
    DAEMON_PID_FILE.unlink(missing_ok=True)
    if (leftover := process_of(CONTAINERD_PID_FILE, "containerd")) is not None:
        say(f"ending the containerd ({leftover}) that a killed dockerd left behind")
        end(leftover)
    for name in ("containerd.pid", "containerd.sock", "containerd.sock.ttrpc", "containerd-debug.sock"):
        CONTAINERD_PID_FILE.with_name(name).unlink(missing_ok=True)
    if SOCKET.is_socket():
        SOCKET.unlink()


def end(pid: int) -> None:
    """End one process, politely, then by force."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        if wait_until(lambda: not _lives(pid), END_SECONDS):
            return


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(true: Callable[[], bool], seconds: float) -> bool:
    """Return whether `true` came true within `seconds`."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def start() -> None:
    """Start the daemon, detached, and wait until it answers."""
    if Path("/run/systemd/system").is_dir():
        say("starting docker.service")
        subprocess.run(["systemctl", "start", "docker.service"], check=False)
        if wait_until(lambda: silence() is None, START_SECONDS):
            return
        raise NoEngineError("docker.service does not answer; see `journalctl -u docker`")
    living = process_of(DAEMON_PID_FILE, "dockerd")
    if living is not None or _somebody_listens():
        holder = f"dockerd ({living})" if living is not None else f"process that listens on {SOCKET}"
        say(f"a {holder} runs and does not answer yet; waiting")
        if wait_until(lambda: silence() is None, START_SECONDS):
            return
        raise NoEngineError(f"the {holder} does not answer: {silence()}")
    mount_cgroups()
    for options in DAEMON_OPTIONS:
        if _start_daemon(options):
            return
    raise NoEngineError(f"dockerd does not come up; see {DAEMON_LOG}")


def _somebody_listens() -> bool:
    """Return whether a living process holds the socket: its files are not remains, whatever its pid file says."""
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(PING_SECONDS)
        try:
            probe.connect(str(SOCKET))
        except (FileNotFoundError, ConnectionRefusedError):
            return False
        except OSError:
            return True
    return True


def _start_daemon(options: tuple[str, ...]) -> bool:
    clear_remains()
    command = ["dockerd", "--host", f"unix://{SOCKET}", *options]
    say(f"starting {' '.join(command)} (log: {DAEMON_LOG})")
    with DAEMON_LOG.open("ab") as log:
        daemon = subprocess.Popen(
            command, cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    wait_until(lambda: daemon.poll() is not None or silence() is None, START_SECONDS)
    if silence() is None and daemon.poll() is None:
        return True
    if daemon.poll() is None:
        daemon.terminate()
        daemon.wait(END_SECONDS)
    return False


def make_available() -> None:
    """Return where an engine answers and images can be built.

    Raises:
        NoEngineError: no engine can be had.
    """
    reason = silence()
    if reason is None and shutil.which("mmdebstrap") is not None:
        return
    refusal = may_install()
    if refusal is not None:
        if reason is None:
            say(f"no mmdebstrap, so images can't be built; {refusal}")
            return
        raise NoEngineError(f"no engine answers ({reason}), and {refusal}")
    if reason is None:
        install(["mmdebstrap", *(name for name in packages() if name == "debian-archive-keyring")])
        return
    if os.environ.get("DOCKER_HOST"):
        raise NoEngineError(f"no engine answers ({reason}); unset DOCKER_HOST to have a local one started")
    say(f"no engine answers ({reason}); as root on Debian or Ubuntu, Docker is now made available")
    if missing := packages():
        install(missing)
    if shutil.which("docker") is None:
        install(["docker-cli"])  # A package of its own in later releases.
    start()


def main() -> int:
    """Make an engine available; return the exit status."""
    os.environ["PATH"] = os.environ.get("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin"
    try:
        make_available()
    except (NoEngineError, OSError) as error:
        required = os.environ.get("CI") == "true" or os.environ.get("MCP_SANDBOX_REQUIRE_ENGINE") == "1"
        say(f"{error}.")
        say("the engine's tests can't run, and they are required here" if required else "its tests will be skipped")
        return 1 if required else 0
    say(f"{description()} answers")
    return 0


if __name__ == "__main__":
    sys.exit(main())
