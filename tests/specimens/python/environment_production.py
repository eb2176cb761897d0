# presets: production
# %%
import os
print(os.environ)  # refused: environment
# %%
import os
os.getenv('A')  # refused: environment
# %%
from os import environ  # refused: environment
environ['A']  # refused: environment
# %%
import os
dict(os.environ)  # refused: environment
# %%
import os
os.environ.get('X')  # refused: environment
# %%
import os
os.environ['X'] = '1'  # refused: environment
# %%
import os
for k, v in os.environ.items(): print(k)  # refused: environment
# %%
import os as o
e = o.environ  # refused: environment
print(e)
# %%
from os import getenv  # refused: environment
getenv('A')  # refused: environment
# %%
import os
print(os.path.expandvars('$HOME'))  # refused: environment
# %%
def f():
    import os
    return os.environ  # refused: environment
f()
# %%
import os
print({k: v for k, v in os.environ.items()})  # refused: environment
# %%
import os
getattr(os, 'env' + 'iron')['A']  # refused: environment
# %%
import os
os.putenv('a','b')  # refused: environment
# %%
from os import environ as e  # refused: environment
print(e.get('SECRET'))  # refused: environment
