import ast
import math
import operator

BINARY = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.Pow: operator.pow,
}
UNARY = {ast.USub: operator.neg, ast.UAdd: operator.pos, ast.Not: operator.not_}
COMPARE = {ast.Lt: operator.lt, ast.Gt: operator.gt, ast.Eq: operator.eq, ast.NotEq: operator.ne}
FUNCTIONS = {name: getattr(math, name) for name in dir(math) if not name.startswith("_")}
FUNCTIONS |= {"abs": abs, "min": min, "max": max, "round": round, "sum": sum}


class Unsafe(Exception):
    pass


class Evaluator(ast.NodeVisitor):
    def __init__(self, **names):
        self.names = FUNCTIONS | names

    def eval(self, source):
        try:
            return self.visit(ast.parse(source, mode="eval").body)
        except SyntaxError as error:
            raise Unsafe(f"not an expression: {error.msg}") from error

    def visit_Constant(self, node):
        if not isinstance(node.value, (int, float, bool, str)):
            raise Unsafe("constant")
        return node.value

    def visit_Name(self, node):
        if node.id not in self.names:
            raise Unsafe(f"unknown name {node.id}")
        return self.names[node.id]

    def visit_BinOp(self, node):
        left, right = self.visit(node.left), self.visit(node.right)
        if isinstance(node.op, ast.Pow) and abs(right) > 100:
            raise Unsafe("too large a power")
        return BINARY[type(node.op)](left, right)

    def visit_UnaryOp(self, node):
        return UNARY[type(node.op)](self.visit(node.operand))

    def visit_Compare(self, node):
        values = [self.visit(node.left), *map(self.visit, node.comparators)]
        return all(COMPARE[type(op)](a, b) for op, a, b in zip(node.ops, values, values[1:]))

    def visit_IfExp(self, node):
        return self.visit(node.body if self.visit(node.test) else node.orelse)

    def visit_Call(self, node):
        if not isinstance(node.func, ast.Name) or node.keywords:
            raise Unsafe("call")
        return self.visit(node.func)(*map(self.visit, node.args))

    def visit_List(self, node):
        return [self.visit(item) for item in node.elts]

    def generic_visit(self, node):
        raise Unsafe(type(node).__name__)


evaluator = Evaluator(x=3, rate=0.5)
for source in ["1 + 2 * x", "sqrt(16) + max(1, 2)", "x > 2 > 1", "-x ** 2", "sum([1, 2, x])", "1 if x > 5 else rate"]:
    print(f"{source:<24} {evaluator.eval(source)}")
assert evaluator.eval("max(1, x) ** 2") == 9
attacks = ["__import__('os').system('id')", "().__class__.__bases__", "open('/etc/passwd')", "9**999999", "lambda: 0", "1 +"]
for source in attacks:
    try:
        evaluator.eval(source)
    except Unsafe as error:
        print("refused:", error)
    else:
        raise AssertionError(source)
