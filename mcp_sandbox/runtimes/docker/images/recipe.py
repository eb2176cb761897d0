"""What goes into an image: read from the recipes beside this module."""

from __future__ import annotations

import hashlib
import tomllib
from importlib import resources
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from mcp_sandbox.domain.language import Language

__all__ = ["BASE_IMAGES", "RECIPES", "ROOT_HOOKS", "Recipe", "build_command", "find_recipe"]

PACKAGE = "mcp_sandbox.runtimes.docker.images"

ROOT_HOOKS = (
    # Nothing in the image may gain rights by being run.
    'find "$1" -xdev -type f -perm /6000 -exec chmod ug-s {} +',
    'rm -rf "$1"/var/lib/apt "$1"/var/cache/* "$1"/var/log/* "$1"/usr/share/man/* "$1"/usr/share/info/*',
    # Tests of the libraries themselves; packages compile them as they are set up, so they go only now.
    'find "$1"/usr/lib/python3/dist-packages -depth -type d -name tests -exec rm -rf {} + 2>/dev/null || true',
    # What packages of developers' tools bring, and their set-up scripts need until here.
    'rm -rf "$1"/usr/bin/*-linux-gnu-* "$1"/usr/share/perl "$1"/usr/lib/*-linux-gnu/perl "$1"/usr/share/unicode',
    'chroot "$1" find /usr/bin -xtype l -delete',
    # The engine mounts memory there; it makes no folder in a root that is read-only.
    'install -d -m 1777 -o 65534 -g 65534 "$1"/work',
)
"""Shell commands over the finished root, whose path is their first argument."""

DROPPED_PATHS = (
    "/usr/share/man/*",
    "/usr/share/info/*",
    "/usr/share/locale/*",
    "/usr/share/doc/*",
    "/usr/share/lintian/*",
    "/usr/share/bug/*",
    "/usr/share/doc-base/*",
    # SciPy's package brings a compiler for a tool of its developers.
    "/usr/include/*",
    "/usr/lib/gcc/*",
    "/usr/lib/*.a",
    "/usr/share/icons/*",
)
"""What packages would install and no program needs."""

KEPT_PATHS = ("/usr/share/doc/*/copyright",)

METADATA = (
    "ENV PATH=/usr/local/bin:/usr/bin:/bin",
    "ENV LANG=C.UTF-8",
    "USER 65534:65534",
    "WORKDIR /work",
    'CMD ["python3"]',
)
"""Instructions for the import; the runtime sets them again for each container."""


_PYTHONS = {"bookworm": (3, 11), "trixie": (3, 13)}
"""Debian's default Python by release. Source: https://packages.debian.org/python3"""


class Recipe(BaseModel):
    """One image."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    image: Annotated[str, Field(pattern=r"^[a-z0-9./-]+$")]
    """Name without a tag, as a policy writes it."""
    short: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    """Name on the command line."""
    suite: str
    """Debian's release, by its code name."""
    packages: tuple[str, ...]

    def libraries(self) -> tuple[str, ...]:
        """Return the Python libraries among the packages, without their distribution's prefix."""
        prefix = "python3-"
        return tuple(name.removeprefix(prefix) for name in self.packages if name.startswith(prefix))

    def python_version(self) -> tuple[int, int] | None:
        """Return the version of Python that the suite has; null where it isn't known."""
        return _PYTHONS.get(self.suite)

    def digest(self) -> str:
        """Return a tag that changes with everything that the recipe decides, and with nothing else."""
        decided = (self.model_dump(mode="json"), ROOT_HOOKS, DROPPED_PATHS, KEPT_PATHS, METADATA)
        return hashlib.sha256(repr(decided).encode()).hexdigest()[:16]


def _read() -> tuple[Recipe, ...]:
    folder = resources.files(PACKAGE) / "recipes"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return tuple(Recipe.model_validate(tomllib.loads(file.read_text("utf-8"))) for file in files)


RECIPES = _read()
"""Every image that can be built, by name."""

BASE_IMAGES = {Language.PYTHON: "mcp-sandbox/python-base"}
"""The image of a policy that names none."""


def find_recipe(name: str) -> Recipe | None:
    """Return the recipe whose image or short name is `name`, with or without `:latest`."""
    plain = name.removesuffix(":latest")
    return next((recipe for recipe in RECIPES if plain in {recipe.image, recipe.short}), None)


def build_command(image: str, engine: str) -> str:
    """Return the command that puts `image` on `engine`."""
    recipe = find_recipe(image)
    if recipe is None:
        return f"{engine} pull {image}"
    where = "" if engine == "docker" else f" --engine {engine}"
    return f"python -m {PACKAGE} {recipe.short}{where}"
