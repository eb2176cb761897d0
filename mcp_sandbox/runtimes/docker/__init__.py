"""Docker, and Podman through the same door."""
