# presets: educational
# %%
import shutil
shutil.rmtree('/tmp/x')  # refused: file-delete
# %%
from pathlib import Path
Path('x').unlink()  # refused: file-delete
# %%
from pathlib import Path
p=Path('a')/'b'
p.unlink()  # refused: file-delete
# %%
from pathlib import Path
for f in Path('.').glob('*.txt'):
    f.unlink()  # refused: file-delete
# %%
from pathlib import Path
[f.unlink() for f in Path('.').iterdir()]  # refused: file-delete
# %%
import pathlib
pathlib.Path('x').parent.joinpath('y').rmdir()  # refused: file-delete
# %%
import os
os.unlink('a')  # refused: file-delete
# %%
from os import remove as rm  # refused: file-delete
rm('a')  # refused: file-delete
# %%
import os
for f in os.listdir('.'): os.remove(f)  # refused: file-delete
# %%
import os
list(map(os.remove, ['a']))  # refused: file-delete
# %%
import pathlib
p = pathlib.Path('x')
if p.exists(): p.unlink(missing_ok=True)  # refused: file-delete
# %%
from pathlib import Path
(Path('a') / 'b').unlink()  # refused: file-delete
# %%
from pathlib import Path
list(map(Path.unlink, Path('.').glob('*')))  # refused: file-delete
# %%
from pathlib import Path as P
P.unlink(P('x'))  # refused: file-delete
# %%
import shutil as sh
sh.rmtree('build')  # refused: file-delete
# %%
import pathlib
class C:
    def __init__(self): self.p = pathlib.Path('x')
    def go(self): self.p.unlink()  # refused: file-delete
C().go()
# %%
import pathlib
def rm(p): p.unlink()  # refused: file-delete
rm(pathlib.Path('x'))
# %%
from pathlib import Path
p = Path('x')
f = p.unlink  # refused: file-delete
f()  # refused: file-delete
# %%
from pathlib import Path
getattr(Path('x'), 'un'+'link')()  # refused: file-delete
# %%
import os
[os.unlink(f) for f in ['a']]  # refused: file-delete
# %%
import os
os.rmdir('x')  # refused: file-delete
os.removedirs('y')  # refused: file-delete
# %%
import tempfile, shutil
d = tempfile.mkdtemp()
shutil.rmtree(d)  # refused: file-delete
