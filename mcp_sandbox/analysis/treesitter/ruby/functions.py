"""What functions of Ruby's core and standard library give, and what they load."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.commands import is_vital_path
from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import Scalar, fold, from_base64, from_hex, from_percent, join, literals
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.ruby.blocks import call_block, in_order, listed
from mcp_sandbox.analysis.treesitter.ruby.loading import template_code
from mcp_sandbox.analysis.treesitter.ruby.texts import filled
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Bound,
    Instance,
    Known,
    Literal,
    Object,
    Value,
    constants,
    merge,
    texts,
)

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.ruby.dialect import Ruby

__all__ = ["FUNCTIONS"]

Function = Callable[["Ruby", Resolver, Given], Value | None]

_RANGE_MAX = 256

# --- libraries and files


def _require(ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
    names = texts(given.at(0))
    if not names:
        resolver.recorder.report("dynamic-import", given.call, "Kernel.require")
    for name in names:
        if _file_of(ruby, name) is None:
            plain = name.removesuffix(".rb")
            resolver.recorder.imported(plain, given.call.node)
            _imported(resolver, plain, given)
    return NOTHING


def _imported(resolver: Resolver, name: str, given: Given) -> None:
    parts = name.split("/")
    for count in range(len(parts), 0, -1):
        feature = "require " + "/".join(parts[:count])
        if resolver.names.rules_for(feature):
            resolver.recorder.reference(given.call, frozenset([Known(feature)]))
            return


def _file_of(ruby: Ruby, name: str) -> str | None:
    plain = name.removeprefix("./").removeprefix("../")
    for path in (plain, f"{plain}.rb", f"lib/{plain}.rb"):
        if path in ruby.world.files:
            return path
    return next((path for path in ruby.world.files if path.endswith(f"/{plain}.rb")), None)


def _require_relative(_ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
    if not texts(given.at(0)):
        resolver.recorder.report("dynamic-import", given.call, "Kernel.require_relative")
    return NOTHING


def _load(ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
    names = texts(given.at(0))
    if not names:
        resolver.recorder.report("dynamic-import", given.call, "Kernel.load")
    for name in names:
        if _file_of(ruby, name) is None:
            resolver.recorder.report("load-from-path", given.call, "Kernel.load")
    return NOTHING


def _autoload(ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
    return _require(ruby, resolver, Given(given.call, given.values[1:], {}))


# --- text that becomes code


def _eval(ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
    return ruby.reader.read(resolver, given.call, texts(given.at(0)))


def _template(ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
    ruby.reader.read(resolver, given.call, [template_code(text) for text in texts(given.at(0))])
    return frozenset([Known("ERB", is_instance=True)])


# --- values


def _format(_ruby: Ruby, _resolver: Resolver, given: Given) -> Value | None:
    named = {name: value for name, one in given.named.items() for value in constants(one)[:1]}

    def fill(text: Scalar, *parts: Scalar) -> Scalar:
        return filled(str(text), parts, named)

    return fold(fill, given.values)


def _block(_ruby: Ruby, _resolver: Resolver, given: Given) -> Value | None:
    return given.named.get("&", given.at(0))


def _same(_ruby: Ruby, _resolver: Resolver, given: Given) -> Value | None:
    return given.at(0)


def _text_of(_ruby: Ruby, _resolver: Resolver, given: Given) -> Value | None:
    return join([given.at(0)]) if given.values else literals([""])


def _number_of(_ruby: Ruby, _resolver: Resolver, given: Given) -> Value | None:
    return fold(_as_number, given.values)


def _as_number(text: Scalar, base: Scalar = 10) -> Scalar:
    return int(str(text), int(base or 10))


def _as_text(text: Scalar, *_: Scalar) -> Scalar:
    return str(text)


def _decoder(function: Callable[[str], str]) -> Function:
    def decode(_ruby: Ruby, _resolver: Resolver, given: Given) -> Value | None:
        def on_text(text: Scalar) -> Scalar:
            return function(str(text))

        return fold(on_text, [given.at(0)])

    return decode


def _to_base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _path(_ruby: Ruby, _resolver: Resolver, given: Given) -> Value | None:
    return fold(
        lambda *parts: "/".join(
            str(part).rstrip("/") if index < len(parts) - 1 else str(part).lstrip("/" if index else "")
            for index, part in enumerate(parts)
        ),
        given.values,
    )


def _expanded(_ruby: Ruby, _resolver: Resolver, given: Given) -> Value | None:
    return fold(_as_text, given.values[:1])


def _home(_ruby: Ruby, _resolver: Resolver, _given: Given) -> Value | None:
    return literals(["~"])


def _variable(_ruby: Ruby, _resolver: Resolver, given: Given) -> Value | None:
    return literals(["~"]) if texts(given.at(0)) in (["HOME"], ["USERPROFILE"]) else NOTHING


def _regexp(_ruby: Ruby, _resolver: Resolver, given: Given) -> Value | None:
    return frozenset(Bound(Literal(text), "//") for text in texts(given.at(0)))


def _array(_ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
    if in_order(resolver, given.at(0)) is not None:
        return given.at(0)
    return listed(resolver, given, given.values[:1])


def _list_of(_ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
    block = given.named.get("&")
    made = call_block(resolver, block, [NOTHING], given) if block is not None else given.at(1)
    resolver.hold(given.call, None, merge(made, resolver.elements(given.at(0))))
    return listed(resolver, given, [])


def _map_of(_ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
    resolver.hold(given.call, None, given.at(0))
    return listed(resolver, given, [])


def _range(*, exclusive: bool) -> Function:
    def make(_ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
        first, last = constants(given.at(0)), constants(given.at(1))
        if len(first) != 1 or len(last) != 1:
            return NOTHING
        begin, end = first[0], last[0]
        if isinstance(begin, int) and isinstance(end, int):
            found = range(begin, min(end + (0 if exclusive else 1), begin + _RANGE_MAX))
            return listed(resolver, given, [literals([one]) for one in found])
        if isinstance(begin, str) and isinstance(end, str) and len(begin) == len(end) == 1:
            return listed(resolver, given, [literals([chr(one)]) for one in range(ord(begin), ord(end) + 1)])
        return NOTHING

    return make


def _dumped(_ruby: Ruby, _resolver: Resolver, _given: Given) -> Value | None:
    return frozenset([Known("Marshal.Dumped", is_instance=True)])


def _receiver(ruby: Ruby, _resolver: Resolver, _given: Given) -> Value | None:
    return frozenset([Instance(ruby.world.main.cls)])


def _tree_removed(_ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
    """Tell whether `Pathname("/").rmtree` deletes what nobody may lose."""
    callee = given.call.callee
    owner = resolver.value(callee.owner) if isinstance(callee, t.Member) else NOTHING
    if any(map(is_vital_path, texts(owner))):
        resolver.recorder.report("recursive-delete", given.call, "Pathname#rmtree")
    return NOTHING


def _pathname(_ruby: Ruby, _resolver: Resolver, given: Given) -> Value | None:
    """Return a path, and the text that it is of."""
    return merge(frozenset([Known("Pathname", is_instance=True)]), literals(texts(given.at(0))))


_SHELL_INPUT: Value = frozenset([Known("IO::Piped", is_instance=True)])
"""What a process reads that the program started."""


def _piped(place: int, count: int) -> Function:
    """Return what starts a process and gives its block `count` things, the process's input at `place`."""

    def pipe(_ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
        values = [_SHELL_INPUT if index == place else NOTHING for index in range(count)]
        block = given.named.get("&")
        if block is not None:
            return call_block(resolver, block, values, given)
        return _SHELL_INPUT if count == 1 else listed(resolver, given, values)

    return pipe


def _shell_words(_ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
    found = [text.split() for text in texts(given.at(0))]
    return listed(resolver, given, [literals([word]) for word in found[0]]) if len(found) == 1 else NOTHING


def _elements_of(_ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
    return listed(resolver, given, given.values)


def _struct_of(_ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
    for name, value in given.named.items():
        resolver.hold(given.call, name, value)
    return frozenset([Object(given.call)])


def _set_of(_ruby: Ruby, resolver: Resolver, given: Given) -> Value | None:
    resolver.hold(given.call, None, resolver.elements(given.at(0)))
    return listed(resolver, given, [])


FUNCTIONS: Mapping[str, Function] = {
    "Kernel.require": _require,
    "Kernel.gem": _require,
    "Kernel.require_relative": _require_relative,
    "Kernel.load": _load,
    "Kernel.autoload": _autoload,
    **dict.fromkeys(("Kernel.eval", "Binding#eval", "RubyVM::InstructionSequence.compile"), _eval),
    **dict.fromkeys(("ERB.new", "Erubi::Engine.new", "Erubis::Eruby.new"), _template),
    **dict.fromkeys(("Kernel.format", "Kernel.sprintf"), _format),
    **dict.fromkeys(("Kernel.proc", "Kernel.lambda", "Proc.new"), _block),
    **dict.fromkeys(("String.new", "Kernel.String", "Symbol.new"), _text_of),
    **dict.fromkeys(("Kernel.Integer",), _number_of),
    **dict.fromkeys(("Base64.decode64", "Base64.strict_decode64", "Base64.urlsafe_decode64"), _decoder(from_base64)),
    **dict.fromkeys(("Base64.encode64", "Base64.strict_encode64", "Base64.urlsafe_encode64"), _decoder(_to_base64)),
    **dict.fromkeys(
        ("CGI.unescape", "URI.decode_www_form_component", "URI.decode", "URI.decode_uri_component", "URI.unescape"),
        _decoder(from_percent),
    ),
    "Digest.hexdecode": _decoder(from_hex),
    "File.join": _path,
    **dict.fromkeys(("File.expand_path", "File.absolute_path", "File.realpath"), _expanded),
    "Dir.home": _home,
    **dict.fromkeys(("ENV.[]", "ENV.fetch"), _variable),
    **dict.fromkeys(("Regexp.new", "Regexp.compile"), _regexp),
    "Regexp.escape": _same,
    "Kernel.Array": _array,
    "Array.new": _list_of,
    "Hash.new": _map_of,
    "Set.new": _set_of,
    **dict.fromkeys(("Set.[]", "Array.[]"), _elements_of),
    "OpenStruct.new": _struct_of,
    "Range.inclusive": _range(exclusive=False),
    "Range.exclusive": _range(exclusive=True),
    "Marshal.dump": _dumped,
    "Binding#receiver": _receiver,
    "Pathname#rmtree": _tree_removed,
    **dict.fromkeys(("Pathname.new", "Kernel.Pathname"), _pathname),
    "IO.popen": _piped(0, 1),
    **dict.fromkeys(("Open3.popen2", "Open3.popen2e"), _piped(0, 3)),
    "Open3.popen3": _piped(0, 4),
    **dict.fromkeys(("PTY.spawn", "PTY.getpty"), _piped(1, 3)),
    **dict.fromkeys(("Shellwords.split", "Shellwords.shellsplit", "Shellwords.shellwords"), _shell_words),
    **dict.fromkeys(("Shellwords.escape", "Shellwords.shellescape"), _same),
}
