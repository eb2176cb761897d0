"""Images of the engine, built from Debian packages without a registry."""

from mcp_sandbox.runtimes.docker.images.build import build_image
from mcp_sandbox.runtimes.docker.images.recipe import BASE_IMAGES, RECIPES, Recipe, build_command, find_recipe

__all__ = ["BASE_IMAGES", "RECIPES", "Recipe", "build_command", "build_image", "find_recipe"]
