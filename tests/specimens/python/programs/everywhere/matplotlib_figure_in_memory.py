import base64
import io

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np


def figure():
    x = np.linspace(0, 2 * np.pi, 200)
    fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3), layout="constrained")
    for k in (1, 2, 3):
        left.plot(x, np.sin(k * x) / k, label=f"k = {k}")
    left.set(title="os.system('sin')", xlabel="x", ylabel="y")
    left.legend(loc="upper right")
    left.grid(alpha=0.3)
    heights = np.array([3, 7, 5])
    bars = right.bar(["eval", "exec", "open"], heights, color=["#aa3355", "#5588cc", "#88bb44"])
    right.bar_label(bars)
    right.annotate("highest", xy=(1, 7), xytext=(1.5, 6.5), arrowprops={"arrowstyle": "->"})
    return fig


def as_png(fig):
    buffer = io.BytesIO()
    fig.savefig(buffer, format="png", dpi=80)
    plt.close(fig)
    return buffer.getvalue()


png = as_png(figure())
assert png.startswith(b"\x89PNG")
print("png of", "some" if len(png) > 5000 else "few", "bytes")
uri = "data:image/png;base64," + base64.b64encode(png).decode()
print(uri[:40] + "...")

with io.BytesIO() as stream:
    fig = plt.figure()
    plt.hist(np.random.default_rng(1).normal(size=500), bins=20)
    plt.title("normal")
    plt.savefig(stream, format="svg")
    svg = stream.getvalue().decode()
print(svg.count("<path"), "paths") if "<svg" in svg else print("no svg")
plt.close("all")
