"""Draws the Mandelbrot set and a Julia set as text."""

import cmath
import math

SHADES = " .:-=+*#%@"


def escape(z, c, limit):
    for n in range(limit):
        if abs(z) > 2:
            return n
        z = z * z + c
    return limit


def picture(width, height, pixel, limit=40):
    for row in range(height):
        y = 1.2 - 2.4 * row / (height - 1)
        line = ""
        for column in range(width):
            x = -2 + 3 * column / (width - 1)
            n = pixel(complex(x, y), limit)
            line += SHADES[min(n * len(SHADES) // (limit + 1), len(SHADES) - 1)]
        yield line


def mandelbrot(point, limit):
    return escape(0j, point, limit)


def julia(c):
    return lambda point, limit: escape(point, c, limit)


def main():
    print("\n".join(picture(64, 20, mandelbrot)))
    print()
    print("\n".join(picture(64, 16, julia(-0.8 + 0.156j))))
    roots = [cmath.exp(2j * math.pi * k / 5) for k in range(5)]
    assert abs(sum(roots)) < 1e-12
    assert mandelbrot(0j, 30) == 30
    assert mandelbrot(2 + 2j, 30) < 3
    print(f"polar form of 1+1j: {cmath.polar(1 + 1j)[0]:.4f} at {math.degrees(cmath.phase(1 + 1j)):.1f} degrees")


main()
