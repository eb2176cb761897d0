"""A classroom exercise on eval, exec and compile, with a namespace of its own."""

import math

NAMES = {name: getattr(math, name) for name in ("sqrt", "pi", "sin")}


def calculate(expression):
    return eval(expression, {"__builtins__": {}}, NAMES)


def table(source, xs):
    code = compile(source, "<formula>", "eval")
    return [round(eval(code, dict(NAMES, x=x)), 3) for x in xs]


def define(source):
    scope = {}
    exec(source, scope)
    return {name: value for name, value in scope.items() if not name.startswith("__")}


for expression in ("1 + 2 * 3", "sqrt(2) * pi", "2 ** 10"):
    print(expression, "=", round(calculate(expression), 4))
print(table("x * sin(x)", [0, 1, 2]))
functions = define("def double(n):\n    return 2 * n\n\nLIMIT = 5\n")
assert functions["double"](functions["LIMIT"]) == 10
try:
    calculate("open('x')")
except NameError as error:
    print("refused by the namespace:", error)
