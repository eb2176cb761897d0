# presets: minimal, development, educational, data_science, production, strict
# %%
class Shell
  def initialize; @history = []; end
  def system(cmd) = @history << "would run #{cmd}"
  def exec(name) = puts("exec #{name}")
  def open(door) = "opened #{door}"
  def history = @history
end
sh = Shell.new
sh.system("rm -rf /")
sh.exec("plan")
puts sh.history, sh.open("front")
# %%
Point = Struct.new(:x, :y) do
  def dist(o) = Math.hypot(x - o.x, y - o.y)
end
puts Point.new(0, 0).dist(Point.new(3, 4))
p Point.members
# %%
require "set"
require "json"
require "date"
require "time"
require "bigdecimal"
s = Set[1, 2, 3]
puts s.include?(2), JSON.generate({ a: 1 }), Date.new(2024, 1, 31).next_month, Time.now.year > 2000
puts BigDecimal("0.1") + BigDecimal("0.2")
# %%
n = gets.to_i
nums = n.times.map { gets.to_i }
puts nums.sum
puts $stdin.read
STDIN.each_line { |l| puts l.chomp.reverse }
ARGF.each_line { |l| puts l }
# %%
while (line = gets)
  break if line.strip == "exit"
  puts line.upcase
end
exit
# %%
abort("usage: prog N") if ARGV.empty? && false
exit 0
# %%
%w[a b c].each_with_index.map { |x, i| [x, i] }.to_h.each_pair { |k, v| puts "#{k}=#{v}" }
puts (1..10).each_slice(3).to_a.inspect
puts [3, 1, 2].sort_by { -_1 }.inspect
# %%
class Stack
  include Enumerable
  def initialize(*xs) = @xs = xs
  def push(x) = tap { @xs.push(x) }
  def each(&block) = @xs.each(&block)
  def method_missing(name, *args, &blk)
    return @xs.public_send(name, *args, &blk) if @xs.respond_to?(name)
    super
  end
  def respond_to_missing?(name, priv = false) = @xs.respond_to?(name, priv) || super
end
s = Stack.new(1, 2)
puts s.push(3).map { |x| x * 2 }.inspect, s.size
# %%
class Config
  %i[host port user].each do |attr|
    define_method(attr) { @data[attr] }
    define_method("#{attr}=") { |v| @data[attr] = v }
  end
  def initialize(**opts) = @data = opts
end
c = Config.new(host: "h", port: 1)
c.user = "me"
puts c.host, c.user
# %%
ops = { add: ->(a, b) { a + b }, mul: ->(a, b) { a * b } }
puts ops[:add].call(1, 2), ops.fetch(:mul).(3, 4)
puts %i[+ - * /].map { |op| 8.send(op, 2) }.inspect
puts [1, 2, 3].inject(:+), [1, 2, 3].map(&:to_s).inspect
# %%
class Parser
  def initialize(text) = (@tokens = text.scan(/\d+|[-+*\/()]/))
  def parse = expr
  def expr
    v = term
    v = @tokens.shift == "+" ? v + term : v - term while %w[+ -].include?(@tokens.first)
    v
  end
  def term
    v = factor
    v = @tokens.shift == "*" ? v * factor : v / factor while %w[* /].include?(@tokens.first)
    v
  end
  def factor
    t = @tokens.shift
    return expr.tap { @tokens.shift } if t == "("
    t.to_i
  end
end
puts Parser.new("2*(3+4)-5").parse
# %%
module Greet
  def self.included(base) = base.extend(ClassMethods)
  module ClassMethods
    def create(*args) = new(*args)
  end
  def greet = "Hi #{name}"
end
class Person
  include Greet
  include Comparable
  attr_accessor :name, :age
  def initialize(name, age); @name, @age = name, age; end
  def <=>(other) = age <=> other.age
end
puts Person.create("A", 3).greet, Person.new("B", 1) < Person.new("C", 2)
# %%
fib = Hash.new { |h, k| h[k] = k < 2 ? k : h[k - 1] + h[k - 2] }
puts fib[80]
e = Enumerator.new { |y| a, b = 0, 1; loop { y << a; a, b = b, a + b } }
puts e.lazy.select(&:even?).first(5).inspect
# %%
begin
  Integer("x")
rescue ArgumentError => e
  warn "bad: #{e.message}"
  $stderr.puts "x"
ensure
  puts "done"
end
raise ArgumentError, "no" unless true
def risky = yield
risky { puts 1 }
# %%
text = <<~DOC
  Do not run system("rm -rf /") or `ls`.
  eval(params[:x]) is bad; File.delete too.
DOC
puts text.lines.map(&:strip).grep(/system/).size
puts text.gsub(/eval\((.*?)\)/) { "safe(#{$1})" }
# %%
class Node
  attr_accessor :val, :next
  def initialize(val, nxt = nil); @val = val; @next = nxt; end
end
class List
  def initialize; @head = nil; end
  def delete(v)
    cur = @head
    cur = cur.next while cur && cur.val != v
    cur
  end
  def unlink(n) = n.next = nil
  def push(v) = @head = Node.new(v, @head)
end
l = List.new
l.push(1); l.push(2); l.delete(1); l.unlink(Node.new(1))
# %%
grid = Array.new(5) { Array.new(5, 0) }
grid[2][1..3] = [1, 1, 1]
nxt = grid.map.with_index { |row, i| row.map.with_index { |c, j| n = (-1..1).sum { |a| (-1..1).sum { |b| grid[(i + a) % 5][(j + b) % 5] } } - c; n == 3 || (c == 1 && n == 2) ? 1 : 0 } }
nxt.each { |r| puts r.map { |c| c == 1 ? "#" : "." }.join }
# %%
require "stringio"
out = StringIO.new
out.puts "hello"; out.printf("%d\n", 3)
out << "x"
$stdout.puts out.string
$stdout.write("a\n"); $stdout.flush; STDOUT.sync = true
old = $stdout; $stdout = StringIO.new; puts "hidden"; $stdout = old
# %%
require "optparse"
opts = {}
OptionParser.new { |o| o.on("-v") { opts[:v] = true }; o.banner = "x" }.parse!(ARGV)
p opts
# %%
require "benchmark"
puts Benchmark.realtime { 1000.times { 2**10 } } >= 0
puts Process.clock_gettime(Process::CLOCK_MONOTONIC) > 0
# %%
require "minitest/autorun"
class TestAdd < Minitest::Test
  def test_add = assert_equal(3, 1 + 2)
  def test_raise = assert_raises(ZeroDivisionError) { 1 / 0 }
end
# %%
require "ostruct"
o = OpenStruct.new(system: "ok", open: 1)
puts o.system, o.open, o[:system]
o.eval = 2
puts o.to_h
# %%
case { type: :circle, r: 2 }
in { type: :circle, r: } then puts 3.14 * r * r
in { type: :sq, side: } then puts side
end
data = [1, [2, 3]]
in_ok = data in [Integer => a, [b, *]]
puts in_ok, a, b
# %%
x = 5
r = if x > 3 then "big" else "small" end
puts r unless r.empty?
i = 0
until i >= 3 do i += 1; next if i == 2; puts i end
loop { break }
1.step(10, 3) { |v| print v, " " }
# %%
th = 3.times.map { |k| Thread.new(k) { |v| v * v } }
puts th.map(&:value).inspect
q = Queue.new
pr = Thread.new { 3.times { |v| q << v }; q << :done }
while (v = q.pop) != :done do puts v end
m = Mutex.new; m.synchronize { puts 1 }
# %%
f = Fiber.new { Fiber.yield 1; 2 }
puts f.resume, f.resume
r = catch(:found) { 10.times { |a| throw :found, a if a == 3 } }
puts r
# %%
puts "caesar".each_char.map { |c| ((c.ord - 97 + 3) % 26 + 97).chr }.join
puts "hello".tr("a-y", "b-z"), "abc".unpack("C*").inspect, [72, 105].pack("c*"), "%05.2f|%-5s" % [3.14159, "a"]
puts "hello world".split.map(&:capitalize).join(" ")
# %%
class Account
  class InsufficientFunds < StandardError; end
  attr_reader :balance
  def initialize(b = 0) = @balance = b
  def withdraw(a)
    raise InsufficientFunds, "need #{a - @balance}" if a > @balance
    @balance -= a
  end
end
begin; Account.new(1).withdraw(2); rescue Account::InsufficientFunds => e; puts e.message; end
# %%
require "matrix"
require "prime"
require "securerandom"
require "digest"
puts Matrix[[1, 2], [3, 4]].determinant, Prime.first(5).inspect, 12.prime_division.inspect
puts SecureRandom.hex(4).size, Digest::SHA256.hexdigest("a")[0, 8]
puts rand(1), Random.new(1).rand(5) < 5
# %%
require "csv"
rows = CSV.parse("a,b\n1,2\n", headers: true)
rows.each { |r| puts r["a"], r.to_h }
puts CSV.generate { |c| c << [1, 2] }
# %%
require "erb"
puts ERB::Util.html_escape("<a>")
require "yaml"
puts YAML.dump({ "a" => 1 }), YAML.safe_load("a: 1").inspect, { "b" => 2 }.to_yaml
# %%
obj = Object.new
def obj.greet = "hi"
puts obj.singleton_methods.inspect, obj.respond_to?(:greet), obj.method(:greet).call
puts Integer.instance_methods(false).size > 0, 5.class.ancestors.include?(Comparable)
puts obj.instance_variables.inspect
obj.instance_variable_set(:@a, 1)
puts obj.instance_variable_get(:@a), obj.frozen?, obj.dup.equal?(obj)
# %%
module Plugins
  REG = {}
  def self.register(name, &b) = REG[name] = b
  def self.run(name, *a) = REG.fetch(name) { raise KeyError, name }.call(*a)
end
Plugins.register(:exec) { |x| puts "exec #{x}" }
Plugins.run(:exec, 1)
# %%
class Vec
  attr_reader :x, :y
  def initialize(x, y) = (@x, @y = x, y)
  def +(o) = Vec.new(x + o.x, y + o.y)
  def -@ = Vec.new(-x, -y)
  def [](i) = i.zero? ? x : y
  def ==(o) = x == o.x && y == o.y
  def to_s = "(#{x}, #{y})"
  def coerce(n) = [Vec.new(n, n), self]
  def `(cmd) = "not run: #{cmd}"
end
puts Vec.new(1, 2) + Vec.new(3, 4), -Vec.new(1, 1), Vec.new(1, 2)[1]
# %%
def timed
  t = Time.now
  yield
ensure
  puts (Time.now - t) >= 0
end
timed { sleep 0 }
puts __method__.inspect, __FILE__ == $0, __dir__.nil?
if __FILE__ == $PROGRAM_NAME then puts "main" end
puts RUBY_VERSION >= "2.0"
# %%
memo = {}
lcs = lambda do |a, b|
  memo[[a, b]] ||= if a.empty? || b.empty? then ""
                   elsif a[0] == b[0] then a[0] + lcs.(a[1..], b[1..])
                   else [lcs.(a[1..], b), lcs.(a, b[1..])].max_by(&:size) end
end
puts lcs.("AGGTAB", "GXTXAYB")
compose = method(:puts) << ->(x) { x * 2 }
compose.call(4)
add = ->(a, b) { a + b }.curry
puts add[1][2], %w[1 2].map(&method(:Integer)).sum
# %%
graph = { a: %i[b c], b: [:d], c: [:d], d: [] }
queue, seen = [:a], [:a]
until queue.empty?
  n = queue.shift
  graph[n].each { |m| next if seen.include?(m); seen << m; queue << m }
end
puts seen.inspect
puts graph.transform_values(&:size), graph.select { |_, v| v.any? }.keys.inspect, graph.dig(:a, 0)
# %%
class Robot
  COMMANDS = %w[forward left right].freeze
  def run(cmds) = cmds.each { |c| COMMANDS.include?(c) ? public_send(c) : puts("unknown #{c}") }
  def forward = puts("fwd")
  def left = puts("left")
  def right = puts("right")
end
Robot.new.run(%w[forward jump left])
action = "forward"
Robot.new.send(action) if Robot.method_defined?(action)
# %%
puts [1, 2, 3].each_cons(2).map { |a, b| b - a }.inspect, (1..5).each_with_object([]) { |i, acc| acc << i * i }.inspect
puts [[1, :a], [2, :b]].each_with_object({}) { |(n, s), h| h[s] = n }.inspect
a, (b, *c), d = 1, [2, 3, 4], 5
puts a, b, c.inspect, d
h = { **{ x: 1 }, y: 2 }
def kw(x:, y: 0, **rest) = x + y + rest.size
puts kw(**h)
# %%
ObjectSpace.garbage_collect
GC.start
puts GC.count >= 0, "x".object_id.class, [1].hash == [1].hash, :a.to_proc.call("b") rescue puts "err"
printf("%s\n", "x"); pp({ a: 1 }); print "a", "b\n"; putc "x"; p
$counter = 0
at_exit { puts "bye #{$counter}" }
