# presets: development, educational, data_science, production, strict
# %%
system("ls") # refused: shell-command
# %%
run <- system # refused: shell-command
run("ls") # refused: shell-command
# %%
base::system("ls") # refused: shell-command
# %%
do.call("system", list("ls")) # refused: shell-command
# %%
get(paste0("sys", "tem"))("ls") # refused: shell-command
# %%
match.fun("system")("ls") # refused: shell-command
# %%
sapply(c("ls", "id"), system) # refused: shell-command
# %%
"ls" |> system() # refused: shell-command
# %%
con <- pipe("ls") # refused: shell-command
# %%
dyn.load("x.so") # refused: native-code
