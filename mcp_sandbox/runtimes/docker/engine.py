"""The one door to the engine's client, which blocks and is not typed.

Every call runs in a thread, under a limiter of the engine's own, and every failure comes out as an `EngineError`.
Podman speaks Docker's API on its own socket, so the same door serves both.
"""

from __future__ import annotations

import os
import re
import socket
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypeVar

import anyio
import requests
from anyio import to_thread
from docker import APIClient
from docker.constants import DEFAULT_NPIPE
from docker.errors import APIError, DockerException, NotFound
from docker.tls import TLSConfig

from mcp_sandbox.errors import EngineError, EngineUnreachableError

__all__ = ["Engine", "EngineName", "GoneError"]

EngineName: TypeAlias = Literal["docker", "podman"]
Json: TypeAlias = dict[str, Any]
Client: TypeAlias = Any
"""An `APIClient`; its methods take and return what its stubs don't know."""
T = TypeVar("T")

ASK_SECONDS = 3.0
"""How long a question that an engine answers at once may take."""
CALL_SECONDS = 30.0
"""How long an engine under load may take to make, start or remove a container."""
IMPORT_SECONDS = 900.0
REASON_CHARACTERS_MAX = 300
"""How much of an engine's own words an error repeats: some engines repeat whole requests."""
THREADS_MAX = 16
"""Calls at once; removals have as many of their own, so that they never wait behind those that make more."""


class GoneError(EngineError):
    """Raised when what was asked for is not there, or no longer."""


class Engine:
    """An engine that speaks Docker's API; it is reached at the first call, not before."""

    def __init__(self, name: EngineName, host: str | None = None) -> None:
        self.name: EngineName = name
        self.host = host or find_host(name)
        """URL of the socket that is used."""
        self._clients: dict[float, Client] = {}
        self._connecting = threading.Lock()
        self._limiter = anyio.CapacityLimiter(THREADS_MAX)
        self._removals = anyio.CapacityLimiter(THREADS_MAX)

    async def version(self) -> Json:
        """Return what the engine says of itself: its version, its components', the kernel's."""
        return await self._ask(lambda client: client.version())

    async def info(self) -> Json:
        """Return what the engine says of this host."""
        return await self._ask(lambda client: client.info())

    async def image_id(self, image: str) -> str | None:
        """Return the content id of `image`, or null where the engine lacks it."""
        try:
            found = await self._ask(lambda client: client.inspect_image(image))
        except GoneError:
            return None
        return str(found["Id"])

    async def create(self, name: str, options: Json) -> str:
        """Create a container and return its id.

        Cancellation waits until the engine has answered: what is created then is known by `name`.

        Raises:
            GoneError: the image is missing.
        """
        made = await self._call(lambda client: client.create_container_from_config(options, name=name))
        return str(made["Id"])

    async def attach(self, container: str) -> socket.socket:
        """Return the raw stream of a container that has not started yet; it is the caller's to close."""
        wanted = {"stream": 1, "stdin": 1, "stdout": 1, "stderr": 1}
        return await self._call(lambda client: _raw_socket(client.attach_socket(container, params=wanted)))

    async def start(self, container: str) -> None:
        """Start `container`; cancellation waits until the engine has answered."""
        await self._call(lambda client: client.start(container))

    async def inspect(self, container: str) -> Json:
        """Return all that the engine knows of `container`.

        Raises:
            GoneError: it is not there.
        """
        return await self._ask(lambda client: client.inspect_container(container))

    async def statistics(self, container: str) -> Json:
        """Return one sample of what `container` consumed."""
        return await self._ask(lambda client: client.stats(container, stream=False, one_shot=True))

    async def kill(self, container: str) -> None:
        """End every process of `container` at once; one that is not there is no error, one that does not run is."""
        await self._end(lambda client: client.kill(container))

    async def remove(self, container: str) -> None:
        """Kill and remove `container`; one that is not there is no error."""
        await self._end(lambda client: client.remove_container(container, force=True, v=True))

    async def containers(self, labels: Mapping[str, str | None]) -> list[Json]:
        """Return every container, running or not, that has `labels`; a null value stands for any."""
        filters = {"label": [key if value is None else f"{key}={value}" for key, value in labels.items()]}
        return await self._call(lambda client: client.containers(all=True, filters=filters))

    async def images(self, label: str) -> list[Json]:
        """Return the images that carry `label`."""
        return await self._ask(lambda client: client.images(filters={"label": label}))

    async def import_image(self, archive: Path, *, repository: str, tag: str, changes: list[str]) -> None:
        """Make an image of a tar archive of a root file system."""
        said = await self._in_thread(
            lambda client: client.import_image_from_file(str(archive), repository, tag, changes),
            seconds=IMPORT_SECONDS,
            limiter=self._limiter,
        )
        # Podman pays no heed to the tag; both name the image that they made.
        if (made := re.search(r"[0-9a-f]{64}", said)) is not None:
            await self.tag(made[0], repository=repository, tag=tag)

    async def tag(self, image: str, *, repository: str, tag: str) -> None:
        """Give `image` another name."""
        await self._call(lambda client: client.tag(image, repository, tag))

    def close(self) -> None:
        """Close the connections; a later call opens new ones."""
        while self._clients:
            _, client = self._clients.popitem()
            client.close()

    async def _ask(self, function: Callable[[Client], T]) -> T:
        return await self._in_thread(function, seconds=ASK_SECONDS, limiter=self._limiter, abandon=True)

    async def _call(self, function: Callable[[Client], T]) -> T:
        return await self._in_thread(function, seconds=CALL_SECONDS, limiter=self._limiter)

    async def _end(self, function: Callable[[Client], object]) -> None:
        try:
            await self._in_thread(function, seconds=CALL_SECONDS, limiter=self._removals, abandon=True)
        except GoneError:
            return

    async def _in_thread(
        self,
        function: Callable[[Client], T],
        *,
        seconds: float,
        limiter: anyio.CapacityLimiter,
        abandon: bool = False,
    ) -> T:
        work = partial(self._blocking, function, seconds)
        return await to_thread.run_sync(work, limiter=limiter, abandon_on_cancel=abandon)

    def _blocking(self, function: Callable[[Client], T], seconds: float) -> T:
        with self._mapped():
            return function(self._clients.get(seconds) or self._connected(seconds))

    def _connected(self, seconds: float) -> Client:
        """Return a client for calls of `seconds`; of several that are made at once, the first stays."""
        made = self._connect(seconds)
        with self._connecting:
            kept = self._clients.setdefault(seconds, made)
        if kept is not made:
            made.close()
        return kept

    def _connect(self, seconds: float) -> Client:
        if self.host.startswith("unix://"):
            # The client's own attempt would leave a socket open where it fails.
            with socket.socket(socket.AF_UNIX) as probe:
                probe.settimeout(ASK_SECONDS)
                probe.connect(self.host.removeprefix("unix://"))
        # The first question is answered at once or never, however long later calls may take.
        client = APIClient(
            base_url=self.host, version="auto", timeout=int(ASK_SECONDS), tls=_tls(), max_pool_size=THREADS_MAX
        )
        client.timeout = int(seconds)
        return client

    @contextmanager
    def _mapped(self) -> Generator[None]:
        try:
            yield
        except NotFound as error:
            raise GoneError(_sentence(error.explanation), remedy="Build or pull it.") from error
        except APIError as error:
            raise EngineError(
                f"The {self.name} engine refused: {_sentence(error.explanation)}",
                remedy="Ask the operator to look at the engine's log; `mcp-sandbox doctor` shows what it can do.",
            ) from error
        except (DockerException, requests.RequestException, OSError) as error:
            raise EngineUnreachableError(self.name, _reason(error, self.host)) from error


def find_host(name: EngineName) -> str:
    """Return the URL of the engine's socket: the one that the environment names, else the first that is there."""
    named = os.environ.get("DOCKER_HOST" if name == "docker" else "CONTAINER_HOST")
    if named:
        return named
    if sys.platform == "win32":
        return DEFAULT_NPIPE
    candidates = list(_sockets(name))
    return f"unix://{next((path for path in candidates if path.is_socket()), candidates[0])}"


def _sockets(name: EngineName) -> Iterator[Path]:
    own = os.environ.get("XDG_RUNTIME_DIR")
    if name == "docker":
        yield Path("/var/run/docker.sock")
        if own:
            yield Path(own) / "docker.sock"
        yield Path.home() / ".docker/run/docker.sock"
        return
    yield Path("/run/podman/podman.sock")
    if own:
        yield Path(own) / "podman/podman.sock"


def _tls() -> TLSConfig | bool:
    """Return the client's certificates as Docker's own variables name them."""
    if not os.environ.get("DOCKER_TLS_VERIFY"):
        return False
    folder = Path(os.environ.get("DOCKER_CERT_PATH") or Path.home() / ".docker")
    return TLSConfig(
        client_cert=(str(folder / "cert.pem"), str(folder / "key.pem")), ca_cert=str(folder / "ca.pem"), verify=True
    )


def _raw_socket(attached: Any) -> socket.socket:
    """Return the socket under the client's file object, detached from it and from its timeouts."""
    raw: Any = getattr(attached, "_sock", attached)
    if not isinstance(raw, socket.socket):
        raise DockerException("the engine's connection is no socket, so no stream can be attached to")
    if type(raw) is socket.socket:
        # A plain one is taken out of the client's hands, whose own references would keep it open.
        raw = socket.socket(raw.family, raw.type, raw.proto, fileno=raw.detach())
    raw.settimeout(0)
    return raw


def _sentence(explanation: object) -> str:
    text = " ".join(str(explanation).split()) or "no reason was given"
    if len(text) > REASON_CHARACTERS_MAX:
        text = text[: REASON_CHARACTERS_MAX - 3] + "..."
    return text if text.endswith(".") else f"{text}."


def _reason(error: BaseException, host: str) -> str:
    """Return in one sentence why `host` could not be talked to."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, FileNotFoundError):
            return f"there is no socket at {host}."
        if isinstance(cause, PermissionError):
            return f"this user may not use {host}."
        if isinstance(cause, ConnectionRefusedError):
            return f"nobody listens at {host}."
        if isinstance(cause, TimeoutError | requests.Timeout):
            return f"{host} was reached, but did not answer in time."
    return f"the connection to {host} failed ({type(causes[-1]).__name__})."


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield `error` and everything that it wraps, outermost first."""
    pending: list[object] = [error]
    seen: set[int] = set()
    while pending:
        wrapped = pending.pop(0)
        if not isinstance(wrapped, BaseException) or id(wrapped) in seen:
            continue
        seen.add(id(wrapped))
        yield wrapped
        pending += [*wrapped.args, wrapped.__cause__, wrapped.__context__]
