"""Docker, and Podman through the same door."""

from mcp_sandbox.runtimes.docker.runtime import REGISTRY_LABEL, SERVER_LABEL, DockerRuntime

__all__ = ["REGISTRY_LABEL", "SERVER_LABEL", "DockerRuntime"]
