# presets: production, strict
# %%
send("sys" + "tem", "ls")  # refused: shell-command
# %%
name = "metsys".reverse
send(name, "ls")  # refused: shell-command
# %%
send("SYSTEM".downcase, "ls")  # refused: shell-command
# %%
send("s.y.s.t.e.m".delete("."), "ls")  # refused: shell-command
# %%
send("sXysXtem".gsub("X", ""), "ls")  # refused: shell-command
# %%
send("s1y2s3t4e5m".gsub(/\d/, ""), "ls")  # refused: shell-command
# %%
send("flfgrz".tr("a-z", "n-za-m"), "ls")  # refused: shell-command
# %%
send("%s%s" % %w[sys tem], "ls")  # refused: shell-command
# %%
send(format("%<a>s", a: "system"), "ls")  # refused: shell-command
# %%
send(format("%stem", "sys"), "ls")  # refused: shell-command
# %%
send("c3lzdGVt".unpack1("m"), "ls")  # refused: shell-command
send("c3lzdGVt".unpack("m").first, "ls")  # refused: shell-command
# %%
require "base64"
send(Base64.decode64("c3lzdGVt"), "ls")  # refused: shell-command
# %%
send(["73797374656d"].pack("H*"), "ls")  # refused: shell-command
# %%
send([115, 121, 115, 116, 101, 109].pack("c*"), "ls")  # refused: shell-command
# %%
send([115, 121, 115, 116, 101, 109].map(&:chr).join, "ls")  # refused: shell-command
# %%
send([115, 121, 115, 116, 101, 109].map { |code| code.chr }.join, "ls")  # refused: shell-command
# %%
send("73797374656d".scan(/../).map { |pair| pair.hex.chr }.join, "ls")  # refused: shell-command
# %%
send([115, 121, 115, 116, 101, 109].inject("") { |text, code| text + code.chr }, "ls")  # refused: shell-command
# %%
send("metsys".chars.reverse.join, "ls")  # refused: shell-command
# %%
send("xsystemx"[1..6], "ls")  # refused: shell-command
send("xsystemx"[1, 6], "ls")  # refused: shell-command
send("xsystemx"[1...-1], "ls")  # refused: shell-command
# %%
text = ""
text << "sys"
text << "tem"
send(text, "ls")  # refused: shell-command
# %%
text = "sys"
text += "tem"
send(text, "ls")  # refused: shell-command
# %%
text = +""
[115, 121, 115, 116, 101, 109].each { |code| text << code }
send(text, "ls")  # refused: shell-command
# %%
text = ""
"metsys".each_char { |one| text = one + text }
send(text, "ls")  # refused: shell-command
# %%
first, second = "sys", "tem"
send(first + second, "ls")  # refused: shell-command
# %%
parts = %w[sys tem]
send("#{parts[0]}#{parts[-1]}", "ls")  # refused: shell-command
# %%
send("\x73ystem", "ls")  # refused: shell-command
send("\u0073ystem", "ls")  # refused: shell-command
send("\163ystem", "ls")  # refused: shell-command
send(:"sys#{"tem"}", "ls")  # refused: shell-command
# %%
names = Hash.new(:system)
send(names[:any], "ls")  # refused: shell-command
# %%
Choice = Struct.new(:action)
send(Choice.new(:system).action, "ls")  # refused: shell-command
# %%
class Settings
  attr_accessor :action
end
settings = Settings.new
settings.action = :system
send(settings.action, "ls")  # refused: shell-command
# %%
def pick = :system
send(pick, "ls")  # refused: shell-command
# %%
{ first: { second: Kernel } }.dig(:first, :second).system("ls")  # refused: shell-command, module-handed-on
# %%
case { tool: Kernel }  # refused: module-handed-on
in { tool: }
  tool.system("ls")  # refused: shell-command
end
# %%
[1, [Kernel]].flatten.last.system("ls")  # refused: shell-command, module-handed-on
# %%
@tools = { shell: Kernel }  # refused: module-handed-on
@tools[:shell].system("ls")  # refused: shell-command
# %%
class Runner
  def initialize(tool)
    @tool = tool
  end

  def go = @tool.system("ls")  # refused: shell-command
end
Runner.new(Kernel).go  # refused: module-handed-on
# %%
require "open" + "3"  # refused: subprocess
# %%
Object.const_get("Fi" + "le").send("del" + "ete", "x")  # refused: file-delete
# %%
Object.const_get(%w[Process Kernel].last).public_send(:system, "ls")  # refused: shell-command
# %%
"Kernel".then { |name| Object.const_get(name) }.system("ls")  # refused: shell-command
# %%
eval("sys" + "tem('ls')")  # refused: dynamic-code, shell-command
# %%
tool = eval("Kernel")  # refused: dynamic-code
tool.system("ls")  # refused: shell-command
# %%
eval <<~CODE  # refused: dynamic-code, file-delete
  File.delete("x")
CODE
# %%
send(gets.chomp, "ls")  # refused: dynamic-attribute
# %%
Kernel.send(ARGV.first, "ls")  # refused: dynamic-attribute
# %%
require ARGV.first  # refused: dynamic-import
# %%
require_relative "plugins/#{gets}"  # refused: dynamic-import
# %%
Object.const_get(gets.chomp).new  # refused: dynamic-attribute
# %%
load "/tmp/other.rb"  # refused: load-from-path
# %%
$LOAD_PATH.unshift "/tmp"  # refused: load-from-path
# %%
class Proxy
  def method_missing(name, *arguments) = Kernel.send(name, *arguments)  # refused: dynamic-attribute
end
# %%
$:.each { |folder| puts folder }  # refused: load-from-path
# %%
send("sys#{gets.chomp}", "ls")  # refused: dynamic-attribute
# %%
class Proxy
  def go(rest) = send("sys#{rest}", "ls")  # refused: dynamic-attribute
end
# %%
Object.const_get("Ker#{gets}")  # refused: dynamic-attribute
# %%
class Controller
  def handle(event) = send("handle_#{event}", 1)
  def set(name, value) = public_send("#{name}=", value)
  def shape(kind) = Object.const_get("#{kind.capitalize}Shape").new
end
# %%
def fetch(name) = name
fetch(:system)
