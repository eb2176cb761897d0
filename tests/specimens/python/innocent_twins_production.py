# presets: production
# %%
import pandas as pd
df = pd.DataFrame({'a': [1, 2]})
lim = 1
print(df.query('a > @lim'))
print(df.eval('b = a * 2'))
# %%
import numexpr, numpy as np
a = np.arange(3)
print(numexpr.evaluate('a * 2 + 1'))
# %%
import sys
sys.path.append('.')
sys.path.insert(0, 'lib')
print(sys.path)
# %%
import sqlite3
c = sqlite3.connect(':memory:')
c.execute('create table t (a)')
# %%
import pandas as pd
print(pd.DataFrame().to_csv())
# %%
import pandas as pd
df = pd.DataFrame({'a': [1]})
x = 3
df.query('a > @x and b.str.contains("open")')
df.eval('c = a + @x')
pd.eval('df.a + 1')
# %%
from PIL import Image
im = Image.open('x.png')
print(im.size)
# %%
import sqlite3
c = sqlite3.connect(':memory:')
cur = c.cursor()
cur.execute('select 1')
cur.executescript('create table t(a)')
cur.executemany('insert into t values (?)', [(1,)])
# %%
import os
print(os.path.join('a', 'b'), os.getcwd(), os.sep, os.name)
# %%
import os
for f in os.listdir('.'):
    print(f)
# %%
with open('a.csv') as f:
    print(f.read())
# %%
from pathlib import Path
for p in Path('.').glob('*.txt'):
    print(p.read_text())
# %%
import argparse
p = argparse.ArgumentParser()
p.add_argument('--path', default='/')
print(p.parse_args([]).path)
# %%
import tempfile, shutil
print(tempfile.gettempdir())
