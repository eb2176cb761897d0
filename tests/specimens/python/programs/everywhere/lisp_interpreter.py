"""A Lisp in a hundred lines, with its own `eval`, `exec` and `compile`."""

import math
import operator as op
from functools import reduce


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        if name in self:
            return self
        if self.outer is None:
            raise NameError(name)
        return self.outer.find(name)


class Procedure:
    def __init__(self, names, body, env):
        self.names, self.body, self.env = names, body, env

    def __call__(self, *args):
        return eval(self.body, Env(self.names, args, self.env))


def standard():
    env = Env()
    env.update(
        {
            "+": lambda *xs: sum(xs),
            "*": lambda *xs: reduce(op.mul, xs, 1),
            "-": op.sub,
            "/": op.truediv,
            "<": op.lt,
            "=": op.eq,
            "list": lambda *xs: list(xs),
            "car": lambda xs: xs[0],
            "cdr": lambda xs: xs[1:],
            "null?": lambda xs: xs == [],
        }
    )
    env.update({name: getattr(math, name) for name in ("sqrt", "sin", "cos", "pi")})
    return env


def atom(token):
    for kind in (int, float):
        try:
            return kind(token)
        except ValueError:
            continue
    return token


def compile(source):
    tokens = source.replace("(", " ( ").replace(")", " ) ").split()

    def read():
        token = tokens.pop(0)
        if token == "(":
            items = []
            while tokens[0] != ")":
                items.append(read())
            tokens.pop(0)
            return items
        return atom(token)

    while tokens:
        yield read()


def eval(x, env):
    match x:
        case str():
            return env.find(x)[x]
        case ["define", name, value]:
            env[name] = eval(value, env)
        case ["lambda", names, body]:
            return Procedure(names, body, env)
        case ["if", test, yes, no]:
            return eval(yes if eval(test, env) else no, env)
        case [head, *rest]:
            return eval(head, env)(*[eval(item, env) for item in rest])
        case _:
            return x


def exec(source):
    env = standard()
    return [value for form in compile(source) if (value := eval(form, env)) is not None]


PROGRAM = """
(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))
(fact 20)
(define map (lambda (f xs) (if (null? xs) (list) (cons f xs))))
(sqrt 2)
((lambda (x) (+ x x)) 21)
"""
print(exec(PROGRAM))
assert exec("(+ 1 (* 2 3))") == [7]
