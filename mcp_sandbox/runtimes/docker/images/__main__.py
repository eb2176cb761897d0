"""Build images from their recipes: `python -m mcp_sandbox.runtimes.docker.images base data`.

Skipped where the same recipe is built already.
"""

from __future__ import annotations

import argparse
import sys

import anyio

from mcp_sandbox.errors import EngineError
from mcp_sandbox.runtimes.docker.engine import Engine
from mcp_sandbox.runtimes.docker.images.build import build_image
from mcp_sandbox.runtimes.docker.images.recipe import PACKAGE, RECIPES

__all__ = ["main"]


def _say(text: str) -> None:
    sys.stdout.write(f"images: {text}\n")
    sys.stdout.flush()


async def _build(names: list[str], engine: Engine) -> None:
    for recipe in (recipe for recipe in RECIPES if recipe.short in names):
        await build_image(engine, recipe, say=_say)


def main() -> int:
    """Build what the command line names; return the exit status."""
    parser = argparse.ArgumentParser(prog=f"python -m {PACKAGE}", description="Build the images of the engine.")
    parser.add_argument("names", nargs="+", choices=[recipe.short for recipe in RECIPES])
    parser.add_argument("--engine", choices=["docker", "podman"], default="docker")
    parser.add_argument(
        "--if-possible", action="store_true", help="succeed, with the reason said, where nothing can be built"
    )
    given = parser.parse_args()
    engine = Engine(given.engine)
    try:
        anyio.run(_build, given.names, engine)
    except EngineError as error:
        _say(f"{error} {error.remedy}")
        return 0 if given.if_possible else 1
    finally:
        engine.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
