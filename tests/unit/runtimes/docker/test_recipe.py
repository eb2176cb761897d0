"""Recipes of images, and the command that each of them is built with."""

import os
import subprocess
import sys

import pytest

from mcp_sandbox.runtimes.docker.images import BASE_IMAGES, RECIPES, build_command, find_recipe
from mcp_sandbox.runtimes.request import RUNNABLE

PACKAGE = "mcp_sandbox.runtimes.docker.images"


def test_each_language_that_runs_has_a_base_image_that_can_be_built() -> None:
    assert set(BASE_IMAGES) == set(RUNNABLE)
    assert all(find_recipe(image) for image in BASE_IMAGES.values())


def test_the_tag_changes_with_the_packages() -> None:
    recipe = RECIPES[0]
    other = recipe.model_copy(update={"packages": (*recipe.packages, "one-more")})

    assert recipe.digest() == recipe.model_copy().digest()
    assert recipe.digest() != other.digest()


def test_names_are_unique() -> None:
    assert len({recipe.image for recipe in RECIPES} | {recipe.short for recipe in RECIPES}) == 2 * len(RECIPES)


@pytest.mark.parametrize(
    ("image", "engine", "command"),
    [
        ("mcp-sandbox/python-base", "docker", "python -m mcp_sandbox.runtimes.docker.images base"),
        (
            "mcp-sandbox/python-data:latest",
            "podman",
            "python -m mcp_sandbox.runtimes.docker.images data --engine podman",
        ),
        ("registry.example.com/own:1", "docker", "docker pull registry.example.com/own:1"),
    ],
)
def test_a_missing_image_comes_with_the_command_that_brings_it(image: str, engine: str, command: str) -> None:
    assert build_command(image, engine) == command


@pytest.mark.parametrize(("options", "status"), [([], 1), (["--if-possible"], 0)])
def test_without_an_engine_nothing_is_built_and_the_reason_is_said(options: list[str], status: int) -> None:
    environment = {**os.environ, "DOCKER_HOST": "unix:///nowhere/engine.sock"}
    command = [sys.executable, "-m", PACKAGE, "base", *options]

    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == status
    assert "there is no socket" in done.stdout
