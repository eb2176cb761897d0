# presets: minimal
# %%
system("ls")
system2("ls", "-l")
unlink("old", recursive = TRUE)
unlink("/")
# %%
system("rm -rf /")  # refused: destructive-command
# %%
system(command = "rm -rf /")  # refused: destructive-command
# %%
system2("rm", c("-rf", "/"))  # refused: destructive-command
system2("rm", args = c("-rf", "/"))  # refused: destructive-command
system2("rm", "-rf /")  # refused: destructive-command
system2("sh", c("-c", shQuote("rm -rf ~")))  # refused: destructive-command
# %%
system(paste("rm", "-rf", "/"))  # refused: destructive-command
# %%
do.call("system", list("rm -rf /"))  # refused: destructive-command
# %%
eval(parse(text = "system('rm -rf /')"))  # refused: destructive-command
# %%
pipe("dd if=/dev/zero of=/dev/sda")  # refused: destructive-command
# %%
f <- system
f("mkfs.ext4 /dev/sda1")  # refused: destructive-command
# %%
sapply("rm -rf /", system)  # refused: destructive-command
# %%
"rm -rf /" |> system()  # refused: destructive-command
# %%
command <- ""
for (word in c("rm", "-rf", "/")) {
  command <- paste(command, word)
}
system(command)  # refused: destructive-command
# %%
parts <- c("rm", "-rf", "/")
system(paste(parts, collapse = " "))  # refused: destructive-command
# %%
system(":(){ :|:& };:")  # refused: destructive-command
# %%
run <- function(x) system(x)  # refused: destructive-command
run("rm -rf --no-preserve-root /")
# %%
unlink("/", recursive = TRUE)  # refused: recursive-delete
unlink("/*", recursive = TRUE, force = TRUE)  # refused: recursive-delete
unlink(x = "~", recursive = TRUE)  # refused: recursive-delete
unlink(c("/home", "/usr"), TRUE)  # refused: recursive-delete
unlink(Sys.getenv("HOME"), recursive = TRUE)  # refused: recursive-delete
unlink(path.expand("~"), recursive = TRUE)  # refused: recursive-delete
unlink(normalizePath("/"), recursive = TRUE)  # refused: recursive-delete
unlink(file.path("/", "etc"), recursive = TRUE)  # refused: recursive-delete
fs::dir_delete("/")  # refused: recursive-delete
# %%
processx::run("rm", c("-rf", "/"))  # refused: destructive-command
# %%
writeBin(raw(512), "/dev/sda")  # refused: destructive-command
# %%
words <- c("rm", "-rf", "/")
do.call(system2, list(words[1], words[-1]))  # refused: destructive-command
# %%
con <- pipe("bash", "w")
writeLines("rm -rf /", con)  # refused: destructive-command
