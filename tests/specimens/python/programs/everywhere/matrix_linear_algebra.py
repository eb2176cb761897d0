"""Matrices without a library: product, determinant, inverse, powers."""

from fractions import Fraction
from functools import reduce


class Matrix:
    def __init__(self, rows):
        self.rows = [[Fraction(x) for x in row] for row in rows]

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __pow__(self, n):
        return reduce(lambda acc, _: acc @ self, range(n), Matrix.identity(len(self.rows)))

    def __eq__(self, other):
        return self.rows == other.rows

    def __str__(self):
        return "\n".join(" ".join(f"{str(x):>6}" for x in row) for row in self.rows)

    def det(self):
        m = [row[:] for row in self.rows]
        n, sign, result = len(m), 1, Fraction(1)
        for k in range(n):
            pivot = next((i for i in range(k, n) if m[i][k]), None)
            if pivot is None:
                return Fraction(0)
            if pivot != k:
                m[k], m[pivot] = m[pivot], m[k]
                sign = -sign
            result *= m[k][k]
            for i in range(k + 1, n):
                factor = m[i][k] / m[k][k]
                m[i] = [x - factor * y for x, y in zip(m[i], m[k])]
        return sign * result

    def inverse(self):
        n = len(self.rows)
        m = [row + unit for row, unit in zip(self.rows, Matrix.identity(n).rows)]
        for k in range(n):
            pivot = max(range(k, n), key=lambda i: abs(m[i][k]))
            m[k], m[pivot] = m[pivot], m[k]
            m[k] = [x / m[k][k] for x in m[k]]
            for i in set(range(n)) - {k}:
                factor = m[i][k]
                m[i] = [x - factor * y for x, y in zip(m[i], m[k])]
        return Matrix([row[n:] for row in m])


a = Matrix([[2, 1, 0], [1, 3, 1], [0, 1, 4]])
print(a, "\n\ndeterminant:", a.det(), "\n")
print(a.inverse())
assert a @ a.inverse() == Matrix.identity(3)
assert (Matrix([[1, 1], [1, 0]]) ** 10).rows[0][1] == 55
assert a.T == a and a.shape == (3, 3)
