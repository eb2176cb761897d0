# presets: educational
# %%
require "socket"  # refused: raw-socket
TCPSocket.new("localhost", 80)  # refused: raw-socket
# %%
fork { puts "child" }  # refused: process
# %%
system("ls")  # refused: shell-command
# %%
File.delete("x")  # refused: file-delete
# %%
syscall 39  # refused: native-code
