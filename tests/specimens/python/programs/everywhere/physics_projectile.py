import math
from collections import namedtuple

Point = namedtuple("Point", "t x y vx vy")
G = 9.80665


def fly(speed, angle, drag=0.0, dt=0.001):
    vx, vy = speed * math.cos(math.radians(angle)), speed * math.sin(math.radians(angle))
    t = x = y = 0.0
    yield Point(t, x, y, vx, vy)
    while y >= 0:
        v = math.hypot(vx, vy)
        ax, ay = -drag * v * vx, -G - drag * v * vy
        x, y = x + vx * dt + ax * dt * dt / 2, y + vy * dt + ay * dt * dt / 2
        vx, vy, t = vx + ax * dt, vy + ay * dt, t + dt
        yield Point(t, x, y, vx, vy)


def distance(speed, angle, drag=0.0):
    *_, last = fly(speed, angle, drag)
    return last.x


def golden_section(f, low, high, tolerance=0.05):
    ratio = (math.sqrt(5) - 1) / 2
    while high - low > tolerance:
        a, b = high - ratio * (high - low), low + ratio * (high - low)
        if f(a) < f(b):
            low = a
        else:
            high = b
    return (low + high) / 2


def plot(points, width=60, height=12):
    top, right = max(p.y for p in points), max(p.x for p in points)
    canvas = [[" "] * (width + 1) for _ in range(height + 1)]
    for p in points:
        if p.y >= 0:
            canvas[height - round(p.y / top * height)][round(p.x / right * width)] = "*"
    return "\n".join("".join(row) for row in canvas)


free = distance(30, 45)
exact = 30**2 / G
print(f"range {free:.2f} m, exactly {exact:.2f} m")
assert abs(free - exact) < 0.2
best = golden_section(lambda angle: distance(30, angle), 20, 70)
dragged = golden_section(lambda angle: distance(30, angle, 0.01), 20, 70)
print(f"best angle {best:.1f} degrees; with drag {dragged:.1f}")
assert abs(best - 45) < 0.5 and dragged < best
print(plot(list(fly(30, 60, 0.01))[::50]))
