"""The kinds of danger that a rule can belong to."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["DESCRIPTIONS", "Category"]


class Category(StrEnum):
    """What a finding is about; each has one severity per policy."""

    DESTRUCTIVE_COMMAND = "destructive_command"
    RECURSIVE_DELETE = "recursive_delete"
    SHELL_COMMAND = "shell_command"
    PROCESS = "process"
    NATIVE_CODE = "native_code"
    DYNAMIC_CODE = "dynamic_code"
    UNRESOLVED = "unresolved"
    INTROSPECTION = "introspection"
    FILE_DELETE = "file_delete"
    FILE_WRITE = "file_write"
    FILE_READ = "file_read"
    RAW_SOCKET = "raw_socket"
    NETWORK = "network"
    ENVIRONMENT = "environment"
    SYSTEM_INFO = "system_info"
    DESERIALIZATION = "deserialization"
    PROCESS_EXIT = "process_exit"
    RESTRICTED_MODULE = "restricted_module"
    """A module that the policy's author named; its severity stands with the module."""
    PATTERN = "pattern"
    """A regular expression of the policy's author; its severity stands with the pattern."""


DESCRIPTIONS: dict[Category, str] = {
    Category.DESTRUCTIVE_COMMAND: "commands that destroy a system: rm -rf /, mkfs, dd onto a disk, a fork bomb",
    Category.RECURSIVE_DELETE: "recursive deletion of the root, a home folder or a drive",
    Category.SHELL_COMMAND: "commands handed to a shell: os.system, shell=True, child_process.exec, system()",
    Category.PROCESS: "other processes: subprocess, spawn and fork, multiprocessing, Runtime.exec, ProcessBuilder",
    Category.NATIVE_CODE: "native code loaded at run time: ctypes, cffi, dlopen, JNI",
    Category.DYNAMIC_CODE: "text turned into code: eval, exec, compile, Function, script engines",
    Category.UNRESOLVED: "imports and attributes whose name can't be known before the run",
    Category.INTROSPECTION: "the interpreter's own objects: __subclasses__, __globals__, frames, reflection",
    Category.FILE_DELETE: "deleting files and folders",
    Category.FILE_WRITE: "writing, copying and moving files",
    Category.FILE_READ: "reading files",
    Category.RAW_SOCKET: "sockets below HTTP",
    Category.NETWORK: "HTTP and other network clients",
    Category.ENVIRONMENT: "environment variables",
    Category.SYSTEM_INFO: "facts about the machine and its user",
    Category.DESERIALIZATION: "formats that can run code when read: pickle, marshal, shelve, object streams",
    Category.PROCESS_EXIT: "leaving the process at once: os._exit, process.exit, System.exit",
    Category.RESTRICTED_MODULE: "modules that this policy restricts by name",
    Category.PATTERN: "text that this policy's patterns match",
}
"""One line a category, for people and models alike."""
