"""What one execution may consume."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = ["KIB", "MIB", "Limits"]

KIB = 1024
MIB = 1024 * KIB


class Limits(BaseModel):
    """Ceilings for one execution; the sandbox is destroyed at the first one reached.

    Source: the defaults are those of the design, section 5; the bounds keep a typing error from switching a wall off.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, strict=True)

    timeout_seconds: Annotated[float, Field(gt=0, le=3600)] = 30.0
    """Wall time of the code, in seconds; a call may ask for less, never for more."""

    memory_bytes: Annotated[int, Field(ge=32 * MIB, le=1024 * 1024 * MIB)] = 256 * MIB
    """Memory of all processes together, tmpfs included, in bytes; swap is off."""

    cpus: Annotated[float, Field(ge=0.01, le=1024)] = 1.0
    """Processor cores, as a share of time."""

    processes: Annotated[int, Field(ge=4, le=32768)] = 64
    """Processes and threads that live at once."""

    open_files: Annotated[int, Field(ge=32, le=1048576)] = 256
    """Open file descriptors of one process."""

    output_bytes: Annotated[int, Field(ge=256, le=MIB)] = 16 * KIB
    """What an answer keeps of each output stream, head and tail together, in bytes."""

    output_total_bytes: Annotated[int, Field(ge=KIB, le=1024 * 1024 * MIB)] = 64 * MIB
    """What the code may write to both streams together, in bytes; past it the sandbox is killed."""

    code_bytes: Annotated[int, Field(ge=1, le=8 * MIB)] = 100_000
    """Size of the code and its files together, in bytes of UTF-8."""

    tmpfs_bytes: Annotated[int, Field(ge=MIB, le=1024 * 1024 * MIB)] = 64 * MIB
    """Size of each of the two writable folders, the working directory and /tmp, in bytes."""

    @model_validator(mode="after")
    def _code_fits(self) -> Self:
        if self.code_bytes > self.tmpfs_bytes:
            raise ValueError("code_bytes may not be more than tmpfs_bytes: the code is laid there before it runs")
        return self
