# presets: educational, data_science
# %%
system("ls")  # refused: shell-command
system2("ls")  # refused: process
unlink("a.txt")  # refused: file-delete
dyn.load("a.so")  # refused: native-code
socketConnection("example.com", 80)  # refused: raw-socket
# %%
writeLines("x", "out.txt")
saveRDS(1, "x.rds")
x <- readRDS("x.rds")
Sys.getenv("HOME")
png("plot.png")
eval(parse(text = "1 + 1"))
download.file("https://example.com", "x")
