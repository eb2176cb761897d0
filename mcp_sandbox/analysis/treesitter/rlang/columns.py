"""Where a bare name is a column of a table, whatever function bears it too: `subset(jobs, load > 1)`, `y ~ system`."""

from __future__ import annotations

from mcp_sandbox.analysis.treesitter.matching import names_of
from mcp_sandbox.domain.language import Language

__all__ = ["QUOTES", "SUMMARIES", "TABLE_VERBS", "may_be_column"]

QUOTES = frozenset({"quote", "bquote", "substitute", "expression", "alist", "rm", "missing", "curve", "vars", "aes"})
"""Functions whose arguments, all of them, are read as they stand."""

TABLE_VERBS = frozenset(
    {
        "with", "within", "subset", "transform", "filter", "mutate", "select", "summarise", "summarize", "group_by",
        "arrange", "count", "rename", "pull", "distinct", "transmute", "pivot_longer", "pivot_wider", "gather",
        "spread", "unite", "separate", "drop_na", "fill", "slice_max", "slice_min", "relocate", "add_count", "reorder",
        "setkey", "setorder", "setnames", "setindex", "slice", "semi_join", "nest", "unnest", "facet_wrap",
        "xtabs", "lm", "glm",
    }
)  # fmt: skip
"""Functions whose arguments behind the first, the table, are read within it."""

SUMMARIES = frozenset(
    {
        "mean", "median", "sum", "sd", "var", "min", "max", "range", "quantile", "length", "unique", "table", "n",
        "n_distinct", "first", "last", "nth", "desc", "is.na", "ifelse", "if_else", "case_when", "cut", "paste",
        "paste0", "sprintf", "round", "floor", "ceiling", "abs", "log", "log2", "log10", "log1p", "exp", "sqrt",
        "factor", "as.factor", "as.numeric", "as.integer", "as.character", "as.Date", "nchar", "toupper", "tolower",
        "substr", "grepl", "sub", "gsub", "cumsum", "cumprod", "rank", "order", "rev", "lag", "lead", "row_number",
        "min_rank", "cor", "plot", "boxplot", "hist", "barplot", "points", "lines", "c", "list", ".", "tapply",
        "across", "starts_with", "ends_with", "contains", "everything", "print", "cat", "head", "tail", "scale",
        "coalesce", "replace", "between", "data.frame", "cbind", "weighted.mean", "poly", "I", "interaction",
        "prop.table",
    }
)  # fmt: skip
"""Functions whose own arguments, within a table, are columns."""


def may_be_column(name: str) -> bool:
    """True for a name that a rule lists as a function's, and that a table may well use."""
    return bool(names_of(Language.R).rules.get(name))
