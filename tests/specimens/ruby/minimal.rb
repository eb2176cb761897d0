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
# %%
script = <<~SH
  cd /
  rm -rf *
SH
IO.popen("sh", "w") { |shell| shell.write(script) }  # refused: command-input
# %%
require "open3"
Open3.popen3("bash") { |input, *| input.puts "rm -rf /" }  # refused: command-input
# %%
shell = IO.popen("bash", "r+")
shell << "mkfs.ext4 /dev/sda1"  # refused: command-input
# %%
def wipe(device) = system("dd if=/dev/zero of=#{device}")  # refused: destructive-command
wipe("/dev/sda")
# %%
command = ["mkfs", "ext4"].join(".") + " /dev/sdb1"
exec(command)  # refused: destructive-command
# %%
system("echo cm0gLXJmIC8= | base64 -d | sh")  # refused: destructive-command
# %%
Kernel.exec(*"rm -rf /".split)  # refused: destructive-command
# %%
eval("`rm -rf /`")  # refused: destructive-command
# %%
require "pathname"
root = Pathname.new("/")
root.rmtree  # refused: recursive-delete
# %%
require "fileutils"
%w[/ /home].each { |folder| FileUtils.rm_rf(folder) }  # refused: recursive-delete
FileUtils.rm_rf(File.join("/", "*"))  # refused: recursive-delete
# %%
Dir.chdir("/") { FileUtils.rm_rf(Dir.pwd) }  # evades: recursive-delete the working folder is not followed
