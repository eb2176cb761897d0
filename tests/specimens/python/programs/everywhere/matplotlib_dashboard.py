"""Four plots of one data set, as an analyst would draw them; shown, never saved."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

plt.switch_backend("agg")

rng = np.random.default_rng(3)
frame = pd.DataFrame(
    {
        "height": rng.normal(170, 8, 120).round(1),
        "group": rng.choice(["a", "b", "c"], 120),
        "day": pd.date_range("2024-01-01", periods=120),
    }
)
frame["weight"] = (frame["height"] - 100) * 0.9 + rng.normal(0, 5, 120)


def scatter(ax):
    for name, part in frame.groupby("group"):
        ax.scatter(part["height"], part["weight"], s=12, label=name)
    slope, intercept = np.polyfit(frame["height"], frame["weight"], 1)
    line = np.array(ax.get_xlim())
    ax.plot(line, slope * line + intercept, "k--", lw=1)
    ax.legend()


def boxes(ax):
    ax.boxplot([part["weight"].to_numpy() for _, part in frame.groupby("group")])
    ax.set_xticks([1, 2, 3], list("abc"))


def trend(ax):
    frame.set_index("day")["weight"].rolling(7).mean().plot(ax=ax)


def heat(ax):
    table = frame.pivot_table(index="group", columns=pd.cut(frame["height"], 4), values="weight", observed=False)
    picture = ax.imshow(table.to_numpy(), aspect="auto")
    ax.figure.colorbar(picture, ax=ax)


fig, axes = plt.subplots(2, 2, figsize=(8, 6))
for ax, draw in zip(axes.flat, (scatter, boxes, trend, heat)):
    draw(ax)
    ax.set_title(draw.__name__)
fig.suptitle("dashboard")
fig.tight_layout()
fig.canvas.draw()
print(len(fig.axes), "axes", [ax.get_title() for ax in axes.flat])
assert len(fig.axes) == 5
plt.show()
