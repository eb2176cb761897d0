"""The check for Python: CPython's syntax tree, scopes and abstract values."""
