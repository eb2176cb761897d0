# presets: development
# %%
system("ls")  # refused: shell-command
.Call("f")  # refused: native-code
# %%
system2("ls")
unlink("a.txt")
eval(parse(text = "1 + 1"))
socketConnection("example.com", 80)
