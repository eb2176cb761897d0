import matplotlib

matplotlib.use("Agg")
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.default_rng(8)
walk = pd.DataFrame(rng.normal(size=(200, 3)).cumsum(axis=0), columns=list("xyz"))
ax = walk.plot(figsize=(6, 3), title="three random walks")
ax.figure.savefig("walk.png", dpi=70)
plt.close("all")

fig, ax = plt.subplots()
ax.hexbin(walk.x, walk.y, gridsize=15)
fig.savefig(Path("hexbin.svg"))
walk.describe().round(2).to_csv("summary.csv")
np.savetxt("last.txt", walk.tail(3).to_numpy(), fmt="%.3f")
np.savez_compressed("walk.npz", walk=walk.to_numpy())

with np.load("walk.npz") as saved:
    assert saved["walk"].shape == (200, 3)
print(pd.read_csv("summary.csv", index_col=0).loc["count"].tolist())
print(Path("walk.png").read_bytes()[:4], Path("hexbin.svg").stat().st_size > 1000, len(np.loadtxt("last.txt")))
