"""Classes of Java's library whose methods put texts and lists together; the dialect works out what these give."""

from __future__ import annotations

__all__ = ["BUILDERS", "CLASSES", "CONTAINERS", "FACTORIES"]

BUILDERS = frozenset({"java.lang.StringBuilder", "java.lang.StringBuffer"})
CONTAINERS = frozenset(
    {
        "java.util.ArrayDeque",
        "java.util.ArrayList",
        "java.util.HashMap",
        "java.util.HashSet",
        "java.util.LinkedHashMap",
        "java.util.LinkedHashSet",
        "java.util.LinkedList",
        "java.util.PriorityQueue",
        "java.util.Stack",
        "java.util.TreeMap",
        "java.util.TreeSet",
        "java.util.Vector",
        "java.util.concurrent.ConcurrentHashMap",
        "java.util.concurrent.ConcurrentLinkedQueue",
        "java.util.concurrent.CopyOnWriteArrayList",
        "java.util.concurrent.LinkedBlockingQueue",
        "java.util.concurrent.atomic.AtomicReference",
        "java.lang.ThreadLocal",
    }
)
"""What holds whatever is put into it."""

FACTORIES = frozenset(
    {
        "java.util.Arrays.asList",
        "java.util.Arrays.stream",
        "java.util.Arrays.copyOf",
        "java.util.Arrays.copyOfRange",
        "java.util.Collections.singleton",
        "java.util.Collections.singletonList",
        "java.util.Collections.unmodifiableList",
        "java.util.List.copyOf",
        "java.util.List.of",
        "java.util.Map.entry",
        "java.util.Map.of",
        "java.util.Map.ofEntries",
        "java.util.Optional.of",
        "java.util.Optional.ofNullable",
        "java.util.Set.of",
        "java.util.concurrent.CompletableFuture.completedFuture",
        "java.util.stream.IntStream.of",
        "java.util.stream.Stream.concat",
        "java.util.stream.Stream.of",
    }
)
"""What makes such from what it is given."""

_OTHERS = frozenset(
    {
        "java.io.BufferedOutputStream",
        "java.io.BufferedWriter",
        "java.io.DataOutputStream",
        "java.io.OutputStreamWriter",
        "java.lang.Byte",
        "java.lang.Character",
        "java.lang.Double",
        "java.lang.Integer",
        "java.lang.Long",
        "java.lang.Math",
        "java.lang.Object",
        "java.lang.String",
        "java.lang.Thread",
        "java.nio.charset.StandardCharsets",
        "java.nio.file.StandardOpenOption",
        "java.util.Arrays",
        "java.util.Base64",
        "java.util.Collections",
        "java.util.HexFormat",
        "java.util.List",
        "java.util.Map",
        "java.util.Objects",
        "java.util.Optional",
        "java.util.Set",
        "java.util.StringJoiner",
        "java.util.concurrent.CompletableFuture",
        "java.util.function.Function",
        "java.util.function.Supplier",
        "java.util.stream.Collectors",
        "java.util.stream.IntStream",
        "java.util.stream.Stream",
    }
)

CLASSES = BUILDERS | CONTAINERS | _OTHERS
"""Classes that are known although no rule names them."""
