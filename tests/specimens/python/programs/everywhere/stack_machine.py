# A tiny stack machine. Programs are lists of (instruction, argument).
import operator


class Machine:
    def __init__(self, code):
        self.code = code
        self.stack = []
        self.memory = {}
        self.pc = 0
        self.output = []

    def push(self, value):
        self.stack.append(value)

    def pop(self):
        return self.stack.pop()

    def system(self, number):
        """System calls of the machine: 0 prints, 1 stops."""
        if number == 0:
            self.output.append(self.pop())
            return True
        return False

    def exec(self, name, argument):
        binary = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "lt": operator.lt}
        if name in binary:
            right, left = self.pop(), self.pop()
            self.push(binary[name](left, right))
        elif name == "push":
            self.push(argument)
        elif name == "store":
            self.memory[argument] = self.pop()
        elif name == "load":
            self.push(self.memory[argument])
        elif name == "jump_if":
            if self.pop():
                self.pc = argument
        elif name == "system":
            return self.system(argument)
        else:
            raise ValueError(f"unknown instruction {name!r}")
        return True

    def run(self, limit=10_000):
        for _ in range(limit):
            name, argument = self.code[self.pc]
            self.pc += 1
            if not self.exec(name, argument):
                return self.output
        raise RuntimeError("too many steps")


factorial = [
    ("push", 1), ("store", "acc"),
    ("push", 1), ("store", "n"),
    ("load", "acc"), ("load", "n"), ("mul", None), ("store", "acc"),
    ("load", "n"), ("push", 1), ("add", None), ("store", "n"),
    ("load", "n"), ("push", 11), ("lt", None), ("jump_if", 4),
    ("load", "acc"), ("system", 0), ("system", 1),
]

result = Machine(factorial).run()
assert result == [3628800], result
print("10! =", result[0])
