# presets: production
# %%
mode='w'
open('x',mode)  # refused: file-open-write
# %%
open('x',mode='a')  # refused: file-open-write
# %%
import io
io.open('x','w')  # refused: file-open-write
# %%
import codecs
codecs.open('x','w')  # refused: file-open-write
# %%
import os
fd=os.open('x',os.O_WRONLY|os.O_CREAT)  # refused: file-open-write
os.write(fd,b'x')
# %%
import shutil
shutil.copy('a','b')  # refused: file-write
# %%
import os
os.rename('a','b')  # refused: file-write
# %%
import os
os.makedirs('a')  # refused: file-write
# %%
import numpy as np
np.save('x',np.zeros(3))  # refused: file-output
# %%
import pandas as pd
df=pd.DataFrame()
df.to_csv('x.csv')  # refused: file-output
# %%
import matplotlib.pyplot as plt
plt.savefig('x.png')  # refused: file-output
# %%
import sqlite3
sqlite3.connect('x.db')  # refused: file-output
# %%
import zipfile
zipfile.ZipFile('x.zip','w')  # refused: file-open-write
# %%
import gzip
gzip.open('x','wb')  # refused: file-open-write
# %%
o=open
o('x','w')  # refused: file-open-write
# %%
import tempfile
with tempfile.NamedTemporaryFile() as f: pass  # refused: file-write
# %%
import logging
logging.basicConfig(filename='x.log')  # refused: log-file
# %%
import logging
h=logging.FileHandler('x.log')  # refused: file-write
# %%
with open('x','w') as f: print('a',file=f)  # refused: file-open-write
# %%
def save(p):
    p.write_text('x')  # refused: file-write
from pathlib import Path
save(Path('x'))
# %%
import shutil
shutil.move('a','b')  # refused: file-write
# %%
from pathlib import Path
Path('a').rename('b')  # refused: file-write
# %%
from pathlib import Path
Path('a').mkdir()  # refused: file-write
# %%
from pathlib import Path
Path('a').open('w')  # refused: file-open-write
# %%
from pathlib import Path
with Path('a').open(mode='wb') as f: f.write(b'')  # refused: file-open-write
# %%
from pathlib import Path
out = Path('d') / 'x.txt'
out.write_text('x')  # refused: file-write
# %%
import csv
with open('o.csv','w',newline='') as f: csv.writer(f).writerow([1])  # refused: file-open-write
# %%
import json
json.dump({}, open('o.json','w'))  # refused: file-open-write
# %%
open(file='x', mode='w')  # refused: file-open-write
# %%
import builtins
builtins.open('x','w')  # refused: file-open-write
# %%
import _io  # refused: low-level-module
_io.open('x','w')  # refused: file-open-write
# %%
import io
io.FileIO('x','w')  # refused: file-open-write
# %%
m = 'r'
m = m.replace('r','w')
open('x', m)  # refused: file-open-write
# %%
with open('x', 'w' if True else 'r') as f: pass  # refused: file-open-write
# %%
args = ('x','w')
open(*args)  # refused: file-open-write
# %%
kw = {'mode':'w'}
open('x', **kw)  # refused: file-open-write
# %%
from functools import partial
w = partial(open, mode='w')  # refused: file-open-write
w('x')
# %%
import os
with os.fdopen(3,'w') as f: pass  # refused: file-open-write
# %%
import tarfile
tarfile.open('x.tar','w')  # refused: file-open-write
# %%
import zipfile
with zipfile.ZipFile('x.zip') as z: z.extractall()  # refused: file-write
# %%
import numpy as np
np.savetxt('x', [1])  # refused: file-output
# %%
import numpy as np
a=np.zeros(3)
a.tofile('x')  # refused: file-output
# %%
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
fig.savefig('x.png')  # refused: file-output
# %%
import pandas as pd
df = pd.DataFrame({'a':[1]})
df.groupby('a').sum().to_excel('x.xlsx')  # refused: file-output
# %%
import pandas as pd
pd.DataFrame().to_json('out.json')  # refused: file-output-named
# %%
import shutil
shutil.copyfileobj(open('a'), open('b','w'))  # refused: file-open-write
# %%
from pathlib import Path
Path('x').touch()  # refused: file-write
# %%
from pathlib import Path
for p in [Path('a'), Path('b')]:
    p.write_text('x')  # refused: file-write
# %%
from pathlib import Path
def w(p: Path): p.write_bytes(b'')  # refused: file-write
w(Path('x'))
# %%
import numpy as np
np.ndarray.tofile(np.zeros(1),'x')  # refused: file-write
# %%
import pandas as pd
with pd.ExcelWriter('x.xlsx') as w: df.to_excel(w)  # refused: file-output
# %%
import logging.handlers
logging.handlers.RotatingFileHandler('x')  # refused: file-write
# %%
f = open('x','wt')  # refused: file-open-write
f.write('a')
f.close()
# %%
open('x', 'x')  # refused: file-open-write
# %%
import io
io.open('x', mode='r+b')  # refused: file-open-write
# %%
import builtins as b
with b.open('x','w') as f: pass  # refused: file-open-write
# %%
from io import open as o
o('x','w')  # refused: file-open-write
# %%
import os
fd = os.open('x', os.O_CREAT | os.O_RDWR)  # refused: file-open-write
# %%
import os
fd = os.open('x', 65)  # refused: file-open-write
# %%
for n in ['a','b']:
    with open(n, 'w') as f: f.write('x')  # refused: file-open-write
# %%
modes = {'r':'r','w':'w'}
open('x', modes['w'])  # refused: file-open-write
# %%
getattr(__builtins__,'open')('x','w')  # refused: file-open-write
# %%
data = open('in').read()
with open('out', 'w') as f:  # refused: file-open-write
    f.write(data)
