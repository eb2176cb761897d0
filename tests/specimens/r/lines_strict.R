# presets: strict
# %%
unlink("data.txt") # refused: file-delete
# %%
download.file("http://example.com", "x") # refused: network-client
# %%
writeLines("x", "out.txt") # refused: file-output
# %%
saveRDS(1, "x.rds") # refused: file-write
# %%
print(Sys.getenv("HOME")) # refused: environment
# %%
print(readLines("data.csv")) # refused: file-read
# %%
quit(status = 1) # refused: process-exit
# %%
con <- socketConnection("localhost", 80) # refused: raw-socket
