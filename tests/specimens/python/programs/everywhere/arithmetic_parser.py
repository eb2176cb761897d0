"""A recursive descent calculator with its own tokenizer, compiler and evaluator."""

import re
from dataclasses import dataclass

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|(.))")


@dataclass
class Number:
    value: float

    def eval(self, env):
        return self.value


@dataclass
class Name:
    name: str

    def eval(self, env):
        return env[self.name]


@dataclass
class Binary:
    operator: str
    left: object
    right: object

    def eval(self, env):
        a, b = self.left.eval(env), self.right.eval(env)
        return {"+": a + b, "-": a - b, "*": a * b, "/": a / b if b else float("inf")}[self.operator]


class Parser:
    def __init__(self, text):
        self.tokens = [number or symbol for number, symbol in TOKEN.findall(text)]
        self.position = 0

    def peek(self):
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def take(self):
        token = self.peek()
        self.position += 1
        return token

    def expression(self):
        node = self.term()
        while self.peek() in ("+", "-"):
            node = Binary(self.take(), node, self.term())
        return node

    def term(self):
        node = self.factor()
        while self.peek() in ("*", "/"):
            node = Binary(self.take(), node, self.factor())
        return node

    def factor(self):
        token = self.take()
        if token == "(":
            node = self.expression()
            assert self.take() == ")", "missing parenthesis"
            return node
        if token == "-":
            return Binary("-", Number(0), self.factor())
        return Name(token) if token.isalpha() else Number(float(token))


def compile(text):
    return Parser(text).expression()


def eval(text, **env):
    return compile(text).eval(env)


if __name__ == "__main__":
    assert eval("1 + 2 * 3") == 7
    assert eval("(1 + 2) * 3") == 9
    assert eval("-x * 2", x=4) == -8
    for line in ["2*2*2", "10/4", "8-3-2"]:
        print(f"{line:>8} = {eval(line)}")
