import numpy as np
from scipy import integrate, interpolate, optimize, stats


def rosenbrock(p):
    x, y = p
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


result = optimize.minimize(rosenbrock, x0=[-1.2, 1.0], method="Nelder-Mead")
print("minimum at", np.round(result.x, 3), "after", "many" if result.nit > 10 else "few", "steps")
assert np.allclose(result.x, [1, 1], atol=1e-3)

root = optimize.brentq(lambda x: x**3 - 2, 0, 2)
assert abs(root - 2 ** (1 / 3)) < 1e-9

area, error = integrate.quad(lambda x: np.exp(-(x**2)), -np.inf, np.inf)
print(f"area {area:.6f}, sqrt(pi) {np.sqrt(np.pi):.6f}")


def predator_prey(t, z, a=1.5, b=1.0, c=3.0, d=1.0):
    x, y = z
    return [a * x - b * x * y, -c * y + d * x * y]


solution = integrate.solve_ivp(predator_prey, (0, 10), [10, 5], dense_output=True, max_step=0.05)
foxes = solution.sol(np.linspace(0, 10, 50))[1]
print("foxes between", foxes.min().round(2), "and", foxes.max().round(2))

x = np.linspace(0, 10, 11)
spline = interpolate.CubicSpline(x, np.sin(x))
assert abs(spline(2.5) - np.sin(2.5)) < 0.01


def model(x, scale, rate):
    return scale * np.exp(-rate * x)


rng = np.random.default_rng(2)
noisy = model(x, 5, 0.4) + rng.normal(0, 0.05, x.size)
(scale, rate), covariance = optimize.curve_fit(model, x, noisy, p0=(1, 1))
print(f"fit: {scale:.2f} exp(-{rate:.2f} x)")

a, b = rng.normal(0, 1, 80), rng.normal(1, 1, 80)
test = stats.ttest_ind(a, b)
print("different" if test.pvalue < 0.01 else "same", stats.pearsonr(a, a)[0].round(2))
for name in ("norm", "expon", "uniform"):
    distribution = getattr(stats, name)
    print(f"{name:<8} median {distribution.median():.3f} 95% {distribution.ppf(0.95):.3f}")
