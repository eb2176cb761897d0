# presets: minimal, development, educational, data_science
# %%
with open('o.txt','w') as f: f.write('x')
# %%
import requests
print(requests.get('http://x').text)
# %%
import pandas as pd
df = pd.read_csv('a.csv')
df.to_csv('b.csv')
df.plot().get_figure().savefig('x.png')
# %%
print(eval('1+1'))
exec('x=1')
# %%
import os
print(os.environ.get('HOME'))
# %%
import pickle
pickle.loads(pickle.dumps(1))
# %%
import pandas as pd, numpy as np
df = pd.DataFrame({"a": np.arange(3)})
df.to_csv("o.csv")
np.save("a.npy", df.a.values)
with open("x.txt", "w") as f: f.write("1")
# %%
import requests
r = requests.get("https://x/y", timeout=3)
r.raise_for_status()
print(r.json())
# %%
import os
print(os.environ.get("HOME"), os.getenv("X"))
os.makedirs("x", exist_ok=True)
# %%
import pickle
with open("m.pkl", "wb") as f: pickle.dump({}, f)
with open("m.pkl", "rb") as f: print(pickle.load(f))
# %%
print(eval(input()))
exec("x = 1")
