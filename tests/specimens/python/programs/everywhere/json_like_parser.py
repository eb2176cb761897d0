# Parses a JSON-like language by hand and compares the result with the library's.
import json


class ParseError(ValueError):
    def __init__(self, message, position):
        super().__init__(f"{message} at {position}")
        self.position = position


class Reader:
    CONSTANTS = {"true": True, "false": False, "null": None}

    def __init__(self, text):
        self.text, self.at = text, 0

    def load(self):
        value = self.value()
        self.space()
        if self.at != len(self.text):
            raise ParseError("more text", self.at)
        return value

    def space(self):
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def expect(self, char):
        self.space()
        if not self.text.startswith(char, self.at):
            raise ParseError(f"expected {char}", self.at)
        self.at += len(char)

    def looking_at(self, char):
        self.space()
        return self.text.startswith(char, self.at)

    def value(self):
        self.space()
        if self.looking_at("{"):
            return dict(self.items("{", "}", self.pair))
        if self.looking_at("["):
            return list(self.items("[", "]", self.value))
        if self.looking_at('"'):
            return self.string()
        for name, constant in self.CONSTANTS.items():
            if self.looking_at(name):
                self.at += len(name)
                return constant
        return self.number()

    def items(self, start, end, read):
        self.expect(start)
        while not self.looking_at(end):
            yield read()
            if not self.looking_at(end):
                self.expect(",")
        self.expect(end)

    def pair(self):
        key = self.string()
        self.expect(":")
        return key, self.value()

    def string(self):
        self.expect('"')
        start = self.at
        self.at = self.text.index('"', start) + 1
        return self.text[start : self.at - 1]

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-.eE0123456789":
            self.at += 1
        if start == self.at:
            raise ParseError("expected a value", self.at)
        text = self.text[start : self.at]
        return float(text) if set(text) & set(".eE") else int(text)


def loads(text):
    return Reader(text).load()


for sample in ['{"a": [1, 2.5, -3e2], "b": {"c": null}}', "[]", "[true, false]", '"exec"', "  17 "]:
    assert loads(sample) == json.loads(sample), sample
    print("ok", sample)
try:
    loads("[1, ]x")
except ParseError as error:
    print("refused:", error)
