# presets: production, strict
# %%
%w[Kernel system].then { |name, method| Object.const_get(name).send(method, "id") }  # refused: shell-command
# %%
{ system: "id" }.each { |name, argument| send(name, argument) }  # refused: shell-command
# %%
commands = { "s" => :system }
commands.each_value { |name| send(name, "id") }  # refused: shell-command
# %%
def call_it(name, *arguments) = send(name, *arguments)  # refused: shell-command
call_it(:system, "id")
# %%
class Sender
  METHODS = { run: :system }.freeze
  def go(key, *arguments) = send(METHODS[key], *arguments)  # refused: shell-command
end
Sender.new.go(:run, "id")
# %%
class Sender
  def initialize(name) = @name = name
  def go(*arguments) = Kernel.send(@name, *arguments)  # refused: shell-command
end
Sender.new(:system).go("id")
# %%
module Evil
  refine Object do
    def go(command) = system(command)  # refused: shell-command
  end
end
# %%
thing = Object.new
def thing.go(command) = `#{command}`  # refused: shell-command
thing.go("id")
# %%
thing = Object.new
thing.define_singleton_method(:go) { |command| system(command) }  # refused: shell-command
# %%
class << self
  alias go system  # refused: shell-command
end
# %%
singleton_class.alias_method :go, :system  # refused: shell-command
# %%
self.class.send(:alias_method, :go, :system)  # refused: shell-command
# %%
Object.class_eval { alias_method :go, :system }  # refused: shell-command
# %%
def method_missing(name, *arguments) = Kernel.send(:system, *arguments)  # refused: shell-command
anything("id")
# %%
Kernel.module_eval { def go(command) = system(command) }  # refused: shell-command
# %%
["id"].map(&Kernel.method(:system).to_proc)  # refused: shell-command
# %%
["id"].map { Kernel.method(:system).call(_1) }  # refused: shell-command
# %%
Kernel.then { _1.method(:system) }.call("id")  # refused: shell-command
# %%
Thread.new("id") { |command| system(command) }.join  # refused: shell-command
Fiber.new { system("id") }.resume  # refused: shell-command
Ractor.new { system("id") }  # refused: shell-command
# %%
kernel, = [Kernel]  # refused: module-handed-on
kernel.system("id")  # refused: shell-command
# %%
require "ostruct"
holder = OpenStruct.new(kernel: Kernel)  # refused: module-handed-on
holder.kernel.system("id")  # refused: shell-command
# %%
require "set"
Set[Kernel].each { |kernel| kernel.system("id") }  # refused: shell-command, module-handed-on
# %%
method(:puts).owner.send(:system, "id")  # refused: shell-command
# %%
method(:puts).owner.instance_method(:system).bind_call(self, "id")  # refused: shell-command
# %%
Object.ancestors[1].send(:system, "id")  # refused: shell-command
# %%
Object.included_modules.first.system("id")  # refused: shell-command
# %%
name = Kernel.private_instance_methods.find { |one| one.to_s.start_with?("syst") }
send(name, "id")  # refused: shell-command, shell-argument, process, dynamic-code
# %%
compose = method(:system) >> ->(result) { result }  # refused: shell-command
compose.call("id")  # refused: shell-command
# %%
made = Array.new(1) { Kernel }
made[0].system("id")  # refused: shell-command
# %%
memo = Hash.new { |hash, key| hash[key] = method(key) }  # refused: shell-command
memo[:system].call("id")  # refused: shell-command
# %%
%i[system].product(["id"]).each { |name, argument| send(name, argument) }  # refused: shell-command
# %%
[:system].lazy.map { |name| method(name) }.each { |one| one.call("id") }  # refused: shell-command
# %%
def give = yield(:system, "id")
give { |name, argument| send(name, argument) }  # refused: shell-command
# %%
class Config
  class << self
    attr_accessor :action
  end
end
Config.action = :system
send(Config.action, "id")  # refused: shell-command
# %%
module Config
  ACTIONS = { all: [:system] }.freeze
end
send(Config::ACTIONS[:all][0], "id")  # refused: shell-command
# %%
alphabet = ("a".."z").to_a
word = [18, 24, 18, 19, 4, 12].map { |index| alphabet[index] }.join
send(word, "id")  # refused: shell-command
# %%
word = "115-121-115-116-101-109".split("-").map(&:to_i).map(&:chr).join
send(word, "id")  # refused: shell-command
# %%
word = +""
6.times { |index| word << [115, 121, 115, 116, 101, 109][index].chr }
send(word, "id")  # refused: shell-command
# %%
send("systemctl"[/^.{6}/], "id")  # refused: shell-command
send("a=system".partition("=").last, "id")  # refused: shell-command
send("ssyysstteemm".squeeze, "id")  # refused: shell-command
send("sy%{part}em" % { part: "st" }, "id")  # refused: shell-command
# %%
require "base64"
eval(Base64.decode64("c3lzdGVtKCdpZCcp"))  # refused: dynamic-code, shell-command
# %%
Object.new.instance_eval("syst" + "em('id')")  # refused: dynamic-code, shell-command
# %%
Object.instance_method(:instance_eval).bind(self).call("1")  # refused: dynamic-code
# %%
"1 + 1".then(&method(:eval))  # refused: dynamic-code
# %%
values = Object.const_get(:ENV)  # refused: environment
values["HOME"]  # refused: environment
# %%
BasicObject.new.instance_eval { ::Kernel.system("id") }  # refused: shell-command
# %%
kernel = catch(:found) { throw :found, Kernel }  # refused: module-handed-on
kernel.system("id")  # evades: shell-command what a throw carries is not followed to its catch
# %%
names = Enumerator.new { |list| list << :system }
send(names.next, "id")  # refused: dynamic-attribute
