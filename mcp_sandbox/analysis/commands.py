"""Whether a command line would destroy the system that it runs on, in the words of any shell."""

from __future__ import annotations

import base64
import re
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = ["is_destructive", "is_disk", "is_vital_path", "starts_shell"]

_COMMAND_CHARACTERS_MAX = 20_000
_NESTED_MAX = 3
_ASSIGNMENTS_MAX = 8
_VARIABLES_MAX = 64
_WRAPPED_MAX = 4

_WRAPPERS = frozenset(
    [
        "sudo",
        "doas",
        "env",
        "nice",
        "nohup",
        "time",
        "exec",
        "command",
        "builtin",
        "xargs",
        "busybox",
        "timeout",
        "setsid",
        "stdbuf",
        "ionice",
        "chroot",
        "then",
        "do",
        "else",
        "trap",
        "if",
        "while",
        "until",
        "!",
        "watch",
    ]
)
_SHELLS = frozenset(
    ["sh", "bash", "dash", "zsh", "ksh", "ash", "fish", "cmd", "cmd.exe", "powershell", "powershell.exe", "pwsh"]
)
_DISK = re.compile(r"^/dev/(sd|hd|vd|xvd|nvme|mmcblk|disk|mapper|md|loop|sr|dm-|root|mem|kmem|port|zero$)")
_REDIRECTED = re.compile(r"(?:>|>>|>\||\btee\s+(?:-a\s+)?)\s*/dev/(?:sd|hd|vd|xvd|nvme|mmcblk|disk|mem|kmem|port)\w*")
_FORK_BOMB = re.compile(r"(?<![\w:.])([\w:.]{1,64})\s*\(\)\s*\{[^}]*?\1\s*\|\s*\1\s*&[^}]*\}\s*;?\s*\1|%0\s*\|\s*%0")
_FORMATTERS = re.compile(
    r"^(mkfs(\.\w+)?|mke2fs|mkswap|wipefs|newfs|fdisk|sfdisk|parted|blkdiscard|sgdisk|hdparm|badblocks)$"
)

_VITAL = frozenset(
    [
        "/",
        "~",
        "/*",
        "~/*",
        "/.",
        "/..",
        "/bin",
        "/boot",
        "/dev",
        "/etc",
        "/home",
        "/lib",
        "/lib64",
        "/opt",
        "/proc",
        "/root",
        "/sbin",
        "/srv",
        "/sys",
        "/usr",
        "/var",
        "$home",
        "${home}",
        "$home/*",
        "${home}/*",
        "%userprofile%",
        "%systemroot%",
        "%homedrive%",
        "%systemdrive%",
        "/mnt",
        "/users",
        "/system",
        "/applications",
        "/library",
        "/windows",
    ]
)
_DRIVE = re.compile(r"^[a-z]:([\\/]+\*?(\.\*)?)?$|^[a-z]:[\\/]+(windows|users|program files)([\\/]+.*)?$")
_HOMES = re.compile(r"^(/home|/users|c:\\users)[/\\][^/\\]+[/\\]?\*?$")


def is_vital_path(path: str) -> bool:
    """True for the root, a home folder, a system folder or a drive, with or without what is in it."""
    bare = path.strip().strip("'\"").lower()
    bare = re.sub(r"/{2,}", "/", bare)
    if not bare:
        return False
    bare = re.sub(r"(/\.)+(?=/|$)", "", bare) or "/"
    if bare in _VITAL or _DRIVE.match(bare) or _HOMES.match(bare):
        return True
    trimmed = re.sub(r"[/\\]+(\*|\.\*|\*\.\*)?$", "", bare)
    return (trimmed or "/") in _VITAL or _DRIVE.match(trimmed) is not None


def starts_shell(command: str | Sequence[str]) -> bool:
    """True where `command` starts a shell that reads its commands from standard input."""
    words = command.split() if isinstance(command, str) else [str(word) for word in command]
    return any(re.split(r"[/\\]", word)[-1].lower() in _SHELLS for word in words[:_WRAPPED_MAX])


def is_disk(path: str) -> bool:
    """True for the device file of a disk, or of memory."""
    return _DISK.match(path) is not None


def _is_bad_as_a_whole(text: str) -> bool:
    fed = any(is_vital_path(folder) for folder in _FED_TO_RM.findall(text))
    return fed or _FORK_BOMB.search(text) is not None or _REDIRECTED.search(text) is not None


def is_destructive(command: str | Sequence[str], *, nesting: int = 0) -> bool:
    """True where `command`, a line for a shell or a list of arguments, destroys the system or a disk of it."""
    if nesting > _NESTED_MAX:
        return False
    if not isinstance(command, str):
        return _is_bad(list(command), nesting)
    text = command[:_COMMAND_CHARACTERS_MAX]
    if _is_bad_as_a_whole(text) or any(is_destructive(hidden, nesting=nesting + 1) for hidden in _decoded(text)):
        return True
    folder = ""
    variables: dict[str, str] = {}
    for words in _commands(re.sub(r"(?<=[A-Za-z]:)\\+", "/", text)):
        words = [_expanded(word, variables) for word in words]  # noqa: PLW2901  the words as the shell has them
        if len(variables) < _VARIABLES_MAX:
            variables.update(_assigned(words))
        if words[0] == "cd" and len(words) > 1:
            folder = words[1].rstrip("/") + "/" if is_vital_path(words[1]) else ""
        if _is_bad([f"{folder}{word}" if folder and word in {"*", ".", "./*"} else word for word in words], nesting):
            return True
    return False


def _assigned(words: Sequence[str]) -> dict[str, str]:
    """Return the variables that a command sets: those before its name, or all of them where it has none."""
    found: dict[str, str] = {}
    for word in words[:_ASSIGNMENTS_MAX]:
        name, equals, value = word.partition("=")
        if name in {"export", "local", "declare", "readonly"} and not equals:
            continue
        if not equals or not name.isidentifier():
            break
        found[name] = value
    return found


def _expanded(word: str, variables: Mapping[str, str]) -> str:
    for name, value in variables.items() if "$" in word else ():
        if word.count("$") * len(value) > _COMMAND_CHARACTERS_MAX:
            return word
        word = re.sub(rf"\$\{{{name}\}}|\${name}\b", lambda _, value=value: value, word)
    return word[:_COMMAND_CHARACTERS_MAX]


_FED_TO_RM = re.compile(r"\bfind\s+(\S+)[^|]*\|\s*(?:sudo\s+)?xargs\s+(?:-\S+\s+)*(?:sudo\s+)?(?:rm|shred|unlink)\b")
_ENCODED = re.compile(r"\b(?:echo|printf)\s+(?:-\w+\s+)?['\"]?([A-Za-z0-9+/]{8,}={0,2})['\"]?\s*\|\s*base64\s+-+d")


def _decoded(text: str) -> Iterator[str]:
    """Yield the commands that a line decodes before it runs them."""
    for found in _ENCODED.findall(text):
        try:
            yield base64.b64decode(found, validate=True).decode("utf-8", "replace")
        except ValueError:
            continue


_ECHOED = re.compile(
    r"\$\(\s*(?:echo|printf)\s+['\"]?([^()'\"`$]*)['\"]?\s*\)|`\s*(?:echo|printf)\s+['\"]?([^()'\"`$]*)['\"]?\s*`"
)
"""A text that a line writes out to run it, or to hand it on."""


def _commands(text: str) -> Iterator[list[str]]:
    """Yield the simple commands of a line, as words."""
    text = re.sub(r"\\\n", "", text)
    text = _ECHOED.sub(lambda found: next(one for one in found.groups() if one is not None), text)
    for inner in re.findall(r"\$\(([^()]*)\)|`([^`]*)`", text):
        yield from _commands(inner[0] or inner[1])
    lexer = shlex.shlex(text.replace("\n", " ; "), posix=True, punctuation_chars=";&|()<>")
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    try:
        tokens = list(lexer)
    except ValueError:
        tokens = text.split()
    for token in tokens:
        if token and set(token) <= set(";&|()"):
            if words:
                yield words
            words = []
        else:
            words.append(token)
    if words:
        yield words


def _is_bad(words: list[str], nesting: int) -> bool:
    words = _unwrapped(words)
    if not words:
        return False
    name = re.split(r"[/\\]", words[0])[-1].lower().removesuffix(".exe")
    rest = words[1:]
    if name in _SHELLS:
        return _shell_is_bad(rest, nesting)
    if re.fullmatch(_INTERPRETERS, name):
        return _code_is_bad(rest, nesting)
    if name in {"eval", "source"}:
        return is_destructive(" ".join(rest), nesting=nesting + 1)
    if name in {"rm", "unlink", "srm"}:
        return _rm_is_bad(rest)
    if name == "find":
        return any(is_vital_path(word) for word in rest[:2]) and ("-delete" in rest or "rm" in rest)
    if name == "dd":
        return any(word.startswith("of=") and _DISK.match(word[3:]) for word in rest)
    return _named_is_bad(name, rest)


def _unwrapped(words: list[str]) -> list[str]:
    while words and (
        words[0].rpartition("/")[2].lower() in _WRAPPERS or re.match(r"^\w+=", words[0]) or words[0].startswith("{")
    ):
        wrapper, words = words[0], words[1:]
        while words and (words[0].startswith("-") or (words[0].isdigit() and wrapper.endswith("timeout"))):
            words = words[1:]
    return words


def _shell_is_bad(rest: list[str], nesting: int) -> bool:
    return any(
        is_destructive(
            " ".join(rest[index + 1 :]) if word.lower() in {"/c", "/k"} else rest[index + 1], nesting=nesting + 1
        )
        for index, word in enumerate(rest[:-1])
        if word.lower() in {"-c", "/c", "/k", "-command", "-lc", "-ec", "-xc"}
    )


_INTERPRETERS = re.compile(r"python[\d.]*|pypy3?|perl|ruby|node|nodejs|deno|php|lua|awk|gawk|mawk")
_QUOTED = re.compile(r"""'([^'\n]*)'|"([^"\n]*)\"|`([^`\n]*)`""")
_DELETES = re.compile(r"rmtree|rm_rf|rm_r\b|rmSync|rmdirSync|remove_tree|rmdir|unlink")


def _code_is_bad(rest: list[str], nesting: int) -> bool:
    """True where the code on another interpreter's command line runs a destructive command, or deletes a tree."""
    for code in rest:
        texts = ["".join(groups) for groups in _QUOTED.findall(code)]
        if any(is_destructive(text, nesting=nesting + 1) for text in texts):
            return True
        if _DELETES.search(code) and any(map(is_vital_path, texts)):
            return True
    return False


def _rm_is_bad(rest: list[str]) -> bool:
    flags = "".join(word[1:] for word in rest if word.startswith("-") and not word.startswith("--")).lower()
    recursive = "r" in flags or "--recursive" in rest or "--no-preserve-root" in rest
    return recursive and any(is_vital_path(word) for word in rest if not word.startswith("-"))


def _named_is_bad(name: str, rest: list[str]) -> bool:
    lowered = [word.lower() for word in rest]
    if _FORMATTERS.match(name):
        return name.startswith("mkfs") or any(word.startswith("/dev/") for word in lowered)
    judge = _JUDGES.get(name)
    return judge is not None and judge(lowered)


def _always(rest: list[str]) -> bool:
    del rest
    return True


def _halts(rest: list[str]) -> bool:
    return rest[:1] in (["0"], ["6"])


def _names_drive(rest: list[str]) -> bool:
    return any(re.match(r"[a-z]:", word) for word in rest)


def _deletes_tree(rest: list[str]) -> bool:
    return any(word.startswith(("/s", "-r")) for word in rest) and any(map(is_vital_path, rest))


def _overwrites(rest: list[str]) -> bool:
    return any(word.startswith("/dev/") or is_vital_path(word) for word in rest)


def _changes_tree(rest: list[str]) -> bool:
    recursive = any(word == "--recursive" or re.match(r"-\w*r", word) for word in rest)
    return recursive and any(map(is_vital_path, rest))


def _moves_root(rest: list[str]) -> bool:
    return any(map(is_vital_path, rest[:1]))


def _copies_onto_disk(rest: list[str]) -> bool:
    return any(_DISK.match(word) for word in rest[-1:])


_JUDGES: Mapping[str, Callable[[list[str]], bool]] = {
    **dict.fromkeys(("shutdown", "poweroff", "halt", "reboot"), _always),
    "init": _halts,
    "format": _names_drive,
    **dict.fromkeys(("del", "erase", "rd", "rmdir", "remove-item"), _deletes_tree),
    **dict.fromkeys(("shred", "wipe"), _overwrites),
    **dict.fromkeys(("chmod", "chown", "chgrp"), _changes_tree),
    "mv": _moves_root,
    "cp": _copies_onto_disk,
}
