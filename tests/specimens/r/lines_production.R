# presets: production, strict
# %%
eval(parse(text = "system('ls')")) # refused: dynamic-code, shell-command
