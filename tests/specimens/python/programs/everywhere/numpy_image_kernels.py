import numpy as np


def checkerboard(n=32, cell=8):
    rows, columns = np.indices((n, n))
    return (((rows // cell) + (columns // cell)) % 2).astype(float)


def convolve(image, kernel):
    k = kernel.shape[0] // 2
    padded = np.pad(image, k, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return np.einsum("ijkl,kl->ij", windows, kernel[::-1, ::-1])


KERNELS = {
    "blur": np.full((3, 3), 1 / 9),
    "sharpen": np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
    "edge": np.array([[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]),
}


class Image:
    """An image with methods named as an image library would name them."""

    def __init__(self, pixels):
        self.pixels = np.asarray(pixels)

    @classmethod
    def open(cls, name):
        return cls({"checkerboard": checkerboard, "black": lambda: np.zeros((8, 8))}[name]())

    def filter(self, name):
        return Image(convolve(self.pixels, KERNELS[name]))

    def load(self):
        return self.pixels

    def rotate(self, quarter_turns=1):
        return Image(np.rot90(self.pixels, quarter_turns))

    def show(self, shades=" .:*#"):
        low, high = self.pixels.min(), self.pixels.max()
        levels = ((self.pixels - low) / (high - low or 1) * (len(shades) - 1)).round().astype(int)
        return "\n".join("".join(shades[v] for v in row) for row in levels)


image = Image.open("checkerboard")
for name in KERNELS:
    print(name, image.filter(name).load().std().round(3))
print(image.filter("edge").show().splitlines()[7])
assert np.allclose(convolve(image.pixels, np.eye(1)), image.pixels)
assert image.filter("blur").load().std() < image.load().std()
assert np.array_equal(image.rotate(4).pixels, image.pixels)
mask = image.load().astype(bool)
assert np.count_nonzero(mask) == mask.sum() == mask.size // 2
