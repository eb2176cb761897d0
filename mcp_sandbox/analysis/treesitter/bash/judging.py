"""What a command does, once its words are known: by its name, its options, and the files that it names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from mcp_sandbox.analysis.commands import is_destructive, is_disk, is_vital_path
from mcp_sandbox.analysis.rules import Rule
from mcp_sandbox.analysis.treesitter.bash.options import split_options
from mcp_sandbox.analysis.treesitter.bash.tables import rule_called, tables
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, glob_matches

__all__ = ["file_operands", "is_stream", "is_vital_file", "judged", "read_from", "written_to"]

_VITAL_FOLDERS = (
    "/", "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib64", "/opt", "/proc", "/root", "/sbin", "/srv", "/sys",
    "/usr", "/var", "/mnt",
)  # fmt: skip
_PATH_CHARACTERS_MAX = 255
_GLOB = re.compile(r"[*?\[]")


@lru_cache(maxsize=8192)
def judged(command: tuple[str, ...], folder: str = "") -> tuple[Rule, ...]:
    """Return the rules that a `command` with its arguments, run in `folder`, meets; what destroys comes first."""
    name, arguments = command[0], command[1:]
    found: dict[str, Rule] = {}
    if _destroys(name, arguments, folder):
        rule = rule_called("destructive-command")
        found[rule.id] = rule
    for rule, rest in tables().rules.get(name, ()):
        if rule.id not in found and _is_spelled(rest, arguments) and _holds(rule, name, arguments):
            found[rule.id] = rule
    for rule, rest in tables().excepted.get(name, ()):
        if _is_spelled(rest, arguments):
            found.pop(rule.id, None)
    for rule in _about_files(name, arguments):
        found[rule.id] = rule
    return tuple(found.values())


def _is_spelled(rest: Sequence[str], arguments: Sequence[str]) -> bool:
    """True where the words after a rule's command stand among `arguments`."""
    for word in rest:
        if word.startswith("-"):
            if not _has_option(word, arguments):
                return False
        elif word not in _operands_first(arguments):
            return False
    return True


def _operands_first(arguments: Sequence[str]) -> Sequence[str]:
    operands = [one for one in arguments if not one.startswith("-")]
    return operands[:2]


def _has_option(option: str, arguments: Sequence[str]) -> bool:
    if len(option) == 2 and option[1] != "-":
        pattern = re.compile(rf"-[A-Za-z0-9]*{re.escape(option[1])}")
        return any(pattern.match(one) and not one.startswith("--") for one in arguments)
    return any(one == option or one.startswith(f"{option}=") for one in arguments)


def file_operands(name: str, arguments: Sequence[str]) -> list[str]:
    """Return the operands of `name` that may be files."""
    letters, long = tables().valued.get(name, ("", ()))
    return [one for one in split_options(arguments, letters, long)[1] if not is_stream(one)]


def is_stream(path: str) -> bool:
    """True for what is no file: a standard stream, a pipe, /dev/null."""
    return path == "" or path in tables().files["streams"] or path.startswith(("/dev/fd/", "/proc/self/fd/"))


def _pattern_operands(name: str, arguments: Sequence[str]) -> list[str]:
    letters, long = tables().valued.get(name, ("", ()))
    options, operands = split_options(arguments, letters, long)
    given = {option for option, _ in options} & {"e", "f", "file", "expression", "regexp", "from-file"}
    if name in {"grep", "egrep", "rg"} and {"r", "R", "recursive"} & {option for option, _ in options}:
        return operands or ["."]
    return [one for one in (operands if given else operands[1:]) if not is_stream(one) and "=" not in one]


_CONDITIONS: Mapping[str, Callable[[str, Sequence[str]], bool]] = {
    "file": lambda name, arguments: bool(file_operands(name, arguments)),
    "pattern": lambda name, arguments: bool(_pattern_operands(name, arguments)),
    "alone": lambda _, arguments: not split_options(arguments, "")[1],
    "bare": lambda _, arguments: not arguments,
    "if": lambda _, arguments: any(one.startswith("if=") and not is_stream(one[3:]) for one in arguments),
    "of": lambda _, arguments: any(one.startswith("of=") and not is_stream(one[3:]) for one in arguments),
    "remote": lambda _, arguments: any(re.match(r"[\w.@-]+::?|rsync://", one) for one in arguments),
}


def _holds(rule: Rule, name: str, arguments: Sequence[str]) -> bool:
    return rule.when is None or _CONDITIONS[rule.when](name, arguments)


def _destroys(name: str, arguments: Sequence[str], folder: str) -> bool:
    known = tables()
    if name in known.shells or name in known.wrappers or name in known.interpreters:
        return False  # what they run is looked at by itself
    words = [name, *(_in_folder(one, folder) for one in arguments)]
    if is_destructive([one for one in words if not re.fullmatch("-+", one)]):
        return True
    special = _DESTROYERS.get(name)
    return special is not None and special(words[1:])


def _in_folder(word: str, folder: str) -> str:
    """Return `word` as a full path where it is one, with a glob that meets a system folder read as that folder."""
    if word.startswith("-") or not word or len(word) > _PATH_CHARACTERS_MAX:
        return word
    name, equals, value = word.partition("=")
    if equals and name == "of":
        return f"of={_in_folder(value, folder)}"
    ends = word.endswith(("/*", "/.*"))
    if re.match(f"{UNKNOWN}(?:/\\.\\.){{4,}}/?\\*?$", word):
        return "/"  # deeper than where any program begins
    if folder and not word.startswith(("/", "~", "$")):
        word = posixpath.join(folder, word)
    if "/.." in word or "//" in word or "/./" in word:
        word = posixpath.normpath(word)
        word = "/" + word.lstrip("/") if word.startswith("//") else word
    if _GLOB.search(word) and word.startswith("/") and not ends:
        return next((one for one in _VITAL_FOLDERS if glob_matches(word, one)), word)
    return "/*" if re.fullmatch(r"/\.?[*?]+", word) else word


def _kills_all(arguments: Sequence[str]) -> bool:
    return any(one == "-1" for one in arguments[1:]) or list(arguments) == ["-1"]


def _writes_vital_file(arguments: Sequence[str]) -> bool:
    operands = [one for one in arguments if not one.startswith("-")]
    return any(is_vital_file(one) for one in operands[-1:])


def _writes_any_vital_file(arguments: Sequence[str]) -> bool:
    return any(is_vital_file(one) for one in arguments if not one.startswith("-"))


def _deletes_found(arguments: Sequence[str]) -> bool:
    """True where `find` starts at the root or a system folder, and what it finds is deleted."""
    end = next((index for index, one in enumerate(arguments) if one[:1] in "-(!"), len(arguments))
    starts = list(arguments[:end])
    deletes = "-delete" in arguments or any(one in {"rm", "shred", "unlink", "/bin/rm", "rmdir"} for one in arguments)
    return deletes and any(map(is_vital_path, starts))


def _opens_all(arguments: Sequence[str]) -> bool:
    closes = any(
        one in {"0", "00", "000", "0000", "777", "0777", "a-rwx", "a-x", "-x", "ugo-rwx", "+i"} for one in arguments
    )
    return closes and any(one in {"/", "/*", "/etc", "/usr", "/bin"} for one in arguments)


def _moves_vital(operands: Sequence[str]) -> bool:
    return any(map(is_vital_path, operands[:-1])) or any(map(is_vital_file, operands))


def _has_force(arguments: Sequence[str]) -> bool:
    operands = [one for one in arguments if not one.startswith("-")]
    return any(one.startswith("--delete") for one in arguments) and any(map(is_vital_path, operands[-1:]))


_DESTROYERS: Mapping[str, Callable[[Sequence[str]], bool]] = {
    "kill": _kills_all,
    "killall5": lambda _: True,
    "pkill": lambda arguments: any(one in {".", ".*"} for one in arguments),
    "find": _deletes_found,
    "rsync": _has_force,
    "chmod": _opens_all,
    "chown": _opens_all,
    "chattr": _opens_all,
    "mv": lambda arguments: _moves_vital([one for one in arguments if not one.startswith("-")]),
    "unlink": _writes_any_vital_file,
    "rm": _writes_any_vital_file,
    "truncate": _writes_any_vital_file,
    "shred": _writes_any_vital_file,
    "tee": _writes_any_vital_file,
    "cp": _writes_vital_file,
    "ln": _writes_vital_file,
    "install": _writes_vital_file,
    "dd": lambda arguments: any(one.startswith("of=") and is_vital_file(one[3:]) for one in arguments),
    "systemctl": lambda arguments: bool(
        {"poweroff", "reboot", "halt", "kexec", "emergency", "rescue"} & set(arguments)
    ),
    "telinit": lambda arguments: arguments[:1] in (["0"], ["6"]),
    "dmsetup": lambda arguments: "remove_all" in arguments,
    "cryptsetup": lambda arguments: "luksFormat" in arguments or "erase" in arguments,
    "mdadm": lambda arguments: "--zero-superblock" in arguments,
    "nvme": lambda arguments: "format" in arguments,
    "lvremove": lambda _: True,
    "vgremove": lambda _: True,
    "zpool": lambda arguments: "destroy" in arguments,
    "zfs": lambda arguments: "destroy" in arguments,
    "btrfs": lambda arguments: "delete" in arguments,
}


@lru_cache(maxsize=4096)
def is_vital_file(path: str) -> bool:
    """True for a file or device whose loss or change breaks the system, or gives it away."""
    if len(path) > _PATH_CHARACTERS_MAX or UNKNOWN in path[:5] or not path.startswith(("/", "~")):
        return False
    path = posixpath.normpath(path)
    path = "/" + path.lstrip("/") if path.startswith("//") else path
    return (is_disk(path) and path != "/dev/zero") or any(glob_matches(glob, path) for glob in tables().files["vital"])


def read_from(path: str) -> Iterator[Rule]:
    """Yield what reading the file is."""
    if path.startswith(("/dev/tcp/", "/dev/udp/")):
        yield rule_called("raw-socket")
    elif not is_stream(path):
        yield rule_called("file-read")
    yield from _about_path(path)


def _about_path(path: str) -> Iterator[Rule]:
    if len(path) > _PATH_CHARACTERS_MAX:
        return
    path = posixpath.normpath(path) if path else path
    if any(glob_matches(glob, path) for glob in tables().files["environ"]):
        yield rule_called("environment")
    elif any(glob_matches(glob, path) for glob in tables().files["machine"]) and not is_stream(path):
        yield rule_called("system-info")


def _about_files(name: str, arguments: Sequence[str]) -> Iterator[Rule]:
    """Yield what the files mean that a command names."""
    reads = any(rule.id == "file-read" for rule, _ in tables().rules.get(name, ())) or name in {"cp", "ln", "strings"}
    for one in arguments:
        if "/dev/tcp/" in one or "/dev/udp/" in one:
            if reads:
                yield rule_called("raw-socket")
        elif one.startswith("/") and (reads or one.endswith("/environ")):
            yield from _about_path(one)


def written_to(path: str) -> Iterator[Rule]:
    """Yield what writing to the file is."""
    if path.startswith(("/dev/tcp/", "/dev/udp/")):
        yield rule_called("raw-socket")
    elif is_vital_file(path):
        yield rule_called("destructive-command")
    elif not is_stream(path) and not path.startswith("/dev/pts/"):
        yield rule_called("file-write")
