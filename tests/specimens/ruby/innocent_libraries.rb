# presets: minimal, development, educational, data_science, production, strict
# %%
require "erb"

# A report made from a template.
class Report
  TEMPLATE = <<~HTML
    <h1><%= title %></h1>
    <ul>
    <% rows.each do |name, value| %>
      <li><%= name %>: <%= format("%.2f", value) %></li>
    <% end %>
    </ul>
    <p>The total is <%= total %>.</p>
  HTML

  attr_reader :title, :rows

  def initialize(title, rows)
    @title = title
    @rows = rows
  end

  def total = rows.values.sum

  def render
    ERB.new(TEMPLATE, trim_mode: "<>").result(binding)
  end
end

puts Report.new("Fruit", "apples" => 2.5, "pears" => 3.25).render
# %%
require "optparse"
require "ostruct"

options = OpenStruct.new(count: 3, open: false)
parser = OptionParser.new do |opts|
  opts.banner = "Usage: main.rb [options]"
  opts.on("-c", "--count N", Integer, "how many") { |value| options.count = value }
  opts.on("--[no-]open", "open the box") { |value| options.open = value }
  opts.on("--system NAME", "the system's name") { |value| options.system = value }
end
parser.parse!(ARGV.dup)
options.system ||= "default"
puts options.count, options.open, options.system
puts options.respond_to?(:system), options[:count], options.to_h.keys.inspect
puts parser.help.lines.size
exit(0) if options.count.zero?
abort("too many") if options.count > 100
# %%
require "stringio"
require "csv"
require "logger"

out = StringIO.new
log = Logger.new(out)
log.formatter = proc { |severity, _, _, message| "#{severity}: #{message}\n" }
log.info("start")

table = CSV.parse(<<~DATA, headers: true, converters: :numeric)
  name,price,open
  tea,3.5,true
  cake,4.25,false
DATA
table.each { |row| log.debug("#{row["name"]} costs #{row["price"]}") }
puts table.sum { |row| row["price"] }
puts CSV.generate { |csv| table.each { |row| csv << row.fields.reverse } }
Logger.new($stdout).level = Logger::WARN
Logger.new(STDERR, level: :error)
out.rewind
out.each_line { |line| puts line }
puts out.string.lines.size
out.write("more")
out.close
# %%
require "yaml"
require "json"

text = <<~YAML
  server:
    host: localhost
    ports: [80, 443]
  exec: fork
YAML
data = YAML.safe_load(text)
puts data.dig("server", "ports").sum, data["exec"]
again = YAML.safe_load(YAML.dump(data), permitted_classes: [Symbol])
puts again == data
puts JSON.parse(JSON.generate(data)).to_a.flatten.size
puts data.to_yaml.lines.first
record = JSON.parse('{"eval": "1 + 1", "system": {"load": 0.5}}', object_class: Hash)
record.each_pair { |key, value| puts "#{key}=#{value}" }
puts record.fetch("system").fetch("load")
# %%
require "forwardable"
require "singleton"
require "observer"
require "delegate"

class Registry
  include Singleton
  extend Forwardable
  def_delegators :@items, :size, :each, :delete, :<<
  include Enumerable

  def initialize
    @items = []
  end
end

class Thermometer
  include Observable

  def read(value)
    changed
    notify_observers(Time.at(0), value)
  end
end

class Alarm < SimpleDelegator
  def update(_time, value)
    self << "#{value} degrees" if value > 30
  end
end

Registry.instance << :first << :second
Registry.instance.delete(:first)
puts Registry.instance.map(&:to_s).inspect
alarm = Alarm.new([])
thermometer = Thermometer.new
thermometer.add_observer(alarm)
[20, 35, 40].each { |value| thermometer.read(value) }
puts alarm.__getobj__.inspect
# %%
require "digest"
require "securerandom"
require "base64"
require "zlib"
require "benchmark"
require "timeout"

text = "system('rm -rf /')"
puts Digest::SHA256.hexdigest(text)[0, 12]
puts Base64.decode64(Base64.encode64(text)) == text
puts Zlib::Inflate.inflate(Zlib::Deflate.deflate(text)).size, Zlib.crc32(text)
puts SecureRandom.hex(4).size, SecureRandom.uuid.count("-")
time = Benchmark.realtime { 1_000.times { |i| i * i } }
puts time < 5
begin
  Timeout.timeout(5) { puts [3, 1, 2].sort.inspect }
rescue Timeout::Error
  warn "slow"
end
packed = [1, 2, 3].pack("C*")
puts packed.unpack("C*").sum, [text].pack("m").unpack1("m") == text
# %%
# A test harness of one's own, with words that others use for other things.
module Tiny
  class Failure < StandardError; end

  class << self
    def tests = @tests ||= {}

    def test(name, &body)
      tests[name] = body
    end

    def exec
      tests.map do |name, body|
        Context.new.instance_exec(&body)
        "ok   #{name}"
      rescue Failure => e
        "fail #{name}: #{e.message}"
      end
    end
  end

  class Context
    def assert(condition, message = "assertion failed")
      raise Failure, message unless condition
    end

    def assert_equal(expected, actual)
      assert(expected == actual, "expected #{expected.inspect}, got #{actual.inspect}")
    end

    def assert_raises(kind)
      yield
      raise Failure, "nothing raised"
    rescue kind => e
      e
    end
  end
end

Tiny.test("adds") { assert_equal 4, 2 + 2 }
Tiny.test("raises") { assert_raises(ZeroDivisionError) { 1 / 0 } }
Tiny.test("fails") { assert_equal 5, 2 + 2 }
puts Tiny.exec
# %%
# Commands are chosen by name, as a user types them.
class Shop
  COMMANDS = %w[add remove list total].freeze

  def initialize
    @basket = Hash.new(0)
  end

  def run(line)
    name, *rest = line.split
    return "unknown command: #{name}" unless COMMANDS.include?(name) && respond_to?(name, true)

    send(name, *rest)
  end

  private

  def add(item, count = "1") = (@basket[item] += count.to_i)
  def remove(item) = @basket.delete(item)
  def list = @basket.map { |item, count| "#{count} #{item}" }.join(", ")
  def total = @basket.values.sum
end

shop = Shop.new
input = ["add tea 3", "add cake", "remove cake", "list", "total", "dance now", (gets || "").chomp]
input.each { |line| puts shop.run(line) unless line.empty? }
%i[list total].each { |name| puts shop.send(name) }
puts 5.send(:+, 3), [1, 2].public_send(:push, 3).inspect, "a".method(:upcase).call
operators = { "+" => :+, "*" => :* }
puts operators.map { |sign, name| "#{sign}: #{6.public_send(name, 7)}" }
# %%
# Plugins that register themselves and are made by name.
module Shapes
  class Base
    @kinds = {}
    class << self
      attr_reader :kinds

      def inherited(child)
        super
        Base.kinds[child.name.split("::").last.downcase] = child
      end

      def build(kind, *sizes) = kinds.fetch(kind).new(*sizes)
    end
  end

  class Square < Base
    def initialize(side) = @side = side
    def area = @side**2
  end

  class Circle < Base
    def initialize(radius) = @radius = radius
    def area = (Math::PI * @radius**2).round(2)
  end

  def self.named(kind, *sizes)
    const_get(kind.capitalize).new(*sizes)
  end
end

puts Shapes::Base.build("square", 3).area
puts Shapes.named("circle", 2).area
puts Shapes.constants.sort.inspect
puts Shapes::Square.instance_methods(false).inspect, Shapes::Circle.instance_method(:area).arity
puts Shapes.const_defined?(:Square), Object.const_defined?(:Shapes)
%w[Square Circle].each { |name| puts Shapes.const_get(name).superclass }
shape = Shapes::Square.new(4)
puts shape.instance_variable_get(:@side), shape.instance_variables.inspect
shape.instance_variable_set(:@side, 5)
puts shape.area, shape.method(:area).unbind.class
# %%
# Names of the language, in a module of the program's own.
module Office
  class File
    attr_reader :name, :pages

    def self.open(name) = new(name).tap { |file| yield file if block_given? }

    def initialize(name)
      @name = name
      @pages = []
    end

    def write(text) = @pages << text
    def delete(index) = @pages.delete_at(index)
    def read = @pages.join("\n")
  end

  class Process
    def self.spawn(name) = "process #{name} begins"
    def self.kill(name) = "process #{name} ends"
  end

  class Socket
    def initialize(wall) = @wall = wall
    def connect(lamp) = "#{lamp} is plugged into the #{@wall}"
  end

  module Kernel
    def self.system(part) = "the #{part} of a corn"
  end

  def self.day
    [
      File.open("plan") { |file| file.write("sow") }.read,
      Process.spawn("harvest"), Process.kill("harvest"),
      Socket.new("north wall").connect("lamp"), Kernel.system("kernel")
    ]
  end
end

puts Office.day
file = Office::File.new("notes")
file.write("one")
file.delete(0)
puts file.read.empty?, Office::Process.spawn("sale")
# %%
# A little language with variables, read and run without eval.
class Interpreter
  Token = Struct.new(:type, :value)
  RULES = { number: /\d+(\.\d+)?/, name: /[a-z_]+/, sign: %r{[-+*/()=]}, space: /\s+/ }.freeze

  def initialize
    @variables = Hash.new { |_, name| raise NameError, "no #{name}" }
  end

  def run(program) = program.lines.map { |line| eval(line.strip) }.last

  def eval(line)
    @tokens = tokenize(line)
    return assign if @tokens[0]&.type == :name && @tokens[1]&.value == "="

    sum
  end

  private

  def tokenize(line)
    tokens = []
    until line.empty?
      type, match = RULES.lazy.map { |kind, rule| [kind, line[/\A#{rule}/]] }.find { |_, text| text }
      raise ArgumentError, line unless type

      tokens << Token.new(type, match) unless type == :space
      line = line[match.size..]
    end
    tokens
  end

  def assign
    name = @tokens.shift.value
    @tokens.shift
    @variables[name] = sum
  end

  def sum
    value = product
    value = value.public_send(@tokens.shift.value, product) while %w[+ -].include?(@tokens[0]&.value)
    value
  end

  def product
    value = atom
    value = value.public_send(@tokens.shift.value, atom) while %w[* /].include?(@tokens[0]&.value)
    value
  end

  def atom
    token = @tokens.shift
    case token.type
    when :number then token.value.to_f
    when :name then @variables[token.value]
    else sum.tap { @tokens.shift }
    end
  end
end

puts Interpreter.new.run("x = 2 * (3 + 4)\ny = x / 7\nx + y")
# %%
# What a script does around its work.
if __FILE__ == $PROGRAM_NAME
  at_exit { puts "done" }
  trap("INT") { puts "stopped" }
  started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
  srand(42)
  numbers = Array.new(10) { Kernel.rand(1..6) }
  puts numbers.tally.sort.inspect
  puts Kernel.format("%03d", 7), Kernel.Integer("12"), Kernel.Float("1.5")
  sleep(0)
  found = catch(:found) do
    numbers.each_with_index { |number, index| throw :found, index if number > 3 }
    nil
  end
  Kernel.puts found.inspect
  GC.start
  puts GC.count.positive?, RUBY_VERSION > "2", RUBY_ENGINE, RUBY_PLATFORM.empty?
  puts caller.size, __method__.inspect, __dir__.nil?, ObjectSpace.count_objects.key?(:TOTAL)
  puts Process.clock_gettime(Process::CLOCK_MONOTONIC) >= started
  warn "to standard error"
  puts DATA.read.lines.map(&:to_i).sum
  exit if numbers.empty?
end

__END__
10
20
# %%
# Files by name only: paths are texts.
path = File.join("data", "2024", "report.csv")
puts File.basename(path, ".csv"), File.extname(path), File.dirname(path)
puts File.split(path).inspect, File::SEPARATOR
names = %w[b.txt a.rb c.md]
by_kind = names.group_by { |name| File.extname(name) }
puts by_kind.keys.sort.join(" ")
puts File.expand_path("x", "/tmp").end_with?("x")
puts File.fnmatch("*.rb", "a.rb")
require "pathname"
where = Pathname.new("a/b") + "../c"
puts where.cleanpath, where.basename, where.parent, where.absolute?
require "uri"
address = URI.parse("https://example.org:8080/a?b=1#c")
puts address.host, address.port, address.path, address.query
puts URI.join("https://example.org/a/", "b"), URI.encode_www_form(q: "x y")
puts URI.decode_www_form_component("a%20b")
text = "visit https://example.org or mail a@example.org"
puts URI.extract(text, "https").inspect rescue puts("none")
# %%
# Memory of a virtual machine, with registers and a stack.
class Machine
  attr_reader :stack, :output

  INSTRUCTIONS = {
    "push" => ->(machine, value) { machine.stack.push(value.to_i) },
    "add" => ->(machine, *) { machine.stack.push(machine.stack.pop + machine.stack.pop) },
    "mul" => ->(machine, *) { machine.stack.push(machine.stack.pop * machine.stack.pop) },
    "print" => ->(machine, *) { machine.output << machine.stack.last },
    "syscall" => ->(machine, *) { machine.output << "no such thing" }
  }.freeze

  def initialize
    @stack = []
    @output = []
  end

  def load(source)
    @program = source.lines.map(&:split).reject(&:empty?)
    self
  end

  def exec
    @program.each do |name, *arguments|
      instruction = INSTRUCTIONS.fetch(name) { raise "unknown instruction #{name}" }
      instruction.call(self, *arguments)
    end
    self
  end

  def fork = self.class.new.tap { |child| child.stack.concat(stack) }
end

machine = Machine.new.load(<<~ASM).exec
  push 2
  push 3
  add
  push 7
  mul
  print
  syscall
ASM
puts machine.output, machine.fork.stack.inspect
# %%
# Graphs: Dijkstra, a topological order and components.
class Graph
  def initialize = @edges = Hash.new { |hash, key| hash[key] = {} }

  def connect(from, to, weight = 1)
    @edges[from][to] = weight
    @edges[to]
    self
  end

  def distances(start)
    best = Hash.new(Float::INFINITY).merge(start => 0)
    open = [start]
    until open.empty?
      here = open.min_by { |node| best[node] }
      open.delete(here)
      @edges[here].each do |there, weight|
        next if best[here] + weight >= best[there]

        best[there] = best[here] + weight
        open << there
      end
    end
    best
  end

  def order
    seen = {}
    visit = lambda do |node|
      next if seen[node]

      seen[node] = true
      @edges[node].each_key(&visit)
      (@order ||= []).unshift(node)
    end
    @edges.keys.each(&visit)
    @order
  end
end

graph = Graph.new.connect(:a, :b, 4).connect(:a, :c, 1).connect(:c, :b, 2).connect(:b, :d, 5)
puts graph.distances(:a).inspect, graph.order.inspect
# %%
# Roman numerals, ciphers and other exercises.
NUMERALS = { 1000 => "M", 900 => "CM", 500 => "D", 400 => "CD", 100 => "C", 90 => "XC", 50 => "L", 40 => "XL",
             10 => "X", 9 => "IX", 5 => "V", 4 => "IV", 1 => "I" }.freeze

def roman(number)
  NUMERALS.reduce(+"") do |text, (value, sign)|
    text << sign * (number / value)
    number %= value
    text
  end
end

def caesar(text, shift)
  text.gsub(/[a-z]/) { |char| ((char.ord - 97 + shift) % 26 + 97).chr }
end

def rot13(text) = text.tr("A-Za-z", "N-ZA-Mn-za-m")

def anagrams(words) = words.group_by { |word| word.chars.sort.join }.values.select { |group| group.size > 1 }

def palindrome?(text) = (plain = text.downcase.scan(/\w/)) == plain.reverse

def luhn?(digits)
  digits.reverse.each_char.each_slice(2).sum do |odd, even|
    double = even.to_i * 2
    odd.to_i + (double > 9 ? double - 9 : double)
  end % 10 == 0
end

puts roman(1994), caesar("system", 3), rot13("rkrp"), anagrams(%w[listen silent fork]).inspect
puts palindrome?("A man, a plan, a canal: Panama"), luhn?("4539578763621486")
puts (1..15).map { |n| n % 15 == 0 ? "FizzBuzz" : n % 3 == 0 ? "Fizz" : n % 5 == 0 ? "Buzz" : n }.join(" ")
puts [3, 1, 2].sort { |a, b| b <=> a }.each_with_index.map { |n, i| n * i }.sum
# %%
# Events, callbacks and hooks.
module Hooks
  def self.included(base) = base.extend(ClassMethods)

  module ClassMethods
    def before(name, &hook)
      original = instance_method(name)
      define_method(name) do |*arguments, &block|
        instance_exec(*arguments, &hook)
        original.bind(self).call(*arguments, &block)
      end
    end
  end
end

class Emitter
  def initialize = @handlers = Hash.new { |hash, key| hash[key] = [] }

  def on(event, callable = nil, &block)
    @handlers[event] << (callable || block)
    self
  end

  def emit(event, *details) = @handlers[event].map { |handler| handler.call(*details) }
end

class Door
  include Hooks

  def open(who) = "#{who} goes in"
  before(:open) { |who| puts "who is there? #{who}" }
end

emitter = Emitter.new
emitter.on(:open) { |who| Door.new.open(who) }.on(:open, Door.new.method(:open))
puts emitter.emit(:open, "Ann"), emitter.emit(:close).inspect
counter = Enumerator.produce(1) { |n| n * 2 }
puts counter.lazy.reject(&:odd?).map { |n| n + 1 }.first(3).inspect
double = ->(n) { n * 2 }
square = proc { |n| n**2 }
puts (double >> square).call(3), (double << square).call(3), [1, 2].map(&double).inspect
puts double.curry[4], :upcase.to_proc.call("a"), %w[a b].each_with_object({}) { |k, h| h[k] = k.ord }
# %%
# Ractors, queues and conditions.
class Pool
  def initialize(size)
    @jobs = Queue.new
    @workers = Array.new(size) do
      Thread.new do
        while (job = @jobs.pop) != :stop
          job.call
        end
      end
    end
  end

  def run(&job) = @jobs << job

  def close
    @workers.size.times { @jobs << :stop }
    @workers.each(&:join)
  end
end

results = Queue.new
pool = Pool.new(2)
5.times { |number| pool.run { results << number**2 } }
pool.close
puts Array.new(results.size) { results.pop }.sort.inspect
lock = Monitor.new
lock.synchronize { puts "held" }
warm = ConditionVariable.new
mutex = Mutex.new
ready = false
waiter = Thread.new { mutex.synchronize { warm.wait(mutex, 1) until ready } }
mutex.synchronize { ready = true; warm.signal }
waiter.join
puts Thread.current.alive?, waiter.status.inspect
# %%
# A tokenizer with StringScanner, and text in many forms.
require "strscan"

def tokens(text)
  scanner = StringScanner.new(text)
  found = []
  until scanner.eos?
    if scanner.scan(/\s+/) then next
    elsif scanner.scan(/"(\\.|[^"])*"/) then found << [:string, scanner.matched]
    elsif scanner.scan(/[a-z_]\w*/i) then found << [:word, scanner.matched]
    elsif scanner.scan(/[\d.]+/) then found << [:number, scanner.matched.to_f]
    else found << [:sign, scanner.getch]
    end
  end
  found
end

p tokens('system("rm -rf /") + eval(1.5)')
puts "naïve café".unicode_normalize(:nfd).length, "straße".upcase, "ÀÉ".downcase
puts "a,b;c".split(/[,;]/).inspect, "k=v".partition("=").inspect, "x" * 3, "abc"[1..], "abc"[-1]
puts "%-5s|%5.1f|%x|%08b" % ["ab", 3.14159, 255, 5]
puts "line one\nline two".each_line.map(&:chomp).map(&:reverse).inspect
puts "CamelCaseWord".gsub(/([A-Z])/) { "_#{$1.downcase}" }.delete_prefix("_")
puts "hello"=~/l+/, $~[0], "2024-05-06"[/(\d+)-(\d+)/, 2]
puts "a\tb\u00e9\x41".inspect, 'single \n', %q(it's), %Q(#{1 + 1}), ?a, :"odd symbol".inspect
# %%
# A money type with coercion, comparison and a currency table.
class Money
  include Comparable
  RATES = { eur: 1r, usd: 11/10r, gbp: 17/20r }.freeze
  attr_reader :cents, :currency

  class << self
    def parse(text)
      amount, currency = text.split
      new((amount.to_r * 100).to_i, currency.downcase.to_sym)
    end

    private :new unless true
  end

  def initialize(cents, currency = :eur)
    @cents = cents
    @currency = currency
    freeze
  end

  def exchange(target) = Money.new((cents / RATES.fetch(currency) * RATES.fetch(target)).round, target)
  def <=>(other) = cents <=> other.exchange(currency).cents
  def +(other) = Money.new(cents + other.exchange(currency).cents, currency)
  def to_s = format("%d.%02d %s", *cents.divmod(100), currency.upcase)
  def hash = [cents, currency].hash
  def eql?(other) = other.is_a?(Money) && hash == other.hash
  alias inspect to_s
end

wallet = ["10.50 EUR", "3.30 USD", "2.00 GBP"].map { |text| Money.parse(text) }
puts wallet.sum(Money.new(0)), wallet.max, wallet.sort.inspect
puts wallet.first == Money.parse("10.50 EUR"), { wallet.first => 1 }.key?(Money.parse("10.50 EUR"))
puts wallet.minmax.map(&:to_s).join(" to "), wallet.first.clamp(wallet.last, wallet.last)
