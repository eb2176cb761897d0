"""Builds the running program out of its parts: the only module that names concrete runtimes."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Literal

import anyio

from mcp_sandbox.config import Config
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.errors import EngineError, EngineUnreachableError
from mcp_sandbox.quota import Quota
from mcp_sandbox.runtimes.base import Runtime, Survey
from mcp_sandbox.runtimes.bubblewrap import BubblewrapRuntime
from mcp_sandbox.runtimes.choice import RuntimeChoice
from mcp_sandbox.runtimes.docker import DockerRuntime
from mcp_sandbox.runtimes.docker.images import find_recipe
from mcp_sandbox.runtimes.liveness import Registry
from mcp_sandbox.service import SandboxService

__all__ = ["open_runtimes", "open_service", "packages_of", "survey"]

_log = logging.getLogger(__name__)

_Named = Literal["docker", "podman", "bubblewrap"]

_AUTO: tuple[_Named, ...] = ("docker", "podman", "bubblewrap")
"""In which order `engine = "auto"` asks."""

_SWEEP_SECONDS = 60
"""Between two looks for what dead servers left behind."""


@asynccontextmanager
async def open_runtimes(config: Config) -> AsyncGenerator[tuple[Runtime, ...]]:
    """Yield the runtimes that the config names, in the order in which they are to be asked."""
    engines = _engines(config)
    async with AsyncExitStack() as stack:
        registry = stack.enter_context(Registry.open())
        yield tuple([await stack.enter_async_context(_runtime(engine, config, registry)) for engine in engines])


def _engines(config: Config) -> tuple[_Named, ...]:
    named, oci_runtime = config.runtime.engine, config.runtime.oci_runtime
    if named != "auto":
        return (named,)
    if oci_runtime in {None, "runc"}:
        return _AUTO
    # Whoever asks for gVisor or Kata is not given less.
    return tuple(engine for engine in _AUTO if engine != "bubblewrap")


def _runtime(engine: _Named, config: Config, registry: Registry) -> BubblewrapRuntime | DockerRuntime:
    if engine == "bubblewrap":
        return BubblewrapRuntime(registry)
    return DockerRuntime(registry, engine=engine, oci_runtime=config.runtime.oci_runtime)


@asynccontextmanager
async def open_service(config: Config) -> AsyncGenerator[SandboxService]:
    """Yield the service that `config` describes; what dead servers left behind is swept away beside it."""
    async with open_runtimes(config) as runtimes, anyio.create_task_group() as tasks:
        tasks.start_soon(_sweep, runtimes)
        choice, quota = RuntimeChoice(runtimes), Quota()
        async with SandboxService.open(choice=choice, quota=quota, packages_of=packages_of) as service:
            yield service
        tasks.cancel_scope.cancel()


def packages_of(policy: Policy) -> tuple[str, ...]:
    """Return the libraries that a policy's image brings, where the image is one of ours."""
    recipe = None if policy.image is None else find_recipe(policy.image)
    return () if recipe is None else recipe.libraries()


async def _sweep(runtimes: Sequence[Runtime]) -> None:
    while True:
        for runtime in runtimes:
            try:
                swept = await runtime.sweep()
            except EngineUnreachableError:
                continue  # Each call on that engine says so; here it is no news, least of all under `auto`.
            except EngineError as error:
                _log.warning("%s: can't look for what dead servers left behind: %s", runtime.name, error)
                continue
            if swept:
                _log.warning("%s: removed %d sandboxes that a dead server left behind", runtime.name, swept)
        await anyio.sleep(_SWEEP_SECONDS)


async def survey(config: Config) -> list[Survey]:
    """Return what each runtime that `config` names can do on this machine."""
    async with open_runtimes(config) as runtimes:
        return [await runtime.survey() for runtime in runtimes]
