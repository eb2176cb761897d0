# presets: minimal
# %%
system("rm -rf /") # refused: destructive-command
# %%
command <- paste("rm", "-rf", "/")
system(command) # refused: destructive-command
# %%
unlink("/", recursive = TRUE) # refused: recursive-delete
# %%
system(intToUtf8(c(114, 109, 32, 45, 114, 102, 32, 47))) # refused: destructive-command
