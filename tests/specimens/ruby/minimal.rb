# presets: minimal
# %%
system("rm -rf /")  # refused: destructive-command
# %%
system("rm", "-rf", "/")  # refused: destructive-command
# %%
`rm -rf ~`  # refused: destructive-command
# %%
%x{mkfs.ext4 /dev/sda1}  # refused: destructive-command
# %%
exec("sh", "-c", "rm -rf /*")  # refused: destructive-command
# %%
IO.popen(["dd", "if=/dev/zero", "of=/dev/sda"])  # refused: destructive-command
# %%
spawn(":(){ :|:& };:")  # refused: destructive-command
# %%
require "open3"
Open3.capture3("sudo rm -rf --no-preserve-root /")  # refused: destructive-command
# %%
command = %w[rm -rf /]
system(*command)  # refused: destructive-command
# %%
flag = "-rf"
system("rm #{flag} /")  # refused: destructive-command
# %%
open("| rm -rf /")  # refused: destructive-command
# %%
Kernel.send(:system, ["rm", "-rf", "/"].join(" "))  # refused: destructive-command
# %%
File.open("/dev/sda", "wb") { |disk| disk.write("\0" * 512) }  # refused: destructive-command
# %%
require "fileutils"
FileUtils.rm_rf("/")  # refused: recursive-delete
# %%
require "fileutils"
FileUtils.rm_r(Dir.home)  # refused: recursive-delete
FileUtils.rm_rf(ENV["HOME"])  # refused: recursive-delete
FileUtils.remove_dir("/etc")  # refused: recursive-delete
FileUtils.rm_rf(%w[/home /usr])  # refused: recursive-delete
FileUtils.rm_rf(File.expand_path("~"))  # refused: recursive-delete
# %%
require "pathname"
Pathname.new("/").rmtree  # refused: recursive-delete
# %%
include FileUtils
rm_rf "/"  # refused: recursive-delete
