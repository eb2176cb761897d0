import numpy as np

rng = np.random.default_rng(0)
n = 200
X = np.column_stack([np.ones(n), rng.normal(size=n), rng.uniform(-2, 2, size=n)])
true = np.array([1.5, -2.0, 0.75])
y = X @ true + rng.normal(scale=0.1, size=n)


class Model:
    def __init__(self):
        self.weights = None

    def fit(self, X, y):
        self.weights, residuals, rank, _ = np.linalg.lstsq(X, y, rcond=None)
        self.rank = rank
        return self

    def eval(self, X, y):
        error = y - X @ self.weights
        return {"rmse": float(np.sqrt(np.mean(error**2))), "r2": float(1 - error.var() / y.var())}


def gradient_descent(X, y, rate=0.1, steps=500):
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w -= rate * 2 / len(y) * X.T @ (X @ w - y)
    return w


def k_fold(X, y, k=5):
    order = rng.permutation(len(y))
    for part in np.array_split(order, k):
        rest = np.setdiff1d(order, part)
        yield Model().fit(X[rest], y[rest]).eval(X[part], y[part])


model = Model().fit(X, y)
scores = model.eval(X, y)
print("weights", np.round(model.weights, 2), "scores", {k: round(v, 3) for k, v in scores.items()})
assert np.allclose(model.weights, true, atol=0.05)
assert np.allclose(gradient_descent(X, y), model.weights, atol=1e-2)
folds = [fold["r2"] for fold in k_fold(X, y)]
print("cross-validation r2: %.3f (min %.3f)" % (np.mean(folds), min(folds)))

values, vectors = np.linalg.eigh(np.cov(X[:, 1:], rowvar=False))
print("eigenvalues", np.round(values[::-1], 2))
assert np.allclose(vectors.T @ vectors, np.eye(2))
table = np.char.add(np.array(["w", "w", "w"]), np.arange(3).astype(str))
print(dict(zip(table.tolist(), np.round(model.weights, 1).tolist())))
