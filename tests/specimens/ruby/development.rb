# presets: development
# %%
system("ls")  # refused: shell-command
# %%
exec("ls | wc")  # refused: shell-argument
exec("ls", "-l")
# %%
require "fiddle"  # refused: native-code
eval("1")
File.delete("x")
fork { puts "child" }
