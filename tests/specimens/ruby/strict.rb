# presets: strict
# %%
puts File.read("data.txt")  # refused: file-read
# %%
File.open("data.txt") { |file| puts file.read }  # refused: file-read
# %%
File.foreach("data.txt") { |line| puts line }  # refused: file-read
IO.readlines("data.txt")  # refused: file-read
open("data.txt", "r:utf-8").each_line { |line| puts line }  # refused: file-read
# %%
Dir.glob("*.rb") { |name| puts name }  # refused: file-read
Dir["*"].size  # refused: file-read
Dir.entries(".")  # refused: file-read
# %%
require "csv"
CSV.foreach("data.csv") { |row| p row }  # refused: file-read
# %%
require "etc"  # refused: system-info
puts Etc.getlogin  # refused: system-info
# %%
puts Process.pid  # refused: system-info
puts $$  # refused: system-info
puts Dir.home  # refused: system-info
# %%
puts RbConfig::CONFIG["host_os"]  # refused: system-info
# %%
exit!  # refused: process-exit
# %%
Process.exit!(1)  # refused: process-exit
Kernel.exit!  # refused: process-exit
