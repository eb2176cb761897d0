"""Counts what this very file defines, by its syntax tree."""

import ast
import io
import tokenize
from pathlib import Path

HERE = Path(__file__)


class Census(ast.NodeVisitor):
    def __init__(self):
        self.names, self.depth = [], 0

    def visit_FunctionDef(self, node):
        self.names.append((self.depth, node.name, len(node.args.args)))
        self.generic_visit(node)

    def visit_ClassDef(self, node):
        self.names.append((self.depth, node.name, None))
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1


def eval(text):
    census = Census()
    census.visit(ast.parse(text))
    return census.names


def comments(text):
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]


source = HERE.read_text(encoding="utf-8")
for depth, name, arguments in eval(source):
    print("  " * depth + name, "" if arguments is None else f"/{arguments}")  # os.system("never run")
assert ("comments" in {name for _, name, _ in eval(source)}) and len(comments(source)) == 1
print(HERE.suffix, HERE.parent.is_dir(), sum(1 for _ in HERE.open()))
