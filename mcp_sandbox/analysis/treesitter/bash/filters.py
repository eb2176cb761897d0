"""Commands that only turn text into text, so that what they write is known where what they read is."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import zlib
from collections.abc import Callable, Mapping, Sequence

from mcp_sandbox.analysis.treesitter.bash.escapes import as_bytes, as_text, echoed
from mcp_sandbox.analysis.treesitter.bash.options import split_options
from mcp_sandbox.analysis.treesitter.bash.streams import edited, translated
from mcp_sandbox.analysis.treesitter.bash.texts import (
    TEXT_CHARACTERS_MAX,
    UNKNOWN,
    compiled,
    extended_pattern,
    is_known,
)

__all__ = ["FILTERS", "printed"]

_Filter = Callable[[Sequence[str], str], str | None]
"""Takes arguments and standard input, gives what is written; null where that is not known."""


def _echo(arguments: Sequence[str], _: str) -> str:
    escapes, newline = False, "\n"
    index = 0
    while index < len(arguments) and re.fullmatch(r"-[neE]+", arguments[index]):
        escapes = (escapes or "e" in arguments[index]) and not arguments[index].endswith("E")
        newline = "" if "n" in arguments[index] else newline
        index += 1
    text = " ".join(arguments[index:])
    return (echoed(text) if escapes else text) + newline


_DIRECTIVE = re.compile(r"%(%|([-+ 0#']*)(\*|\d+)?(?:\.(\*|\d+))?([diouxXcsbqfeEgGaA]|\([^)]*\)T))")


def printed(arguments: Sequence[str]) -> str | None:
    """Return what `printf` writes for a format and its arguments."""
    if not arguments:
        return ""
    template, rest = arguments[0], list(arguments[1:])
    if not is_known(template) and "%" not in template:
        return UNKNOWN
    wanted = sum(match[1] != "%" for match in _DIRECTIVE.finditer(template))
    found: list[str] = []
    for _ in range(256):
        found.append(_once(template, rest))
        if not rest or not wanted:
            break
    return "".join(found)


def _once(template: str, rest: list[str]) -> str:
    """Fill `template` once; takes what it fills in from `rest`."""
    found: list[str] = []
    end = 0
    for match in _DIRECTIVE.finditer(template):
        found += [echoed(template[end : match.start()], printf=True), _directive(match, rest)]
        end = match.end()
    return "".join([*found, echoed(template[end:], printf=True)])


def _directive(match: re.Match[str], rest: list[str]) -> str:
    if match[1] == "%":
        return "%"
    flags, width, precision, kind = match[2] or "", match[3], match[4], match[5]
    if width == "*":
        width = rest.pop(0) if rest else "0"
    if precision == "*":
        precision = rest.pop(0) if rest else "0"
    argument = rest.pop(0) if rest else ""
    if not is_known(argument) or not (width or "0").lstrip("-").isdigit() or len(width or "") > 3:
        return argument if kind in "sbq" else UNKNOWN
    text = _converted(kind, argument, precision)
    if width is not None:
        size = abs(int(width))
        left = "-" in flags or width.startswith("-")
        fill = "0" if "0" in flags and kind in "diouxX" else " "
        text = text.ljust(size) if left else text.rjust(size, fill)
    return text


def _converted(kind: str, argument: str, precision: str | None) -> str:
    if kind in "sq":
        return argument[: int(precision)] if precision and precision.isdigit() else argument
    if kind == "b":
        return echoed(argument, printf=True)
    if kind == "c":
        return argument[:1]
    number = _integer(argument)
    if number is None or kind not in "diouxX":
        return UNKNOWN
    return {"o": f"{number:o}", "x": f"{number:x}", "X": f"{number:X}"}.get(kind, str(number))


def _integer(text: str) -> int | None:
    if text[:1] in {"'", '"'}:
        return ord(text[1]) if len(text) > 1 else 0
    try:
        if re.fullmatch(r"-?0[0-7]+", text.strip()):
            return int(text, 8)
        return int(text.strip() or "0", 0)
    except ValueError:
        return None


def _decoder(decode: Callable[[bytes], bytes], encode: Callable[[bytes], bytes]) -> _Filter:
    def run(arguments: Sequence[str], text: str) -> str | None:
        decodes = any(re.fullmatch(r"-[a-zA-Z]*[dD][a-zA-Z]*|--d(e(c(o(de?)?)?)?)?", one) for one in arguments)
        if not is_known(text):
            return None
        try:
            if decodes:
                return as_text(decode(b"".join(as_bytes(text).split())))
            return as_text(encode(as_bytes(text))) + "\n"
        except (ValueError, binascii.Error):
            return None

    return run


def _from_base64(data: bytes) -> bytes:
    data = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    data = data[: len(data) - 1] if len(data) % 4 == 1 else data
    return base64.b64decode(data + b"=" * (-len(data) % 4))


def _hexadecimal(arguments: Sequence[str], text: str) -> str | None:
    if not is_known(text):
        return None
    options = "".join(one for one in arguments if one.startswith("-"))
    if "r" in options:
        plain = text if "p" in options else re.sub(r"^[0-9a-f]+:|  .*$", "", text, flags=re.MULTILINE)
        digits = re.sub(r"[^0-9a-fA-F]", "", plain)
        return as_text(bytes.fromhex(digits[: len(digits) // 2 * 2]))
    return as_bytes(text).hex() + "\n" if "p" in options else None


def _openssl(arguments: Sequence[str], text: str) -> str | None:
    if not {"base64", "-base64", "-a"} & set(arguments):
        return None
    return FILTERS["base64"](["-d"] if "-d" in arguments else [], text)


def _inflated(_: Sequence[str], text: str) -> str | None:
    if not is_known(text):
        return None
    try:
        data = zlib.decompressobj(wbits=47).decompress(as_bytes(text), TEXT_CHARACTERS_MAX)
    except zlib.error:
        return None
    return as_text(data)


def _compress(arguments: Sequence[str], text: str) -> str | None:
    return (
        _inflated(arguments, text) if any(re.match(r"-\w*[dk]*d|--decompress|--stdout", a) for a in arguments) else None
    )


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n") if text else []


def _ended(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _reversed_lines(_: Sequence[str], text: str) -> str:
    return _ended([line[::-1] for line in _lines(text)])


def _tac(_: Sequence[str], text: str) -> str:
    return _ended(_lines(text)[::-1])


def _head(arguments: Sequence[str], text: str, *, from_end: bool = False) -> str | None:
    options, _ = split_options(arguments, "nc")
    for name, value in options:
        if name in {"c", "bytes"} and value.lstrip("+-").isdigit():
            return text[_bounds(len(text), value, from_end=from_end)]
        if name in {"n", "lines"} and value.lstrip("+-").isdigit():
            return _ended(_lines(text)[_bounds(len(_lines(text)), value, from_end=from_end)])
        if name.isdigit():
            return _ended(_lines(text)[_bounds(len(_lines(text)), name, from_end=from_end)])
    return _ended(_lines(text)[-10:] if from_end else _lines(text)[:10])


def _bounds(length: int, value: str, *, from_end: bool) -> slice:
    """Return which items `head` or `tail` takes for a count."""
    count = int(value.lstrip("+-")[:9])
    rest = length - count if count < length else 0
    if from_end:
        return slice(count - 1, None) if value.startswith("+") else slice(rest, None)
    return slice(0, rest) if value.startswith("-") else slice(0, count)


def _tail(arguments: Sequence[str], text: str) -> str | None:
    return _head(arguments, text, from_end=True)


def _cut(arguments: Sequence[str], text: str) -> str | None:
    options = dict(split_options(arguments, "dfcbs")[0])
    ranges = (
        options.get("c") or options.get("b") or options.get("f") or options.get("characters") or options.get("fields")
    )
    if ranges is None or not re.fullmatch(r"[\d,-]+", ranges):
        return None
    delimiter = options.get("d", options.get("delimiter", "\t"))
    by_field = "f" in options or "fields" in options
    found: list[str] = []
    for line in _lines(text):
        items: Sequence[str] = line.split(delimiter or "\t") if by_field else line
        if by_field and len(items) == 1:
            found.append(line)
            continue
        chosen = [item for number, item in enumerate(items, 1) if _in_ranges(number, ranges)]
        found.append((delimiter if by_field else "").join(chosen))
    return _ended(found)


def _in_ranges(number: int, ranges: str) -> bool:
    for piece in ranges.split(","):
        first, dash, last = piece.partition("-")
        if not dash and first and int(first) == number:
            return True
        if dash and int(first or 1) <= number <= int(last or 10**9):
            return True
    return False


def _sort(arguments: Sequence[str], text: str) -> str | None:
    flags = "".join(one[1:] for one in arguments if one.startswith("-"))
    if set(flags) - set("runf"):
        return None

    def key(line: str) -> tuple[float, str]:
        number = re.match(r"\s*-?\d+(?:\.\d+)?", line) if "n" in flags else None
        return (float(number[0]) if number else 0.0, line)

    found = sorted(_lines(text), key=key, reverse="r" in flags)
    return _ended(list(dict.fromkeys(found)) if "u" in flags else found)


def _uniq(arguments: Sequence[str], text: str) -> str | None:
    if arguments:
        return None
    return _ended([line for index, line in enumerate(_lines(text)) if not index or _lines(text)[index - 1] != line])


def _fold(arguments: Sequence[str], text: str) -> str | None:
    options = dict(split_options(arguments, "w")[0])
    width = options.get("w", next((one[1:] for one in arguments if re.fullmatch(r"-\d+", one)), "80"))
    if not width.isdigit() or not 0 < int(width) < 10_000:
        return None
    size = int(width)
    return _ended([line[at : at + size] for line in _lines(text) for at in range(0, max(len(line), 1), size)])


def _paste(arguments: Sequence[str], text: str) -> str | None:
    options, _ = split_options(arguments, "d")
    names = dict(options)
    if "s" not in names:
        return None
    return (names.get("d", "\t").replace("\\0", "").replace("\\n", "\n")).join(_lines(text)) + "\n"


def _sequence(arguments: Sequence[str], _: str) -> str | None:
    options, operands = split_options(arguments, "sf")
    numbers = [int(one) for one in operands if re.fullmatch(r"-?\d{1,9}", one)]
    if not numbers or len(numbers) != len(operands) or "f" in dict(options):
        return None
    first, step, last = {1: (1, 1, numbers[-1]), 2: (numbers[0], 1, numbers[-1])}.get(
        len(numbers), (numbers[0], numbers[1] if len(numbers) > 1 else 1, numbers[-1])
    )
    if step == 0 or abs(last - first) // abs(step) > 2_000:
        return None
    found = [str(one) for one in range(first, last + (1 if step > 0 else -1), step)]
    return dict(options).get("s", "\n").join(found) + "\n"


def _base_name(arguments: Sequence[str], _: str) -> str | None:
    operands = [one for one in arguments if not one.startswith("-")]
    if not operands or not is_known(operands[0]):
        return None
    name = operands[0].rstrip("/").rpartition("/")[2]
    return name.removesuffix(operands[1] if len(operands) > 1 else "") + "\n"


def _folder_name(arguments: Sequence[str], _: str) -> str | None:
    operands = [one for one in arguments if not one.startswith("-")]
    if not operands or not is_known(operands[0]):
        return None
    folder, slash, _ = operands[0].rstrip("/").rpartition("/")
    return (folder or slash or ".") + "\n"


def _path(arguments: Sequence[str], _: str) -> str | None:
    operands = [one for one in arguments if not one.startswith("-")]
    return operands[-1] + "\n" if operands and operands[-1].startswith("/") else None


def _grep(arguments: Sequence[str], text: str) -> str | None:
    options, operands = split_options(arguments, "efmABC")
    names = dict(options)
    pattern = names.get("e", operands[0] if operands else "")
    if set(names) - {"o", "E", "P", "i", "v", "F", "e", "w", "x", "a"} or len(operands) > (0 if "e" in names else 1):
        return None
    if "F" in names:
        pattern = re.escape(pattern)
    elif not {"E", "P"} & set(names):
        pattern = extended_pattern(pattern)
    regex = compiled(("(?i)" if "i" in names else "") + pattern)
    if regex is None:
        return None
    if "o" in names:
        return _ended([match[0] for line in _lines(text) for match in regex.finditer(line) if match[0]])
    return _ended([line for line in _lines(text) if (regex.search(line) is None) == ("v" in names)])


_AWK_FIELDS = re.compile(r"\{\s*print(?:f)?\s+((?:\$\w+|\"[^\"]*\"|[\s,])+?)\s*;?\s*\}")


def _awk(arguments: Sequence[str], text: str) -> str | None:
    options, operands = split_options(arguments, "Fvf")
    names = dict(options)
    if not operands or len(operands) > 1 or {"v", "f"} & set(names):
        return None
    begin = re.fullmatch(
        r"\s*BEGIN\s*\{\s*printf?\s*\(?((?:\s*,?\s*\"(?:[^\"\\]|\\.)*\"|\s*,?\s*\d+)+)\)?\s*;?\s*\}\s*", operands[0]
    )
    if begin is not None:
        return _awk_begin(operands[0], begin[1])
    match = _AWK_FIELDS.fullmatch(operands[0].strip())
    if match is None:
        return None
    lines = [_awk_line(line, match[1], names.get("F")) for line in _lines(text)]
    return _ended(lines) if "printf" not in operands[0] else "".join(lines)


def _awk_begin(program: str, arguments: str) -> str | None:
    found = [
        echoed(match[1], printf=True) if match[1] is not None else match[2]
        for match in re.finditer(r'"((?:[^"\\]|\\.)*)"|(\d+)', arguments)
    ]
    if "printf" not in program:
        return "".join(found) + "\n"
    characters = re.findall(r"%c", found[0])
    values = [chr(int(one)) if one.isdigit() and characters and int(one) < 0x110000 else one for one in found[1:]]
    return printed([found[0].replace("%c", "%s"), *values])


def _awk_line(line: str, body: str, separator: str | None) -> str:
    fields = line.split(separator) if separator and separator != " " else line.split()
    found: list[str] = []
    for match in re.finditer(r'\$(\w+)|"([^"]*)"|(,)', body):
        if match[3]:
            found.append(" ")
        elif match[2] is not None:
            found.append(match[2])
        else:
            number = len(fields) if match[1] == "NF" else int(match[1]) if match[1].isdigit() else -1
            found.append(line if number == 0 else fields[number - 1] if 0 < number <= len(fields) else "")
    return "".join(found)


def _known(apply: _Filter) -> _Filter:
    """Have `apply` only see text that is known, however it is spelled."""

    def run(arguments: Sequence[str], text: str) -> str | None:
        return apply(arguments, text) if all(map(is_known, (text, *arguments))) else None

    return run


def _rot13(_: Sequence[str], text: str) -> str:
    return codecs.encode(text, "rot13")


FILTERS: Mapping[str, _Filter] = {
    "echo": _echo,
    "printf": lambda arguments, _: printed(arguments[1:] if arguments[:1] == ["--"] else arguments),
    "base64": _decoder(_from_base64, base64.b64encode),
    "base32": _decoder(base64.b32decode, base64.b32encode),
    "basenc": _decoder(_from_base64, base64.b64encode),
    "xxd": _hexadecimal,
    "openssl": _openssl,
    "gunzip": _inflated,
    "zcat": _inflated,
    "gzip": _compress,
    "rev": _known(_reversed_lines),
    "tac": _known(_tac),
    "head": _known(_head),
    "tail": _known(_tail),
    "cut": _known(_cut),
    "sort": _known(_sort),
    "uniq": _known(_uniq),
    "fold": _known(_fold),
    "paste": _known(_paste),
    "seq": _known(_sequence),
    "tr": _known(translated),
    "sed": _known(edited),
    "grep": _known(_grep),
    "egrep": _known(lambda arguments, text: _grep(["-E", *arguments], text)),
    "awk": _known(_awk),
    **dict.fromkeys(("gawk", "mawk"), _known(_awk)),
    **dict.fromkeys(("rot13", "caesar"), _known(_rot13)),
    "basename": _base_name,
    "dirname": _folder_name,
    "realpath": _path,
    "readlink": _path,
}
"""What the commands write; a command that is not here writes something unknown."""
