"""Compiles the lists of allowed system calls to the filters that are shipped.

    python scripts/seccomp.py

Needs libseccomp (`apt-get install libseccomp2`) and pyseccomp, both for development only.
"""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

import pyseccomp

from mcp_sandbox.runtimes.seccomp import MACHINES, Allowlist, read_allowlist

ROOT = Path(__file__).parents[1]
PACKAGES = ("mcp_sandbox.runtimes.seccomp", "mcp_sandbox.checker.jail")
ARCHITECTURES = {"x86_64": pyseccomp.Arch.X86_64, "aarch64": pyseccomp.Arch.AARCH64}
BINARY_TREE = 2


def compiled(table: Allowlist, machine: str) -> bytes:
    """Return the filter of `table` for `machine`, as the kernel takes it."""
    architecture = ARCHITECTURES[machine]
    rules = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    rules.set_attr(pyseccomp.Attr.ACT_BADARCH, pyseccomp.KILL_PROCESS)
    rules.set_attr(pyseccomp.Attr.CTL_OPTIMIZE, BINARY_TREE)
    if not rules.exist_arch(architecture):
        rules.add_arch(architecture)
        rules.remove_arch(pyseccomp.Arch.NATIVE)
    for name in table.allowed():
        rules.add_rule(pyseccomp.ALLOW, table.young.get(name, name))
    for where in table.allow_where:
        for value in where.equal:
            test = (
                pyseccomp.Arg(where.argument, pyseccomp.EQ, value)
                if where.mask is None
                else pyseccomp.Arg(where.argument, pyseccomp.MASKED_EQ, where.mask, value)
            )
            rules.add_rule(pyseccomp.ALLOW, where.call, test)
    for name in table.fatal():
        rules.add_rule(pyseccomp.KILL_PROCESS, name)
    for name in table.absent():
        rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), name)
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def main() -> None:
    """Write the filters beside their lists."""
    for package in PACKAGES:
        for machine in MACHINES:
            path = ROOT.joinpath(*package.split("."), f"{machine}.bpf")
            path.write_bytes(compiled(read_allowlist(package), machine))
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
