// presets: minimal, development, educational, data_science, production, strict
// %%
// A calculator whose methods are called like dangerous functions.
class Calculator {
  constructor() {
    this.stack = [];
    this.process = [];
  }
  eval(text) {
    return this.exec(text.split(' '));
  }
  exec(tokens) {
    for (const token of tokens) {
      if (/^[\d.]+$/.test(token)) this.stack.push(Number(token));
      else this.apply(token);
      this.process.push(token);
    }
    return this.stack.pop();
  }
  apply(operator) {
    const [b, a] = [this.stack.pop(), this.stack.pop()];
    this.stack.push({ '+': a + b, '-': a - b, '*': a * b, '/': a / b }[operator]);
  }
}
const calculator = new Calculator();
console.log(calculator.eval('3 4 + 2 *'), calculator.process.length);
// %%
// Regular expressions have exec as well.
const pattern = /(\w+)@(\w+)\.com/g;
const text = 'ann@example.com, bob@test.com; eval("x") and require("fs")';
let match;
while ((match = pattern.exec(text)) !== null) {
  console.log(match[1], match[2], match.index);
}
const other = new RegExp('child_process|exec', 'i');
console.log(other.exec('we exec nothing'), other.test('eval'));
// %%
// Sorting algorithms, with a swap helper.
function bubbleSort(items) {
  const list = items.slice();
  for (let i = 0; i < list.length; i++) {
    for (let j = 0; j < list.length - i - 1; j++) {
      if (list[j] > list[j + 1]) [list[j], list[j + 1]] = [list[j + 1], list[j]];
    }
  }
  return list;
}
function quickSort(list) {
  if (list.length < 2) return list;
  const [pivot, ...rest] = list;
  const smaller = rest.filter((one) => one < pivot);
  const larger = rest.filter((one) => one >= pivot);
  return [...quickSort(smaller), pivot, ...quickSort(larger)];
}
console.log(bubbleSort([5, 3, 9, 1]), quickSort([5, 3, 9, 1]));
// %%
// Reads numbers from standard input and sums them.
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const numbers = lines.map(Number).filter((value) => !Number.isNaN(value));
const sum = numbers.reduce((total, value) => total + value, 0);
console.log(`sum ${sum}`);
console.log(`mean ${(sum / numbers.length).toFixed(2)}`);
// %%
// The same for a contest, with the device's name.
const { readFileSync } = require('fs');
const [first, ...rest] = readFileSync('/dev/stdin', 'utf8').split('\n');
const count = parseInt(first, 10);
const rows = rest.slice(0, count).map((row) => row.split(' ').map(Number));
for (const [a, b] of rows) console.log(Math.max(a, b));
// %%
// Reads lines with the readline module.
const readline = require('node:readline');
const reader = readline.createInterface({ input: process.stdin, output: process.stdout });
const seen = new Set();
reader.on('line', (line) => {
  const word = line.trim().toLowerCase();
  if (seen.has(word)) process.stdout.write(`${word} again\n`);
  seen.add(word);
});
reader.on('close', () => console.log(seen.size));
// %%
// An event emitter of one's own and one of the library.
const { EventEmitter } = require('events');
class Channel extends EventEmitter {
  send(message) {
    this.emit('message', { text: message, at: 1 });
    return this;
  }
}
const channel = new Channel();
channel.on('message', ({ text }) => console.log('got', text));
channel.once('message', () => console.log('first'));
channel.send('exec').send('spawn').send('kill');
// %%
// A tokenizer and a parser for arithmetic; nothing is evaluated as code.
function tokenize(source) {
  const tokens = [];
  const pattern = /\s*([()+\-*/]|\d+(?:\.\d+)?)/y;
  let found;
  while ((found = pattern.exec(source))) tokens.push(found[1]);
  return tokens;
}
function parse(tokens) {
  let at = 0;
  const factor = () => {
    const token = tokens[at++];
    if (token !== '(') return Number(token);
    const value = expression();
    at++;
    return value;
  };
  const term = () => {
    let value = factor();
    while (tokens[at] === '*' || tokens[at] === '/') value = tokens[at++] === '*' ? value * factor() : value / factor();
    return value;
  };
  const expression = () => {
    let value = term();
    while (tokens[at] === '+' || tokens[at] === '-') value = tokens[at++] === '+' ? value + term() : value - term();
    return value;
  };
  return expression();
}
console.log(parse(tokenize('2 * (3 + 4) - 5')));
// %%
// A graph with breadth-first and depth-first search.
class Graph {
  #edges = new Map();
  connect(from, to) {
    if (!this.#edges.has(from)) this.#edges.set(from, []);
    this.#edges.get(from).push(to);
  }
  *walk(start) {
    const queue = [start];
    const seen = new Set(queue);
    while (queue.length) {
      const node = queue.shift();
      yield node;
      for (const next of this.#edges.get(node) ?? []) {
        if (!seen.has(next)) {
          seen.add(next);
          queue.push(next);
        }
      }
    }
  }
}
const graph = new Graph();
[['a', 'b'], ['a', 'c'], ['c', 'd']].forEach(([from, to]) => graph.connect(from, to));
console.log([...graph.walk('a')].join(' > '));
// %%
// Words of danger in texts, comments and keys: eval(), require('child_process'), process.env, rm -rf /
const help = {
  eval: 'eval("code") runs code; do not use it',
  exec: "require('child_process').exec('rm -rf /') would be terrible",
  env: 'process.env.HOME is the home folder',
};
for (const [name, sentence] of Object.entries(help)) {
  console.log(name.padEnd(6), sentence);
}
console.log(`new Function("return 1") and fetch('https://example.com') are only words here`);
// %%
// A promise chain and async functions.
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
async function countdown(from) {
  for (let left = from; left > 0; left--) {
    console.log(left);
    await wait(1);
  }
  return 'done';
}
countdown(3)
  .then((word) => word.toUpperCase())
  .then(console.log)
  .catch((error) => console.error(error.message))
  .finally(() => console.log('end'));
// %%
// Fibonacci, memoised in several ways.
const memo = new Map();
function fibonacci(n) {
  if (n < 2) return n;
  if (!memo.has(n)) memo.set(n, fibonacci(n - 1) + fibonacci(n - 2));
  return memo.get(n);
}
function memoize(fn, cache = {}) {
  return function (...args) {
    const key = args.join(',');
    if (!(key in cache)) cache[key] = fn.apply(this, args);
    return cache[key];
  };
}
const slow = (n) => (n < 2 ? n : slow(n - 1) + slow(n - 2));
const quick = memoize(slow);
console.log(fibonacci(50), quick(20), quick(20));
// %%
// A bank account with getters, setters and errors of its own.
class InsufficientFundsError extends Error {
  constructor(needed) {
    super(`needs ${needed} more`);
    this.name = this.constructor.name;
  }
}
class Account {
  #balance = 0;
  static opened = 0;
  static open(amount = 0) {
    Account.opened += 1;
    return new Account().deposit(amount);
  }
  get balance() {
    return this.#balance;
  }
  deposit(amount) {
    this.#balance += amount;
    return this;
  }
  withdraw(amount) {
    if (amount > this.#balance) throw new InsufficientFundsError(amount - this.#balance);
    this.#balance -= amount;
    return this;
  }
}
try {
  Account.open(50).withdraw(80);
} catch (error) {
  console.log(error instanceof InsufficientFundsError, error.name, error.message);
}
// %%
// A tiny virtual machine with an instruction called exec, a stack and a loop.
const instructions = {
  push: (machine, value) => machine.stack.push(value),
  add: (machine) => machine.stack.push(machine.stack.pop() + machine.stack.pop()),
  print: (machine) => machine.output.push(String(machine.stack[machine.stack.length - 1])),
  kill: (machine) => { machine.running = false; },
};
function exec(program) {
  const machine = { stack: [], output: [], running: true, at: 0 };
  while (machine.running && machine.at < program.length) {
    const [name, operand] = program[machine.at++];
    instructions[name](machine, operand);
  }
  return machine.output;
}
console.log(exec([['push', 2], ['push', 3], ['add'], ['print'], ['kill'], ['print']]));
// %%
// Matrix operations and a determinant.
const multiply = (a, b) => a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)));
const transpose = (matrix) => matrix[0].map((_, j) => matrix.map((row) => row[j]));
function determinant(matrix) {
  if (matrix.length === 1) return matrix[0][0];
  return matrix[0].reduce((sum, value, column) => {
    const minor = matrix.slice(1).map((row) => row.filter((_, j) => j !== column));
    return sum + (column % 2 ? -1 : 1) * value * determinant(minor);
  }, 0);
}
console.log(multiply([[1, 2], [3, 4]], [[0, 1], [1, 0]]), transpose([[1, 2, 3]]), determinant([[2, 1], [7, 4]]));
// %%
// A linked list with an iterator, and its conversions.
class LinkedList {
  constructor(...values) {
    this.head = null;
    this.size = 0;
    values.reverse().forEach((value) => this.unshift(value));
  }
  unshift(value) {
    this.head = { value, next: this.head };
    this.size++;
  }
  *[Symbol.iterator]() {
    for (let node = this.head; node; node = node.next) yield node.value;
  }
  get [Symbol.toStringTag]() {
    return 'LinkedList';
  }
}
const list = new LinkedList(1, 2, 3);
console.log([...list], list.size, String(list), Math.max(...list));
// %%
// Caesar and Vigenère ciphers, base64 and hexadecimal of plain texts.
function caesar(text, shift) {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + shift) % 26) + 97));
}
function vigenere(text, key) {
  return [...text].map((letter, i) => caesar(letter, key.charCodeAt(i % key.length) - 97)).join('');
}
const secret = caesar('attack at dawn', 3);
console.log(secret, caesar(secret, 23), vigenere('hello', 'key'));
console.log(Buffer.from('hello').toString('base64'), Buffer.from('aGVsbG8=', 'base64').toString(), btoa('abc'), atob('YWJj'));
// %%
// Observer pattern with methods called open, close, spawn and fork.
class Subject {
  observers = new Set();
  open(observer) {
    this.observers.add(observer);
    return () => this.close(observer);
  }
  close(observer) {
    this.observers.delete(observer);
  }
  spawn(event) {
    for (const observer of this.observers) observer(event);
  }
  fork() {
    const copy = new Subject();
    this.observers.forEach((one) => copy.open(one));
    return copy;
  }
}
const subject = new Subject();
const stop = subject.open((event) => console.log('seen', event));
subject.fork().spawn('hello');
stop();
subject.spawn('nobody hears this');
// %%
// A JSON round trip, deep copy and deep comparison.
function same(a, b) {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}
const data = { name: 'x', tags: ['a', 'b'], nested: { deep: { value: 1 } } };
const copy = JSON.parse(JSON.stringify(data));
const clone = structuredClone(data);
clone.nested.deep.value = 2;
console.log(same(data, copy), same(data, clone), Object.entries(data).length);
// %%
// A state machine read from a table; the keys are the program's own.
const transitions = {
  idle: { start: 'running', stop: 'idle' },
  running: { pause: 'paused', stop: 'idle' },
  paused: { resume: 'running', stop: 'idle' },
};
class Machine {
  state = 'idle';
  history = [];
  handle(event) {
    const next = transitions[this.state][event];
    if (!next) return this;
    this.history.push(`${this.state} -> ${next}`);
    this.state = next;
    return this;
  }
}
console.log(new Machine().handle('start').handle('pause').handle('resume').handle('stop').history.join('\n'));
// %%
// Prime numbers by several roads.
function sieve(limit) {
  const isPrime = new Array(limit + 1).fill(true);
  isPrime[0] = isPrime[1] = false;
  for (let p = 2; p * p <= limit; p++) {
    if (!isPrime[p]) continue;
    for (let multiple = p * p; multiple <= limit; multiple += p) isPrime[multiple] = false;
  }
  return isPrime.reduce((found, prime, n) => (prime ? [...found, n] : found), []);
}
const factors = (n, d = 2) => (n < 2 ? [] : n % d === 0 ? [d, ...factors(n / d, d)] : factors(n, d + 1));
const gcd = (a, b) => (b ? gcd(b, a % b) : a);
console.log(sieve(50), factors(360), gcd(84, 36), [12, 18].reduce((a, b) => (a * b) / gcd(a, b)));
// %%
// Text statistics: words, letters, the longest word, a histogram.
const story = 'the quick brown fox jumps over the lazy dog and the fox sleeps';
const words = story.split(/\s+/);
const counts = words.reduce((map, word) => map.set(word, (map.get(word) ?? 0) + 1), new Map());
const letters = {};
for (const letter of story.replace(/[^a-z]/g, '')) letters[letter] = (letters[letter] || 0) + 1;
const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
console.log([...counts].sort(([, a], [, b]) => b - a).slice(0, 3), longest);
for (const letter of Object.keys(letters).sort()) console.log(letter, '*'.repeat(letters[letter]));
// %%
// Functional helpers: curry, compose, pipe, debounce, partial application with bind.
const curry = (fn) => function curried(...args) {
  return args.length >= fn.length ? fn.apply(this, args) : (...more) => curried.apply(this, [...args, ...more]);
};
const compose = (...fns) => (value) => fns.reduceRight((result, fn) => fn(result), value);
const pipe = (...fns) => (value) => fns.reduce((result, fn) => fn(result), value);
function debounce(fn, delay) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => fn(...args), delay);
  };
}
const add = curry((a, b, c) => a + b + c);
const double = (x) => x * 2;
console.log(add(1)(2)(3), compose(double, add(1, 2))(4), pipe(double, String)(21), Math.max.bind(null, 5)(9));
debounce(console.log, 1)('later');
// %%
// A game of life on a small board.
const alive = new Set(['1,0', '1,1', '1,2']);
function neighbours(cell) {
  const [x, y] = cell.split(',').map(Number);
  const around = [];
  for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) if (dx || dy) around.push(`${x + dx},${y + dy}`);
  return around;
}
function step(cells) {
  const counts = {};
  for (const cell of cells) for (const near of neighbours(cell)) counts[near] = (counts[near] ?? 0) + 1;
  return new Set(Object.entries(counts).filter(([cell, n]) => n === 3 || (n === 2 && cells.has(cell))).map(([cell]) => cell));
}
console.log([...step(alive)].sort(), [...step(step(alive))].sort());
// %%
// Inheritance the old way, with prototypes and Object.create.
function Shape(name) {
  this.name = name;
}
Shape.prototype.describe = function () {
  return `${this.name} of area ${this.area().toFixed(1)}`;
};
function Circle(radius) {
  Shape.call(this, 'circle');
  this.radius = radius;
}
Circle.prototype = Object.create(Shape.prototype);
Circle.prototype.constructor = Circle;
Circle.prototype.area = function () {
  return Math.PI * this.radius ** 2;
};
const circle = new Circle(2);
console.log(circle.describe(), circle instanceof Shape, Object.getPrototypeOf(circle) === Circle.prototype);
// %%
// A module pattern, with an immediately called function and names of its own.
const counter = (function () {
  let value = 0;
  function require(amount) {
    if (amount < 0) throw new RangeError('negative');
    return amount;
  }
  return {
    increment: (by = 1) => { value += require(by); return value; },
    reset() { value = 0; },
    get value() { return value; },
  };
})();
counter.increment();
counter.increment(4);
console.log(counter.value);
// %%
// A user's own fetch, process, eval and open; none is the system's.
function fetch(record) {
  return records[record];
}
function process(values) {
  return values.map((value) => value * 2);
}
const open = (door) => `the ${door} is open`;
const records = { a: [1, 2], b: [3] };
console.log(process(fetch('a')), open('window'));
{
  const eval_ = (x) => x + 1;
  console.log(eval_(1));
}
// %%
// A priority queue and Dijkstra's algorithm.
class PriorityQueue {
  items = [];
  push(item, priority) {
    this.items.push({ item, priority });
    this.items.sort((a, b) => a.priority - b.priority);
  }
  pop() {
    return this.items.shift()?.item;
  }
  get empty() {
    return this.items.length === 0;
  }
}
function shortest(graph, start) {
  const distances = Object.fromEntries(Object.keys(graph).map((node) => [node, Infinity]));
  distances[start] = 0;
  const queue = new PriorityQueue();
  queue.push(start, 0);
  while (!queue.empty) {
    const node = queue.pop();
    for (const [next, weight] of Object.entries(graph[node])) {
      const candidate = distances[node] + weight;
      if (candidate < distances[next]) {
        distances[next] = candidate;
        queue.push(next, candidate);
      }
    }
  }
  return distances;
}
console.log(shortest({ a: { b: 1, c: 5 }, b: { c: 2 }, c: {} }, 'a'));
// %%
// Dates and number formats.
const day = new Date(Date.UTC(2024, 1, 29));
const formatter = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const daysBetween = (a, b) => Math.round((b - a) / 86400000);
console.log(day.toISOString().slice(0, 10), formatter.format(1234.5));
console.log(daysBetween(day, new Date(Date.UTC(2024, 11, 25))), day.getUTCDay());
console.log([0.1, 0.25, 0.5].map((x) => `${(x * 100).toFixed(0)}%`).join(' '));
// %%
// Paths and addresses are computed, not opened.
const path = require('path');
const url = require('url');
const file = path.join('data', '2024', 'report.csv');
console.log(path.basename(file, '.csv'), path.extname(file), path.dirname(file), path.sep);
const parsed = new URL('https://example.com/search?q=eval&page=2');
console.log(parsed.hostname, parsed.searchParams.get('q'), url.format({ protocol: 'https', host: 'example.com' }));
// %%
// Assertions, inspection and the like.
const assert = require('node:assert');
const util = require('util');
function divide(a, b) {
  if (b === 0) throw new Error('division by zero');
  return a / b;
}
assert.strictEqual(divide(6, 3), 2);
assert.throws(() => divide(1, 0), /zero/);
assert.deepStrictEqual([1, { a: 2 }], [1, { a: 2 }]);
console.log(util.inspect({ a: { b: { c: {} } } }, { depth: 0 }), util.format('%s is %d', 'x', 1));
// %%
// Hashes, and random numbers from a seed.
const { createHash, randomUUID } = require('crypto');
console.log(createHash('sha256').update('hello').digest('hex').slice(0, 16), randomUUID().length);
function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
const next = random(42);
const rolls = Array.from({ length: 10 }, () => 1 + Math.floor(next() * 6));
console.log(rolls.join(' '), rolls.reduce((a, b) => a + b) / rolls.length);
// %%
// A text adventure whose commands are looked up in a map of the program's own.
const commands = {
  open: (thing) => `You open the ${thing}.`,
  kill: (thing) => `The ${thing} is too fast for you.`,
  exec: () => 'There is nobody to execute.',
  system: () => 'A solar system hangs from the ceiling.',
};
function play(line) {
  const [verb, noun] = line.split(' ');
  const command = commands[verb];
  return command ? command(noun) : `You can't ${verb}.`;
}
['open door', 'kill bat', 'exec', 'system', 'dance'].map(play).forEach((answer) => console.log(answer));
// %%
// Typed arrays, bit tricks and binary searches.
const bytes = new Uint8Array([1, 2, 3, 255]);
const view = new DataView(bytes.buffer);
const popcount = (n) => { let c = 0; while (n) { c += n & 1; n >>>= 1; } return c; };
function search(sorted, target, low = 0, high = sorted.length - 1) {
  if (low > high) return -1;
  const middle = (low + high) >> 1;
  if (sorted[middle] === target) return middle;
  return sorted[middle] < target ? search(sorted, target, middle + 1, high) : search(sorted, target, low, middle - 1);
}
console.log(view.getUint16(0), popcount(0b10110), search([1, 3, 5, 7, 9], 7), bytes.at(-1));
// %%
// Generators: ranges, infinite streams, lazy pipelines.
function* range(start, end, step = 1) {
  for (let value = start; value < end; value += step) yield value;
}
function* map(values, fn) {
  for (const value of values) yield fn(value);
}
function* take(values, count) {
  for (const value of values) {
    if (count-- <= 0) return;
    yield value;
  }
}
function* naturals() {
  let n = 0;
  while (true) yield n++;
}
console.log([...take(map(naturals(), (n) => n ** 2), 6)], [...range(0, 10, 3)]);
// %%
// A dependency container with a method called require, and a plug-in table.
class Container {
  #factories = new Map();
  #made = new Map();
  register(name, factory) {
    this.#factories.set(name, factory);
    return this;
  }
  require(name) {
    if (!this.#made.has(name)) this.#made.set(name, this.#factories.get(name)(this));
    return this.#made.get(name);
  }
}
const container = new Container()
  .register('clock', () => ({ now: () => 42 }))
  .register('logger', (c) => ({ log: (text) => `${c.require('clock').now()} ${text}` }));
console.log(container.require('logger').log('ready'));
// %%
// Checks of types, by constructor and by typeof.
function kindOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Function || typeof value === 'function') return 'function';
  return value.constructor === Object ? 'object' : value.constructor.name.toLowerCase();
}
console.log([1, 'a', null, [], {}, () => 1, new Map(), /x/].map(kindOf));
const isCallable = (thing) => typeof thing === 'function' || Object.prototype.toString.call(thing) === '[object Function]';
console.log(isCallable(kindOf), typeof require, typeof module, typeof window);
// %%
// A template engine for plain values: no code is made of the text.
const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escape = (text) => String(text).replace(/[&<>]/g, (one) => escapes[one]);
function render(template, values) {
  return template.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, path) => {
    const value = path.split('.').reduce((scope, key) => scope?.[key], values);
    return value === undefined ? whole : escape(value);
  });
}
console.log(render('Hello {{ user.name }}, {{ count }} new <{{ missing }}>', { user: { name: 'A & B' }, count: 3 }));
// %%
// A database in memory with exec, query, open and close.
class Database {
  constructor() {
    this.tables = {};
  }
  static open() {
    return new Database();
  }
  exec(statement) {
    const [, table, columns] = /CREATE TABLE (\w+) \((.*)\)/.exec(statement);
    this.tables[table] = { columns: columns.split(', '), rows: [] };
  }
  insert(table, ...row) {
    this.tables[table].rows.push(row);
  }
  query(table, predicate = () => true) {
    const { columns, rows } = this.tables[table];
    return rows.map((row) => Object.fromEntries(row.map((value, i) => [columns[i], value]))).filter(predicate);
  }
  close() {
    this.tables = {};
  }
}
const db = Database.open();
db.exec('CREATE TABLE people (name, age)');
db.insert('people', 'Ann', 31);
db.insert('people', 'Bob', 17);
console.log(db.query('people', ({ age }) => age >= 18));
db.close();
// %%
// Exports of a small library, in the way of Node.
'use strict';
const PI2 = Math.PI * 2;
function area({ width, height } = { width: 1, height: 1 }) {
  return width * height;
}
class Circle {
  constructor(radius) {
    this.radius = radius;
  }
  get circumference() {
    return PI2 * this.radius;
  }
}
module.exports = { area, Circle, PI2 };
module.exports.default = area;
exports.version = '1.0.0';
if (require.main === module) console.log(area({ width: 2, height: 3 }), new Circle(1).circumference);
// %%
// Exports of a module, with what it takes from libraries that only compute.
import { strict as assert } from 'node:assert';
import { performance } from 'perf_hooks';
import _ from 'lodash';
import dayjs from 'dayjs';
export const chunk = (list, size) => _.chunk(list, size);
export default function elapsed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}
assert.equal(chunk([1, 2, 3], 2).length, 2);
console.log(dayjs('2024-01-01').format('YYYY'), elapsed(() => chunk([1], 1)) >= 0);
// %%
// A benchmark of one's own functions.
const start = process.hrtime.bigint();
const squares = Array.from({ length: 1000 }, (_, i) => i * i);
const total = squares.reduce((a, b) => a + b, 0);
const used = process.memoryUsage().heapUsed;
console.log(total, Number(process.hrtime.bigint() - start) > 0, used > 0, process.version.startsWith('v'));
process.exitCode = 0;
process.on('exit', (code) => console.log('bye', code));
process.nextTick(() => console.log('soon'));
console.log(process.argv.slice(2).length, process.cwd().length > 0, process.uptime() > 0);
// %%
// Streams and transformations in memory.
const { Readable, Transform, pipeline } = require('stream');
const upper = new Transform({
  transform(chunk, encoding, done) {
    done(null, chunk.toString().toUpperCase());
  },
});
pipeline(Readable.from(['a', 'b', 'c']), upper, process.stdout, (error) => {
  if (error) console.error(error);
});
// %%
// Sudoku by backtracking; the board is a text.
const board = '53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79'.split('');
function fits(at, digit) {
  const row = Math.floor(at / 9);
  const column = at % 9;
  for (let i = 0; i < 9; i++) {
    const box = (Math.floor(row / 3) * 3 + Math.floor(i / 3)) * 9 + Math.floor(column / 3) * 3 + (i % 3);
    if (board[row * 9 + i] === digit || board[i * 9 + column] === digit || board[box] === digit) return false;
  }
  return true;
}
function solve(at = 0) {
  while (at < 81 && board[at] !== '.') at++;
  if (at === 81) return true;
  for (const digit of '123456789') {
    if (fits(at, digit)) {
      board[at] = digit;
      if (solve(at + 1)) return true;
      board[at] = '.';
    }
  }
  return false;
}
console.log(solve(), board.join('').match(/.{9}/g).join('\n'));
// %%
// A bundle's wrapper that looks for the global object, as libraries do.
(function (root, factory) {
  if (typeof define === 'function' && define.amd) define([], factory);
  else if (typeof module === 'object' && module.exports) module.exports = factory();
  else root.Greeter = factory();
})(typeof self !== 'undefined' ? self : this, function () {
  return { greet: (name) => `hello ${name}` };
});
