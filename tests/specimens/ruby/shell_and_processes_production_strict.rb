# presets: production, strict
# %%
system("ls")  # refused: shell-command
# %%
system "ls", "-l"  # refused: shell-command
# %%
listing = `ls`  # refused: shell-command
# %%
listing = %x(ls -la)  # refused: shell-command
# %%
puts "there are #{`ls | wc -l`} files"  # refused: shell-command
# %%
Kernel.system("ls")  # refused: shell-command
Kernel::system "ls"  # refused: shell-command
::Kernel.system("ls")  # refused: shell-command
# %%
exec "ls"  # refused: shell-argument
# %%
exec "ls | wc"  # refused: shell-argument
# %%
spawn("ls > out")  # refused: shell-argument
spawn("ls", "-l")  # refused: process
# %%
pid = fork  # refused: process
# %%
fork { puts "child" }  # refused: process
Process.kill("TERM", 1)  # refused: process
# %%
Process.spawn("ls", "-l")  # refused: process
Process.daemon  # refused: process
# %%
open("|ls")  # refused: shell-command
# %%
name = ARGV.first
open("| cat #{name}")  # refused: shell-command
# %%
IO.popen(["ls", "-l"]) { |out| puts out.read }  # refused: subprocess
# %%
IO.popen("ls; id")  # refused: shell-argument
# %%
require "open3"  # refused: subprocess
out, status = Open3.capture2("ls", "-l")  # refused: subprocess
# %%
require "pty"  # refused: subprocess
PTY.spawn("bash") { |reader, writer, pid| puts reader.gets }  # refused: shell-argument
# %%
IO.read("|ls")  # refused: shell-command
# %%
alias run system  # refused: shell-command
run "ls"  # refused: shell-command
# %%
class Tool
  alias_method :go, :exec  # refused: process
end
# %%
runner = method(:system)  # refused: shell-command
runner.call("ls")  # refused: shell-command
# %%
["ls", "pwd"].each(&method(:system))  # refused: shell-command
# %%
Kernel.instance_method(:system).bind(self).call("ls")  # refused: shell-command
# %%
send(:system, "ls")  # refused: shell-command
# %%
Object.new.send(:system, "ls")  # refused: shell-command
# %%
5.__send__(:exec, "ls")  # refused: shell-argument
# %%
self.class.const_get(:Kernel).system("ls")  # refused: shell-command
# %%
shell = Object.const_get("Ker" + "nel")
shell.system("ls")  # refused: shell-command
# %%
[:system, :exec].each { |name| Kernel.send(name, "ls") }  # refused: shell-command, shell-argument
# %%
actions = { list: method(:system) }  # refused: shell-command
actions[:list].call("ls")  # refused: shell-command
# %%
def run(command) = system(command)  # refused: shell-command
run("ls")
# %%
go = ->(command) { `#{command}` }  # refused: shell-command
go.("ls")
# %%
class Robot
  def system(part) = "the #{part} system"
end
puts Robot.new.system("drive")
system("ls")  # refused: shell-command
# %%
class Robot
  def system(part) = super  # refused: shell-command
end
# %%
system("ls")  # refused: shell-command
def system(text) = puts(text)
# %%
if ARGV.empty?
  def system(text) = puts(text)
end
system("ls")  # refused: shell-command
# %%
Process = nil if false
Process.spawn("ls", "-l")  # refused: process
# %%
class Holder
  SHELL = ::Kernel
  def go = SHELL.system("ls")  # refused: shell-command
end
# %%
class Base
  TOOL = Kernel
end
class Derived < Base
  def go = TOOL.system("ls")  # refused: shell-command
end
# %%
class Thread
  def go = system("ls")  # refused: shell-command
end
# %%
class String
  def run = Kernel.system(self)  # refused: shell-command
end
"ls".run
# %%
class Pipe < IO
  def self.go = popen(["ls"])  # refused: subprocess
end
# %%
x = Kernel if true
x&.system("ls")  # refused: shell-command
# %%
$tool = method(:spawn)  # refused: process
$tool["ls", "-l"]  # refused: process
# %%
Thread.new { system "ls" }  # refused: shell-command
at_exit { exec "ls" }  # refused: shell-argument
trap("INT") { `ls` }  # refused: shell-command
# %%
BEGIN { system "ls" }  # refused: shell-command
END { system "ls" }  # refused: shell-command
# %%
puts <<~TEXT
  today is #{`date`}  # refused: shell-command
TEXT
# %%
command = <<~SH
  ls
SH
system(command)  # refused: shell-command
# %%
case gets
when "a" then system("ls")  # refused: shell-command
end
# %%
value = Integer("x") rescue system("ls")  # refused: shell-command
# %%
Class.new { def go = system("ls") }.new.go  # refused: shell-command
# %%
Kernel.instance_eval { system("ls") }  # refused: shell-command
# %%
Kernel.tap { _1.system("ls") }  # refused: shell-command
# %%
Kernel.then { |kernel| kernel.system("ls") }  # refused: shell-command
# %%
:system.to_proc.call(Kernel, "ls")  # refused: shell-command, module-handed-on
# %%
method(:`).call("ls")  # refused: shell-command
# %%
f = method(:puts) >> method(:system)  # refused: shell-command
f.call("ls")  # refused: shell-command
# %%
Object.send(:define_method, :go) { |command| system(command) }  # refused: shell-command
# %%
module Kernel
  alias_method :zap, :system  # refused: shell-command
end
zap "ls"  # refused: shell-command
# %%
String.class_eval { def go = system(self) }  # refused: shell-command
# %%
TOPLEVEL_BINDING.receiver.send(:system, "ls")  # refused: shell-command, interpreter-internals
# %%
def helper = yield("ls")
helper { |command| system(command) }  # refused: shell-command
# %%
thing = some_method_that_nobody_knows
thing.send(:system, "ls")  # refused: shell-command
