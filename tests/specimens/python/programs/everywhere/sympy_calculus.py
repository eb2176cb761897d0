import sympy as sp
from sympy import Eq, Function, Matrix, Rational, cos, diff, exp, integrate, limit, oo, series, sin, solve, symbols

x, y, n = symbols("x y n")
k = sp.Symbol("k", integer=True, positive=True)


def derivatives(f, order):
    return [diff(f, x, i) for i in range(order + 1)]


f = sin(x) * exp(x)
print(derivatives(f, 2)[-1])
assert sp.simplify(integrate(diff(f, x), x) - f) == 0
assert limit(sin(x) / x, x, 0) == 1
print(series(cos(x), x, 0, 6))
print(solve(Eq(x**2 - 5 * x + 6, 0), x))
print(sp.solve([x + y - 3, x - y - 1], [x, y]))

A = Matrix([[2, 1], [1, 3]])
print(A.det(), A.inv().tolist(), [sp.nsimplify(v) for v in A.eigenvals()])
assert A * A.inv() == sp.eye(2)

print(sp.summation(1 / k**2, (k, 1, oo)))
g = Function("g")
ode = sp.dsolve(Eq(g(x).diff(x), g(x)), g(x))
print(ode.rhs)
expression = (x + 1) ** 3
print(sp.expand(expression), sp.factor(sp.expand(expression)))
fast = sp.lambdify(x, sp.expand(expression), "math")
assert fast(2) == 27
print(sp.N(sp.pi, 30), Rational(1, 3) + Rational(1, 6))
print(sp.latex(integrate(exp(-(x**2)), (x, -oo, oo))))
print(sp.factorint(360), sp.isprime(97), list(sp.primerange(10, 30)))
