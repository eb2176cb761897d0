"""Builds an image from Debian packages: `mmdebstrap` lays a root, the engine imports it.

No registry is needed; the packages come from wherever this machine's own apt takes Debian's.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import anyio

from mcp_sandbox.errors import EngineError
from mcp_sandbox.runtimes.docker.engine import Engine
from mcp_sandbox.runtimes.docker.images.recipe import DROPPED_PATHS, KEPT_PATHS, METADATA, ROOT_HOOKS, Recipe

__all__ = ["RECIPE_LABEL", "build_image"]

RECIPE_LABEL = "mcp-sandbox.recipe"
LATEST = "latest"


async def build_image(engine: Engine, recipe: Recipe, *, say: Callable[[str], None]) -> str:
    """Build `recipe` where the engine lacks it and return the image with its tag; `say` is told what goes on.

    The image is also tagged `latest`, which is what a policy that names no tag runs.

    Raises:
        EngineError: the engine does not answer, or the build failed; the tags are then as they were.
    """
    tag = recipe.digest()
    tagged = f"{recipe.image}:{tag}"
    if await engine.image_id(tagged) is None:
        say(f"{tagged}: building from {recipe.suite}: {' '.join(recipe.packages)}")
        with tempfile.TemporaryDirectory(prefix="mcp-sandbox-image-") as folder:
            root = Path(folder) / "root.tar"
            await _lay_root(recipe, root)
            say(f"{tagged}: importing {root.stat().st_size / 1e6:.0f} MB")
            changes = [*METADATA, f"LABEL {RECIPE_LABEL}={tag}"]
            await engine.import_image(root, repository=recipe.image, tag=tag, changes=changes)
    else:
        say(f"{tagged}: already built")
    await engine.tag(tagged, repository=recipe.image, tag=LATEST)
    return tagged


async def _lay_root(recipe: Recipe, root: Path) -> None:
    program = shutil.which("mmdebstrap")
    if program is None:
        raise EngineError("This machine lacks mmdebstrap.", remedy="Install it: `apt-get install mmdebstrap`.")
    sources = root.with_name("sources.list")
    sources.write_text("\n".join(await _sources(recipe.suite)))
    command = [
        program,
        "--quiet",
        "--variant=essential",
        f"--include={','.join(recipe.packages)}",
        *(f"--dpkgopt=path-exclude={path}" for path in DROPPED_PATHS),
        *(f"--dpkgopt=path-include={path}" for path in KEPT_PATHS),
        *(f"--aptopt={line}" for line in await _proxies()),
        *(f"--customize-hook={hook}" for hook in ROOT_HOOKS),
        recipe.suite,
        str(root),
        *([str(sources)] if sources.stat().st_size else []),
    ]
    finished = await anyio.run_process(command, check=False)
    if finished.returncode != 0:
        last = finished.stderr.decode(errors="replace").strip().splitlines()[-3:]
        raise EngineError(
            f"Building {recipe.image} failed: {' / '.join(last)}",
            remedy="Look whether Debian's packages can be reached (`apt-get update`), then build again.",
        )


async def _sources(suite: str) -> list[str]:
    """Return lines of a sources.list for `suite`, with the mirrors that this machine's apt uses.

    Empty where apt is not here or has another distribution's sources; mmdebstrap then uses its default mirror.
    """
    wanted = {suite, f"{suite}-updates", f"{suite}-security"}
    found: dict[str, None] = {}
    for entry in _stanzas(await _output("apt-get", "indextargets", "Created-By: Packages")):
        if entry.get("Origin") == "Debian" and entry.get("Release", "").rstrip("/") in wanted:
            found[f"deb {entry['Repo-URI']} {entry['Release']} {entry['Component']}"] = None
    # Without the release itself, its updates are no source to build from.
    return list(found) if any(line.split()[2] == suite for line in found) else []


async def _proxies() -> list[str]:
    lines = (await _output("apt-config", "dump")).splitlines()
    return [line for line in lines if line.startswith("Acquire::http") and "Proxy" in line]


def _stanzas(text: str) -> list[dict[str, str]]:
    return [
        dict(line.split(": ", 1) for line in stanza.splitlines() if ": " in line)
        for stanza in text.split("\n\n")
        if stanza.strip()
    ]


async def _output(*command: str) -> str:
    """Return what a command of apt's prints, or nothing where the machine lacks it."""
    if shutil.which(command[0]) is None:
        return ""
    finished = await anyio.run_process(list(command), check=False)
    return finished.stdout.decode(errors="replace")
