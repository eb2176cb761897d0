"""Opens and destroys containers: the contract of `runtimes.base` on an engine that speaks Docker's API."""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Self

import anyio

from mcp_sandbox import guest
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import EngineError, EngineUnreachableError, ImageMissingError, WallMissingError
from mcp_sandbox.runtimes.base import Sandbox, Survey
from mcp_sandbox.runtimes.docker.container import INTERPRETER, Container
from mcp_sandbox.runtimes.docker.dialect import dialect_of
from mcp_sandbox.runtimes.docker.engine import Engine, EngineName
from mcp_sandbox.runtimes.docker.hardening import Asked
from mcp_sandbox.runtimes.docker.images import BASE_IMAGES, build_command, find_recipe
from mcp_sandbox.runtimes.docker.survey import survey_engine, walls_of
from mcp_sandbox.runtimes.liveness import Registry
from mcp_sandbox.runtimes.request import environment_of

__all__ = ["REGISTRY_LABEL", "SERVER_LABEL", "DockerRuntime"]

_log = logging.getLogger(__name__)

REGISTRY_LABEL = "mcp-sandbox.registry"
SERVER_LABEL = "mcp-sandbox.server"

ANSWER_SECONDS = 5.0
"""How long it is taken for granted that an image found on the engine is still there."""
HOST_SECONDS = 60.0
"""The same of what the engine's host can do."""
CLEANUP_SECONDS = 10.0
"""How long a container's end may be waited for by whoever used it; after that the sweep goes on trying."""
REMOVALS_MAX = 4
REMOVAL_PAUSE_SECONDS = 0.2


class DockerRuntime:
    """Docker, or Podman by its Docker-compatible socket; entered before the first sandbox, left after the last."""

    def __init__(
        self,
        registry: Registry,
        *,
        engine: EngineName = "docker",
        oci_runtime: str | None = None,
        host: str | None = None,
    ) -> None:
        self._registry = registry
        self._oci_runtime = oci_runtime
        self._engine = Engine(engine, host)
        self._open: set[str] = set()
        """Names of containers that are, or may be, on the engine because of us."""
        self._left: set[str] = set()
        """Those whose removal failed: nobody else knows of them."""
        self._seen_images: dict[str, float] = {}
        self._seen_walls: tuple[float, frozenset[Wall]] | None = None

    @property
    def name(self) -> EngineName:
        """`docker` or `podman`."""
        return self._engine.name

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with anyio.move_on_after(CLEANUP_SECONDS, shield=True):
            await self._remove_left()
        if self._open:
            _log.error("%s: containers are left behind: %s", self.name, ", ".join(sorted(self._open)))
        self._engine.close()

    async def survey(self) -> Survey:
        """Say what the engine is, what it can isolate, and what is missing."""
        return await survey_engine(self._engine, self._oci_runtime)

    def python_version(self, policy: Policy) -> tuple[int, int] | None:
        """Return the version that the policy's image brings, where its recipe is ours."""
        recipe = find_recipe(_image(policy, Language.PYTHON))
        return None if recipe is None else recipe.python_version()

    async def require(self, policy: Policy, language: Language) -> None:
        """Return where the engine answers, has the policy's image, and can build the walls that it requires."""
        now = anyio.current_time()
        image = _image(policy, language)
        if now > self._seen_images.get(image, -ANSWER_SECONDS) + ANSWER_SECONDS:
            if await self._engine.image_id(image) is None:
                raise ImageMissingError(image, build_command(image, self.name))
            self._seen_images[image] = now
        if self._seen_walls is None or now > self._seen_walls[0] + HOST_SECONDS:
            self._seen_walls = (now, walls_of(await self._engine.info(), self._oci_runtime))
        if missing := policy.require_walls - self._seen_walls[1]:
            raise WallMissingError(self.name, tuple(sorted(missing)), "The engine's host can't build it.")

    @asynccontextmanager
    async def sandbox(self, policy: Policy, language: Language) -> AsyncGenerator[Sandbox]:
        """Open a fresh container under `policy`; leaving the block removes it, on every path."""
        container = Container(self._engine, f"mcp-sandbox-{secrets.token_hex(8)}", self._asked(policy, language))
        self._open.add(container.name)
        try:
            try:
                await container.raise_up()
            except EngineUnreachableError:
                # The engine may still carry out what it did not answer: the sweep looks once more.
                self._left.add(container.name)
                raise
            yield container
        finally:
            await self._take_down(container)

    async def sweep(self) -> int:
        """Remove the containers of dead servers of this registry, and those of our own that would not go before."""
        await self._remove_left()
        swept = 0
        for found in await self._engine.containers({REGISTRY_LABEL: self._registry.registry_id, SERVER_LABEL: None}):
            if not self._registry.is_alive(found["Labels"][SERVER_LABEL]):
                await self._engine.remove(found["Id"])
                swept += 1
        self._registry.forget_dead()
        return swept

    def _asked(self, policy: Policy, language: Language) -> Asked:
        return Asked(
            image=_image(policy, language),
            command=guest.command(INTERPRETER),
            policy=policy,
            environment=environment_of(policy),
            labels={REGISTRY_LABEL: self._registry.registry_id, SERVER_LABEL: self._registry.server_id},
            dialect=dialect_of(self.name, self._registry.directory),
            oci_runtime=self._oci_runtime,
        )

    async def _take_down(self, container: Container) -> None:
        """Remove `container`; neither cancellation nor an engine that fails once keeps it alive."""
        with anyio.move_on_after(CLEANUP_SECONDS, shield=True):
            for attempt in range(REMOVALS_MAX):
                try:
                    await container.take_down()
                except EngineError as error:
                    _log.warning("%s: removing %s failed: %s", self.name, container.name, error)
                    await anyio.sleep(REMOVAL_PAUSE_SECONDS * 2**attempt)
                else:
                    self._open -= {container.name} - self._left
                    return
        self._left.add(container.name)
        _log.error("%s: %s could not be removed; the sweep goes on trying", self.name, container.name)

    async def _remove_left(self) -> None:
        for name in sorted(self._left):
            try:
                await self._engine.remove(name)
            except EngineError as error:
                _log.warning("%s: removing %s failed again: %s", self.name, name, error)
                continue
            self._left.discard(name)
            self._open.discard(name)


def _image(policy: Policy, language: Language) -> str:
    return policy.image or BASE_IMAGES[language]
