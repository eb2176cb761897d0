"""Folders of the host inside a sandbox, as a caller of the library writes them."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from mcp_sandbox.domain import policy
from mcp_sandbox.errors import OptionError

__all__ = ["Mount"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """A folder or file of the host that the code may read; other kinds of mounts are refused.

    Anything that the sandbox's user may read below it is the code's to read, and sockets in it are its to talk to.
    """

    source: str
    """Absolute path on the host where the engine runs."""
    target: str
    """Absolute path inside the sandbox, beside the system's own folders."""
    type: str = "bind"
    """`bind` alone; for memory see `tmpfs` in `runtime_configs`."""
    read_only: bool = True
    """True alone: what the code writes goes to its working directory."""

    def __post_init__(self) -> None:
        self.frozen()

    def frozen(self) -> policy.Mount:
        """Return the mount as the domain knows it.

        Raises:
            OptionError: it can't be had; the error names the field and the remedy.
        """
        if self.type != "bind":
            raise OptionError(
                "only bind mounts are supported by this version.", field="Mount.type", remedy='Write type="bind".'
            )
        if self.read_only is not True:
            raise OptionError(
                "writable mounts are not supported by this version.",
                field="Mount.read_only",
                remedy="Leave it True, and let the code print what it makes.",
            )
        try:
            return policy.Mount(source=self.source, target=self.target)
        except ValidationError as error:
            details = error.errors(include_url=False)[0]
        message, _, remedy = details["msg"].removeprefix("Value error, ").partition("; ")
        if not remedy:
            message, remedy = "is no absolute path.", "write one such as /data"
        raise OptionError(message, field=f"Mount.{details['loc'][0]}", remedy=f"{remedy[:1].upper()}{remedy[1:]}.")
