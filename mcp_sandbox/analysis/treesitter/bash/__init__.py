"""Bash: a parser, an abstract execution of scripts, and what the commands of a script would do.

The grammar of tree-sitter reads one in thirty real scripts wrongly or not at all, so Bash is parsed here.
"""
