# presets: minimal, development, educational, data_science, production, strict
# %%
# A calculator whose parser has a method called eval.
class Calculator
  PRECEDENCE = { "+" => 1, "-" => 1, "*" => 2, "/" => 2 }.freeze

  def eval(text)
    tokens = text.scan(/\d+\.?\d*|[-+*\/()]/)
    output = []
    operators = []
    tokens.each do |token|
      case token
      when /\d/
        output << token.to_f
      when "("
        operators.push(token)
      when ")"
        reduce(output, operators) until operators.last == "("
        operators.pop
      else
        while operators.any? && PRECEDENCE.fetch(operators.last, 0) >= PRECEDENCE[token]
          reduce(output, operators)
        end
        operators.push(token)
      end
    end
    reduce(output, operators) while operators.any?
    output.first
  end

  private

  def reduce(output, operators)
    right = output.pop
    left = output.pop
    output << left.send(operators.pop, right)
  end
end

calculator = Calculator.new
puts calculator.eval("1 + 2 * (3 - 4) / 2")
puts calculator.eval("2 * (3 + 4)")
# %%
# A door that opens, closes, and is part of a security system.
class Door
  attr_reader :state

  def initialize(name)
    @name = name
    @state = :closed
  end

  def open
    @state = :open
    self
  end

  def close
    @state = :closed
    self
  end

  def to_s
    "#{@name} is #{@state}"
  end
end

class SecuritySystem
  def initialize(doors)
    @doors = doors
  end

  def system(command)
    case command
    when :lock then @doors.each(&:close)
    when :unlock then @doors.each(&:open)
    end
    report
  end

  def exec(list)
    list.map { |command| system(command) }
  end

  def report
    @doors.map(&:to_s).join(", ")
  end
end

doors = %w[front back garage].map { |name| Door.new(name) }
control = SecuritySystem.new(doors)
puts control.system(:unlock)
puts control.exec(%i[lock unlock]).last
doors.first.close
puts control.report
# %%
# Fibonacci, primes and the greatest common divisor.
def fibonacci(count)
  return [] if count <= 0

  series = [0, 1]
  series << series[-1] + series[-2] while series.size < count
  series.first(count)
end

def sieve(limit)
  flags = Array.new(limit + 1, true)
  flags[0] = flags[1] = false
  (2..Math.sqrt(limit)).each do |number|
    next unless flags[number]

    (number * number).step(limit, number) { |multiple| flags[multiple] = false }
  end
  flags.each_index.select { |index| flags[index] }
end

def gcd(a, b)
  a, b = b, a % b until b.zero?
  a
end

puts fibonacci(10).inspect
puts sieve(50).join(" ")
puts gcd(1071, 462)
puts 1.upto(5).reduce(:*)
# %%
# Words that sound dangerous stand in texts, comments and symbols only: system("rm -rf /"), `ls`, eval, fork.
WARNINGS = {
  system: "Kernel#system runs a command",
  exec: "exec('ls') replaces the process",
  eval: "eval(text) runs text as code",
  backticks: '`rm -rf /` runs a shell'
}.freeze

=begin
File.delete("everything")
ENV["SECRET"]
=end

def lint(source)
  WARNINGS.filter_map do |name, reason|
    "#{name}: #{reason}" if source.include?(name.to_s)
  end
end

sample = <<~'CODE'
  system("echo hi")
  eval("1 + 1")
  File.open("/etc/passwd") { |f| puts f.read }
CODE

lint(sample).each { |line| puts line }
puts "IO.popen, Open3.capture3 and Process.spawn are documented elsewhere"
puts %q(require 'socket'; TCPSocket.new("localhost", 80))
# %%
# A bank account with its own errors.
class InsufficientFunds < StandardError
  def initialize(needed, available)
    super("needed #{needed}, only #{available} there")
  end
end

class Account
  include Comparable
  attr_reader :owner, :balance, :history

  def initialize(owner, balance = 0)
    @owner = owner
    @balance = balance
    @history = []
  end

  def deposit(amount)
    raise ArgumentError, "must be positive" unless amount.positive?

    @balance += amount
    @history << [:deposit, amount]
  end

  def withdraw(amount)
    raise InsufficientFunds.new(amount, balance) if amount > balance

    @balance -= amount
    @history << [:withdraw, amount]
  end

  def <=>(other)
    balance <=> other.balance
  end
end

ann = Account.new("Ann", 100)
bob = Account.new("Bob", 50)
ann.deposit(25)
begin
  bob.withdraw(80)
rescue InsufficientFunds => e
  puts "refused: #{e.message}"
ensure
  puts "Bob has #{bob.balance}"
end
puts [ann, bob].max.owner
puts ann.history.inspect
# %%
# Breadth-first search over a grid.
GRID = <<~MAP.lines.map(&:chomp)
  S.#.....
  ..#.##..
  .....#..
  .###.#.E
MAP

def find(mark)
  GRID.each_with_index do |row, y|
    x = row.index(mark)
    return [x, y] if x
  end
  nil
end

def neighbours(x, y)
  [[1, 0], [-1, 0], [0, 1], [0, -1]]
    .map { |dx, dy| [x + dx, y + dy] }
    .select { |nx, ny| ny.between?(0, GRID.size - 1) && nx.between?(0, GRID[0].size - 1) }
    .reject { |nx, ny| GRID[ny][nx] == "#" }
end

start = find("S")
goal = find("E")
queue = [start]
distance = { start => 0 }
until queue.empty?
  here = queue.shift
  break if here == goal

  neighbours(*here).each do |place|
    next if distance.key?(place)

    distance[place] = distance[here] + 1
    queue.push(place)
  end
end
puts "shortest path: #{distance[goal]}"
# %%
# Methods made by a program for itself.
class Settings
  FIELDS = %i[host port user].freeze

  FIELDS.each do |field|
    define_method(field) { @values[field] }
    define_method("#{field}=") { |value| @values[field] = value }
    define_method("#{field}?") { !@values[field].nil? }
  end

  def initialize(values = {})
    @values = values
  end

  def method_missing(name, *arguments)
    if name.to_s.start_with?("with_")
      field = name.to_s.delete_prefix("with_")
      copy = self.class.new(@values.dup)
      copy.public_send("#{field}=", arguments.first)
      copy
    else
      super
    end
  end

  def respond_to_missing?(name, include_private = false)
    name.to_s.start_with?("with_") || super
  end
end

settings = Settings.new(host: "localhost")
settings.port = 80
other = settings.with_user("ann")
puts other.user, settings.port, settings.user?
puts Settings::FIELDS.map { |field| settings.send(field).inspect }.join(" ")
# %%
# Pattern matching over a small expression tree.
def evaluate(node, env = {})
  case node
  in Numeric then node
  in Symbol => name then env.fetch(name)
  in [:add, left, right] then evaluate(left, env) + evaluate(right, env)
  in [:mul, left, right] then evaluate(left, env) * evaluate(right, env)
  in [:let, name, value, body] then evaluate(body, env.merge(name => evaluate(value, env)))
  in { op: :neg, value: } then -evaluate(value, env)
  end
end

def show(node)
  case node
  in Numeric | Symbol then node.to_s
  in [:add, left, right] then "(#{show(left)} + #{show(right)})"
  in [:mul, left, right] then "(#{show(left)} * #{show(right)})"
  in [:let, name, value, body] then "let #{name} = #{show(value)} in #{show(body)}"
  in { op: :neg, value: } then "-#{show(value)}"
  end
end

tree = [:let, :x, [:add, 1, 2], [:mul, :x, { op: :neg, value: 4 }]]
puts "#{show(tree)} = #{evaluate(tree)}"
config = { server: { name: "a", ports: [80, 443] } }
case config
in { server: { name: String => name, ports: [first, *rest] } } if first > 10
  puts "#{name} listens on #{first} and #{rest.size} more"
end
# %%
# A queue of jobs that are commands of the program's own.
class Command
  attr_reader :name

  def initialize(name, &body)
    @name = name
    @body = body
  end

  def execute(*arguments) = @body.call(*arguments)
  alias run execute
  alias_method :call, :execute
end

class Dispatcher
  def initialize
    @commands = {}
    @log = []
  end

  def register(name, &body)
    @commands[name] = Command.new(name, &body)
  end

  def spawn(name, *arguments)
    command = @commands.fetch(name) { return "unknown: #{name}" }
    result = command.run(*arguments)
    @log << "#{name} -> #{result}"
    result
  end

  def fork(names)
    names.map { |name| Thread.new { spawn(name, 1, 2) } }.map(&:value)
  end

  def kill(name) = @commands.delete(name)
  attr_reader :log
end

dispatcher = Dispatcher.new
dispatcher.register(:add) { |a, b| a + b }
dispatcher.register(:sub) { |a, b| a - b }
puts dispatcher.spawn(:add, 2, 3)
puts dispatcher.fork(%i[add sub]).inspect
dispatcher.kill(:sub)
puts dispatcher.spawn(:sub, 1, 1)
puts dispatcher.log
# %%
# JSON, dates and formatted tables.
require "json"
require "date"
require "set"
require "time"

orders = JSON.parse(<<~DATA, symbolize_names: true)
  [{"id": 1, "item": "tea", "price": 3.5, "on": "2024-01-05"},
   {"id": 2, "item": "cake", "price": 4.25, "on": "2024-02-11"},
   {"id": 3, "item": "tea", "price": 3.75, "on": "2024-02-20"}]
DATA

by_item = orders.group_by { |order| order[:item] }
summary = by_item.transform_values do |list|
  { count: list.size, total: list.sum { |order| order[:price] } }
end

puts format("%-8s %5s %8s", "item", "count", "total")
summary.each do |item, row|
  puts format("%-8s %5d %8.2f", item, row[:count], row[:total])
end
months = orders.map { |order| Date.parse(order[:on]).strftime("%B") }.to_set
puts months.sort.join(", ")
puts JSON.pretty_generate(summary)
puts Time.at(0).utc.iso8601
# %%
# Reads numbers from standard input, the way exercises do.
puts "How many numbers?"
count = (gets || "3").to_i
numbers = Array.new(count) { |index| ($stdin.gets || index.to_s).chomp.to_f }
rest = STDIN.read.to_s.split.map(&:to_f)
all = numbers + rest

def mean(values) = values.sum / values.size.to_f

def deviation(values)
  centre = mean(values)
  Math.sqrt(values.sum { |value| (value - centre)**2 } / values.size)
end

if all.empty?
  warn "nothing to do"
else
  printf("mean %.2f, deviation %.2f\n", mean(all), deviation(all))
  $stdout.puts "max #{all.max}"
  $stderr.puts "done"
end
$stdout.flush
$stdout.sync = true
STDOUT.write("bye\n")
# %%
# A lazy stream, an enumerator and a mixin.
module Countable
  def self.included(base)
    base.extend(ClassMethods)
  end

  module ClassMethods
    def instances = @instances ||= 0

    def count!
      @instances = instances + 1
    end
  end

  def initialize(*)
    super()
    self.class.count!
  end
end

class Collatz
  include Countable
  include Enumerable

  def initialize(start)
    super
    @start = start
  end

  def each
    return enum_for(:each) unless block_given?

    value = @start
    loop do
      yield value
      break if value == 1

      value = value.even? ? value / 2 : value * 3 + 1
    end
  end
end

puts Collatz.new(6).to_a.inspect
puts Collatz.new(27).lazy.select(&:odd?).first(5).inspect
puts Collatz.new(9).each_slice(4).map(&:sum).inspect
puts Collatz.instances
squares = Enumerator.new { |y| n = 0; loop { y << (n += 1)**2 } }
puts squares.take_while { |square| square < 60 }.inspect
# %%
# A text adventure: open, delete, move, read and write are verbs of the game.
class World
  def initialize
    @items = { "lamp" => :hall, "book" => :library }
    @room = :hall
    @bag = []
  end

  def open(thing) = "You open the #{thing}."
  def read(thing) = @bag.include?(thing) ? "It says: beware." : "You have no #{thing}."
  def write(text) = "You write '#{text}' on the wall."

  def delete(thing)
    @bag.delete(thing) ? "Gone." : "You have no #{thing}."
  end

  def take(thing)
    return "No #{thing} here." unless @items[thing] == @room

    @items.delete(thing)
    @bag << thing
    "Taken."
  end

  def move(room)
    @room = room.to_sym
    "You are in the #{room}."
  end

  VERBS = %w[open read write delete take move].freeze

  def play(line)
    verb, *rest = line.split
    return "What?" unless VERBS.include?(verb)

    public_send(verb, rest.join(" "))
  end
end

world = World.new
["take lamp", "move library", "take book", "read book", "open door", "write help", "delete lamp", "dance"].each do |line|
  puts "> #{line}", world.play(line)
end
# %%
# Structs, data objects and keyword arguments.
Point = Struct.new(:x, :y) do
  def +(other) = Point.new(x + other.x, y + other.y)
  def distance(other = Point.new(0, 0)) = Math.hypot(x - other.x, y - other.y)
  def to_s = "(#{x}, #{y})"
end

Employee = Struct.new(:name, :salary, :manager, keyword_init: true) do
  def raise_by(percent)
    self.salary = (salary * (1 + percent / 100.0)).round(2)
  end

  def chain
    [name, *(manager ? manager.chain : [])]
  end
end

boss = Employee.new(name: "Kim", salary: 9000)
lead = Employee.new(name: "Lee", salary: 7000, manager: boss)
dev = Employee.new(name: "Max", salary: 5000, manager: lead)
dev.raise_by(10)
puts dev.chain.join(" < "), dev.salary
path = [Point.new(0, 0), Point.new(3, 4), Point.new(6, 8)]
puts path.each_cons(2).sum { |a, b| a.distance(b) }
puts path.reduce(:+)
x, y = *path.last
puts "#{x} #{y}"
first, *others = path
puts first, others.size
# %%
# Matrices, determinants and a tiny linear solver.
class Matrix2
  attr_reader :rows

  def self.identity(size) = new(Array.new(size) { |i| Array.new(size) { |j| i == j ? 1 : 0 } })

  def initialize(rows)
    @rows = rows
  end

  def *(other)
    columns = other.rows.transpose
    Matrix2.new(rows.map { |row| columns.map { |column| row.zip(column).sum { |a, b| a * b } } })
  end

  def **(power)
    return Matrix2.identity(rows.size) if power.zero?

    half = self**(power / 2)
    power.even? ? half * half : half * half * self
  end

  def determinant
    return rows[0][0] if rows.size == 1

    rows[0].each_with_index.sum do |value, index|
      minor = rows[1..].map { |row| row[0...index] + row[index + 1..] }
      (-1)**index * value * Matrix2.new(minor).determinant
    end
  end

  def to_s = rows.map { |row| row.join(" ") }.join("\n")
end

puts Matrix2.new([[1, 1], [1, 0]])**10
puts Matrix2.new([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).determinant
# %%
# A state machine told in a language of its own.
class Machine
  class << self
    def states = @states ||= {}

    def state(name, &block)
      states[name] = Builder.new.tap { |builder| builder.instance_eval(&block) }.transitions
    end
  end

  class Builder
    attr_reader :transitions

    def initialize
      @transitions = {}
    end

    def on(event, to:)
      @transitions[event] = to
    end
  end

  def initialize(start)
    @state = start
  end

  def trigger(event)
    @state = self.class.states.dig(@state, event) || @state
  end
end

class Turnstile < Machine
  state :locked do
    on :coin, to: :unlocked
  end

  state :unlocked do
    on :push, to: :locked
    on :kill, to: :broken
  end
end

turnstile = Turnstile.new(:locked)
puts %i[push coin push coin kill push].map { |event| turnstile.trigger(event) }.inspect
# %%
# Deep copies, freezing and object identity.
module Copying
  def self.deep(value)
    case value
    when Hash then value.to_h { |key, inner| [deep(key), deep(inner)] }
    when Array then value.map { |inner| deep(inner) }
    when String then value.dup
    else value
    end
  end
end

board = [%w[x o x], %w[o x o], ["", "", ""]]
saved = Marshal.load(Marshal.dump(board))
copy = Copying.deep(board)
board[0][0] = "?"
puts saved[0][0], copy[0][0], board[0][0]

frozen = board.map(&:freeze).freeze
begin
  frozen[0] << "y"
rescue FrozenError => e
  puts e.class
end
puts saved.object_id == board.object_id
puts board.instance_of?(Array), board.is_a?(Enumerable), board.respond_to?(:each)
puts saved.instance_variables.inspect
puts defined?(board), defined?(nothing).inspect
# %%
# Templates without any library.
class Template
  def initialize(text)
    @text = text
  end

  def render(values)
    @text.gsub(/\{\{\s*(\w+)(?:\|(\w+))?\s*\}\}/) do
      value = values.fetch($1.to_sym) { |key| "[#{key}?]" }
      $2 ? filter($2, value) : value
    end
  end

  private

  def filter(name, value)
    case name
    when "upper" then value.to_s.upcase
    when "length" then value.to_s.size
    when "money" then format("%.2f", value)
    else value
    end
  end
end

letter = Template.new(<<~TEXT)
  Dear {{ name|upper }},
  your balance is {{ amount|money }} and your system is {{ system }}.
  Yours, {{ sender }}
TEXT
puts letter.render(name: "Ann", amount: 12.5, system: "fine")
puts "%s has %05.1f%% of %+d" % ["Bob", 12.345, 7]
puts "a-b_c".tr("-_", "  ").split.map(&:capitalize).join
puts "hello world".each_char.tally.max_by { |_, count| count }.inspect
# %%
# Refinements and operators of one's own.
module Measures
  refine Integer do
    def metres = Length.new(self)
    def kilometres = Length.new(self * 1000)
  end

  refine String do
    def shout = upcase + "!"
    def exec = reverse
  end
end

class Length
  include Comparable
  attr_reader :metres

  def initialize(metres) = @metres = metres
  def +(other) = Length.new(metres + other.metres)
  def <=>(other) = metres <=> other.metres
  def -@ = Length.new(-metres)
  def [](unit) = unit == :km ? metres / 1000.0 : metres
  def call(factor) = Length.new(metres * factor)
  def to_proc = ->(other) { self + other }
  def coerce(other) = [Length.new(other), self]
  def !~(other) = !(self =~ other)
  def `(text) = "quoted #{text}"
  def quoted = `ls`
end

using Measures
total = 5.metres + 2.kilometres
puts total[:km], (-total).metres, total.(2).metres
puts [1.metres, 2.metres].map(&total).map(&:metres).inspect
puts "abc".shout, "abc".exec, total.quoted
puts [3.metres, 1.metres].min.metres
# %%
# Linked list, stack and binary tree.
class Node
  attr_accessor :value, :left, :right

  def initialize(value)
    @value = value
  end

  def insert(other)
    side = other < value ? :left : :right
    child = public_send(side)
    child ? child.insert(other) : public_send("#{side}=", Node.new(other))
    self
  end

  def each(&block)
    left&.each(&block)
    block.call(value)
    right&.each(&block)
  end

  def depth
    1 + [left, right].compact.map(&:depth).max.to_i
  end

  def remove(target)
    return self unless value == target

    right || left
  end
end

root = Node.new(50)
[30, 70, 20, 40, 60, 80].each { |number| root.insert(number) }
values = []
root.each { |value| values << value }
puts values.join(" "), root.depth
puts root.remove(50).value
memo = Hash.new { |hash, n| hash[n] = n < 2 ? n : hash[n - 1] + hash[n - 2] }
puts memo[40]
# %%
# Threads, queues and a mutex.
class Counter
  def initialize
    @value = 0
    @lock = Mutex.new
  end

  def increment(by = 1)
    @lock.synchronize { @value += by }
  end

  attr_reader :value
end

jobs = Queue.new
10.times { |number| jobs << number }
counter = Counter.new
workers = 3.times.map do |id|
  Thread.new do
    Thread.current[:id] = id
    until jobs.empty?
      job = begin
        jobs.pop(true)
      rescue ThreadError
        nil
      end
      counter.increment(job) if job
    end
  end
end
workers.each(&:join)
puts counter.value
started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
results = (1..3).map { |n| Thread.new(n) { |number| number**2 } }.map(&:value)
elapsed = Process.clock_gettime(Process::CLOCK_MONOTONIC) - started
puts results.sum, elapsed < 5
fiber = Fiber.new { 3.times { |n| Fiber.yield n }; :done }
puts 4.times.map { fiber.resume }.inspect
# %%
# The game of life.
class Life
  def initialize(rows)
    @cells = rows.map { |row| row.chars.map { |char| char == "#" } }
  end

  def step
    @cells = @cells.each_with_index.map do |row, y|
      row.each_with_index.map do |alive, x|
        count = neighbours(x, y)
        count == 3 || (alive && count == 2)
      end
    end
    self
  end

  def to_s
    @cells.map { |row| row.map { |alive| alive ? "#" : "." }.join }.join("\n")
  end

  private

  def neighbours(x, y)
    (-1..1).to_a.product((-1..1).to_a).count do |dx, dy|
      next false if dx.zero? && dy.zero?

      nx, ny = x + dx, y + dy
      ny.between?(0, @cells.size - 1) && nx.between?(0, @cells[0].size - 1) && @cells[ny][nx]
    end
  end
end

life = Life.new([".....", "..#..", "..#..", "..#..", "....."])
3.times { puts life.step, "" }
