# presets: production, strict
# %%
eval("1 + 1")  # refused: dynamic-code
# %%
Kernel.eval(gets)  # refused: dynamic-code
# %%
binding.eval("x")  # refused: dynamic-code
# %%
instance_eval("@secret")  # refused: dynamic-code
Object.class_eval("def go; end")  # refused: dynamic-code
String.module_eval <<~CODE  # refused: dynamic-code
  def shout = upcase
CODE
# %%
unknown.instance_eval(gets)  # refused: dynamic-code
# %%
public_send(:eval, "1")  # refused: dynamic-code
# %%
RubyVM::InstructionSequence.compile("1").eval  # refused: dynamic-code
# %%
require "erb"
ERB.new(gets).result  # refused: dynamic-code
# %%
require "erb"
puts ERB.new("<%= `ls` %>").result  # refused: shell-command
# %%
require "irb"  # refused: dynamic-code
# %%
require "fiddle"  # refused: native-code
Fiddle.dlopen(nil)  # refused: native-code
# %%
require "ffi"  # refused: native-code
module C
  extend FFI::Library  # refused: native-code
end
# %%
syscall 39  # refused: native-code
# %%
require "./native.so"  # refused: native-code
# %%
ObjectSpace.each_object(Class) { |one| puts one }  # refused: interpreter-internals
# %%
TracePoint.new(:call) { |point| puts point }.enable  # refused: interpreter-internals
set_trace_func proc { |*| }  # refused: interpreter-internals
# %%
binding.local_variable_set(:x, 1)  # refused: interpreter-internals
# %%
File.delete("x")  # refused: file-delete
File.unlink "x"  # refused: file-delete
Dir.rmdir("x")  # refused: file-delete
# %%
require "fileutils"
FileUtils.rm_rf("build")  # refused: file-delete
include FileUtils
rm "x"  # refused: file-delete
# %%
%w[a b].each(&File.method(:delete))  # refused: file-delete
# %%
require "pathname"
Pathname.new("x").delete  # refused: file-delete
Pathname("x").write("a")  # refused: file-write
# %%
File.open("x", "w") { |file| file.puts 1 }  # refused: file-open-write
# %%
File.open("x", mode: "a")  # refused: file-open-write
File.new("x", File::WRONLY | File::CREAT)  # refused: file-open-write
open("x", "w+")  # refused: file-open-write
# %%
File.write("x", "y")  # refused: file-write
IO.write("x", "y")  # refused: file-write
File.rename("x", "y")  # refused: file-write
Dir.mkdir("x")  # refused: file-write
# %%
require "tempfile"
Tempfile.create("x") { |file| file.write("y") }  # refused: file-write
# %%
require "fileutils"
FileUtils.mkdir_p("a/b")  # refused: file-write
FileUtils.cp("a", "b")  # refused: file-write
# %%
require "logger"
Logger.new("app.log")  # refused: log-file
# %%
$stdout.reopen("out.txt", "w")  # refused: file-output
# %%
require "csv"
CSV.open("out.csv", "w") { |csv| csv << [1] }  # refused: file-open-write
# %%
require "pstore"
PStore.new("data.store")  # refused: database-output
# %%
require "sqlite3"
SQLite3::Database.new("data.db")  # refused: database-output
# %%
Marshal.load(gets)  # refused: deserialization
# %%
require "yaml"
YAML.load(gets)  # refused: yaml-load
YAML.unsafe_load(gets)  # refused: deserialization
# %%
require "socket"  # refused: raw-socket
TCPSocket.new("localhost", 80)  # refused: raw-socket
# %%
require "socket"  # refused: raw-socket
server = TCPServer.open(8080)  # refused: raw-socket
UDPSocket.new.send("x", 0, "localhost", 1)  # refused: raw-socket
Socket.tcp("localhost", 1)  # refused: raw-socket
# %%
require "net/http"  # refused: network-client
Net::HTTP.get(URI("http://localhost"))  # refused: network-client
# %%
require "net/http"  # refused: network-client
http = Net::HTTP.new("localhost")  # refused: network-client
http.get("/")  # refused: network-client
# %%
require "open-uri"  # refused: network-client
URI.open("http://localhost").read  # refused: network-client
open("http://localhost")  # refused: network-client
# %%
require "faraday"  # refused: network-client
Faraday.get("http://localhost")  # refused: network-client
# %%
require "httparty"  # refused: network-client
class Api
  include HTTParty  # refused: network-client
end
# %%
require "net/ftp"  # refused: network-client
Net::FTP.open("localhost")  # refused: network-client
# %%
puts ENV["HOME"]  # refused: environment
# %%
ENV["PATH"] = "/tmp"  # refused: environment
ENV.each { |name, value| puts name }  # refused: environment
ENV.fetch("TOKEN", "")  # refused: environment
# %%
secrets = ENV.to_h  # refused: environment
# %%
environment = ENV  # refused: environment
environment.delete("PATH")  # refused: environment
