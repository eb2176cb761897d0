"""Ways out of the sandbox, with somebody listening outside."""

from __future__ import annotations

import contextlib
import secrets
import socket
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

if TYPE_CHECKING:
    from tests.attack.conftest import Probe

pytestmark = pytest.mark.attack


@dataclass(frozen=True)
class Outside:
    """Services of the host, on each of its addresses and under two names."""

    services: list[tuple[str, int]]
    abstract: str
    path: str
    listening: list[socket.socket]

    def arrivals(self) -> list[str]:
        """Return where anything knocked."""
        found: list[str] = []
        for service in self.listening:
            with contextlib.suppress(BlockingIOError):
                if service.type is socket.SOCK_STREAM:
                    service.accept()[0].close()
                else:
                    service.recv(64)
                found.append(str(service.getsockname()))
        return found


def _host_addresses() -> set[str]:
    """Return the addresses of this host that a container could know, the bridge's and loopback among them."""
    entries = [entry for found in psutil.net_if_addrs().values() for entry in found]
    return {entry.address for entry in entries if entry.family is socket.AF_INET} | {"127.0.0.1"}


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Generator[Outside]:
    with contextlib.ExitStack() as stack:
        services: list[tuple[str, int]] = []
        listening: list[socket.socket] = []
        for address in sorted(_host_addresses()):
            stream = stack.enter_context(socket.create_server((address, 0)))
            port = stream.getsockname()[1]
            datagram = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
            datagram.bind((address, port))
            services.append((address, port))
            listening += [stream, datagram]
        abstract, path = f"attack-{secrets.token_hex(8)}", str(tmp_path_factory.mktemp("sockets") / "service")
        for name in ("\0" + abstract, path):
            local = stack.enter_context(socket.socket(socket.AF_UNIX))
            local.bind(name)
            local.listen()
            listening.append(local)
        Path(path).chmod(0o777)
        for service in listening:
            service.settimeout(0)
        yield Outside(services, abstract, path, listening)


@pytest.fixture(scope="module")
async def seen(probe: Probe, outside: Outside) -> dict[str, Any]:
    given = {"services": outside.services, "abstract": outside.abstract, "path": outside.path}
    return {**await probe("network", given=given), "arrivals": outside.arrivals()}


async def test_nothing_arrives_at_a_service_of_the_host(seen: dict[str, Any]) -> None:
    assert seen["arrivals"] == []


async def test_a_listener_would_have_noticed(outside: Outside) -> None:
    for address in outside.services:
        socket.create_connection(address).close()

    assert len(outside.arrivals()) == len(outside.services)


async def test_only_the_sandboxs_own_loopback_can_be_reached(seen: dict[str, Any]) -> None:
    assert seen["reached"] == ["own loopback"]


async def test_no_name_is_resolved(seen: dict[str, Any]) -> None:
    assert seen["names"] == []


async def test_loopback_is_the_only_interface_and_nothing_is_routed(seen: dict[str, Any]) -> None:
    assert seen["interfaces"] == ["lo"]
    assert seen["routes"] == []


async def test_no_socket_below_or_beside_the_internet_protocols_can_be_made(seen: dict[str, Any]) -> None:
    assert seen["made"] == []
