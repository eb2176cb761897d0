"""Names of which only a part is known: `"handle_#{event}"` is the program's own, `"sys#{rest}"` may be anything."""

from __future__ import annotations

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.values import texts

__all__ = ["is_open"]

_DEPTH_MAX = 6
_THROUGH = frozenset({"to_sym", "to_s", "intern", "freeze", "strip", "chomp", "to_str", "dup", "+"})

_DANGEROUS = frozenset(
    [
        *("system", "exec", "spawn", "fork", "eval", "instance_eval", "class_eval", "module_eval", "syscall", "popen"),
        *("require", "load", "open", "capture2", "capture3", "delete", "unlink", "rm_rf", "rm_r", "remove_dir"),
        *("Kernel", "Process", "Open3", "PTY", "Fiddle", "FileUtils", "ObjectSpace", "RubyVM", "TCPSocket"),
    ]
)


def is_open(resolver: Resolver, term: t.Term) -> bool:
    """True where the name that `term` gives may be a dangerous one, by as much of it as is known."""
    begin, end = _ends(resolver, term)
    if not begin and not end:
        return True
    return any(
        name.startswith(begin) and name.endswith(end) and len(begin) + len(end) < len(name) for name in _DANGEROUS
    )


def _ends(resolver: Resolver, term: t.Term, depth: int = 0) -> tuple[str, str]:
    """Return what the text that `term` gives begins and ends with, as far as it is known."""
    known = texts(resolver.value(term))
    if len(known) == 1:
        return known[0], known[0]
    if depth > _DEPTH_MAX:
        return "", ""
    match term:
        case t.Join(parts=[first, *_, last]) | t.Operation(operator="+" | "or seen", parts=[first, *_, last]):
            return _ends(resolver, first, depth + 1)[0], _ends(resolver, last, depth + 1)[1]
        case t.Join(parts=[only]) | t.Operation(parts=[only]):
            return _ends(resolver, only, depth + 1)
        case t.Call(callee=t.Member(owner=owner, key=str(key))) if key in _THROUGH:
            return _ends(resolver, owner, depth + 1)
        case t.Name(name=name, scope=scope):
            owner_scope = scope.owner_of(name)
            bound = owner_scope.bindings[name] if owner_scope is not None else []
            return _ends(resolver, bound[0], depth + 1) if len(bound) == 1 else ("", "")
        case _:
            return "", ""
