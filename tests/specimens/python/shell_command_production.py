# presets: production
# %%
import importlib.machinery as m
m.BuiltinImporter().load_module('posix').system('id')  # refused: shell-command, low-level-module
