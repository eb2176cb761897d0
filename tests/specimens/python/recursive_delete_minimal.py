# presets: minimal
# %%
import shutil
shutil.rmtree('/')  # refused: recursive-delete
# %%
import shutil,os
shutil.rmtree(os.path.expanduser('~'))  # refused: recursive-delete
# %%
import shutil
from pathlib import Path
shutil.rmtree(Path.home())  # refused: recursive-delete
# %%
from shutil import rmtree
root='/home'
rmtree(root, ignore_errors=True)  # refused: recursive-delete
# %%
import shutil,os
shutil.rmtree(os.environ['HOME'])  # refused: recursive-delete
# %%
import os
for root,dirs,files in os.walk('/',topdown=False):
    for f in files:
        os.remove(os.path.join(root,f))  # refused: recursive-delete
# %%
import shutil
p='/'
shutil.rmtree(p)  # refused: recursive-delete
# %%
import shutil
shutil.rmtree('C:\\')  # refused: recursive-delete
# %%
import shutil, pathlib
shutil.rmtree(pathlib.Path('/'))  # refused: recursive-delete
# %%
import shutil
shutil.rmtree('/etc')  # refused: recursive-delete
# %%
import shutil, os
for d in os.listdir('/'):
    shutil.rmtree('/' + d)  # refused: recursive-delete
# %%
import shutil, os
for d in os.listdir('/'):
    shutil.rmtree(os.path.join('/', d))  # refused: recursive-delete
# %%
from pathlib import Path
for p in Path('/').rglob('*'):
    p.unlink()  # refused: recursive-delete
# %%
from pathlib import Path
for p in Path.home().rglob('*'):
    p.unlink()  # refused: recursive-delete
# %%
import shutil, os
shutil.rmtree(os.sep)  # refused: recursive-delete
# %%
import shutil
f = shutil.rmtree
f('/')  # refused: recursive-delete
# %%
import shutil
getattr(shutil, 'rm'+'tree')('/')  # refused: recursive-delete
# %%
import os
import shutil
home = os.path.expanduser('~')
shutil.rmtree(home)  # refused: recursive-delete
# %%
import shutil
shutil.rmtree(path='/')  # refused: recursive-delete
# %%
import shutil, os
shutil.rmtree(os.getenv('HOME'))  # refused: recursive-delete
# %%
import shutil, os
shutil.rmtree(os.path.join('/', 'home'))  # refused: recursive-delete
# %%
import shutil
for d in ['/bin', '/etc']: shutil.rmtree(d)  # refused: recursive-delete
# %%
from pathlib import Path
import shutil
shutil.rmtree(str(Path.home()))  # refused: recursive-delete
# %%
from pathlib import Path
import shutil
shutil.rmtree(Path('~').expanduser())  # refused: recursive-delete
# %%
import shutil
def wipe(p): shutil.rmtree(p)  # refused: recursive-delete
wipe('/')
# %%
import shutil
list(map(shutil.rmtree, ['/']))  # refused: recursive-delete
# %%
import os
def wipe(p):
    for n in os.listdir(p):
        f = os.path.join(p, n)
        if os.path.isdir(f): wipe(f)
        else: os.remove(f)  # refused: recursive-delete
wipe('/')
# %%
import os
for r, d, fs in os.walk(os.path.expanduser('~')):
    for f in fs: os.unlink(os.path.join(r, f))  # refused: recursive-delete
