// presets: minimal, development, educational, data_science, production, strict
// %%
// A typed stack with methods called like dangerous functions.
interface Evaluator<T> {
  eval(text: string): T;
  exec?(command: string): void;
}
class Calculator implements Evaluator<number> {
  private stack: number[] = [];
  eval(text: string): number {
    for (const token of text.split(' ')) {
      const value = Number(token);
      if (Number.isNaN(value)) this.apply(token as '+' | '*');
      else this.stack.push(value);
    }
    return this.stack.pop()!;
  }
  private apply(operator: '+' | '*'): void {
    const [b, a] = [this.stack.pop()!, this.stack.pop()!];
    this.stack.push(operator === '+' ? a + b : a * b);
  }
}
console.log(new Calculator().eval('2 3 + 4 *'));
// %%
// Types may speak of anything: Function, eval, process.
type Handler = (event: string, ...rest: unknown[]) => void;
type Process = { env: Record<string, string>; kill(signal: number): void };
interface Window { eval(text: string): unknown; Function: Function }
declare function fetchAll(url: string): Promise<Response>;
declare module 'child_process' { export function extra(): void }
const handlers: Record<string, Handler | Function> = {
  greet: (event) => console.log(event),
};
function run(this: void, name: keyof typeof handlers): void {
  (handlers[name] as Handler)('hello');
}
run('greet');
export type { Handler, Process };
// %%
// Types that are imported only for the types.
import type { ChildProcess, ExecOptions } from 'child_process';
import type * as http from 'http';
import { type Socket } from 'net';
type Started = ChildProcess | ExecOptions | http.Server | Socket;
const none: Started[] = [];
console.log(none.length);
// %%
// A generic repository in memory.
interface Entity { readonly id: number }
class Repository<T extends Entity> {
  readonly #items = new Map<number, T>();
  save(item: T): this {
    this.#items.set(item.id, item);
    return this;
  }
  find(id: number): T | undefined {
    return this.#items.get(id);
  }
  delete(id: number): boolean {
    return this.#items.delete(id);
  }
  query<K extends keyof T>(key: K, value: T[K]): T[] {
    return [...this.#items.values()].filter((item) => item[key] === value);
  }
}
interface User extends Entity { name: string; age: number }
const users = new Repository<User>().save({ id: 1, name: 'Ann', age: 30 }).save({ id: 2, name: 'Bob', age: 30 });
console.log(users.query('age', 30).map(({ name }) => name), users.find(2)?.name, users.delete(1));
// %%
// Enums, unions and exhaustive switches.
enum Direction { Up = 'UP', Down = 'DOWN', Left = 'LEFT', Right = 'RIGHT' }
const enum Size { Small = 1, Large = Small * 10 }
type Shape = { kind: 'circle'; radius: number } | { kind: 'square'; side: number };
function area(shape: Shape): number {
  switch (shape.kind) {
    case 'circle':
      return Math.PI * shape.radius ** 2;
    case 'square':
      return shape.side ** 2;
    default: {
      const never: never = shape;
      return never;
    }
  }
}
console.log(Direction.Up, Object.values(Direction), Size.Large, area({ kind: 'square', side: 2 }));
// %%
// A namespace of helpers.
namespace Geometry {
  export interface Point { x: number; y: number }
  export const origin: Point = { x: 0, y: 0 };
  export function distance(a: Point, b: Point = origin): number {
    return Math.hypot(a.x - b.x, a.y - b.y);
  }
  export namespace Solid {
    export const volume = (side: number): number => side ** 3;
  }
}
import Solid = Geometry.Solid;
console.log(Geometry.distance({ x: 3, y: 4 }), Solid.volume(2));
// %%
// Decorators that only log and count.
const calls: Record<string, number> = {};
function counted(_target: unknown, key: string, descriptor: PropertyDescriptor): PropertyDescriptor {
  const original = descriptor.value as (...args: unknown[]) => unknown;
  descriptor.value = function (...args: unknown[]) {
    calls[key] = (calls[key] ?? 0) + 1;
    return original.apply(this, args);
  };
  return descriptor;
}
class Greeter {
  constructor(private readonly name: string) {}
  @counted
  greet(): string {
    return `hello ${this.name}`;
  }
}
const greeter = new Greeter('Ann');
console.log(greeter.greet(), greeter.greet(), calls);
// %%
// Abstract classes and overloads.
abstract class Animal {
  protected constructor(public readonly name: string) {}
  abstract speak(): string;
  toString(): string {
    return `${this.name} says ${this.speak()}`;
  }
}
class Dog extends Animal {
  constructor() {
    super('dog');
  }
  override speak(): string {
    return 'woof';
  }
}
function repeat(value: string, times: number): string;
function repeat(value: number, times: number): number[];
function repeat(value: string | number, times: number): string | number[] {
  return typeof value === 'string' ? value.repeat(times) : Array<number>(times).fill(value);
}
console.log(String(new Dog()), repeat('ab', 2), repeat(1, 3));
// %%
// A result type, and errors as values.
type Result<T, E = Error> = { ok: true; value: T } | { ok: false; error: E };
const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
const fail = <E>(error: E): Result<never, E> => ({ ok: false, error });
function parseAge(text: string): Result<number, string> {
  const age = Number.parseInt(text, 10);
  return Number.isNaN(age) ? fail(`not a number: ${text}`) : ok(age);
}
for (const text of ['42', 'x']) {
  const result = parseAge(text);
  console.log(result.ok ? result.value : result.error);
}
// %%
// A typed event emitter.
type Events = { open: [name: string]; close: []; exec: [code: number, note?: string] };
class Emitter<T extends Record<string, unknown[]>> {
  private listeners: { [K in keyof T]?: Array<(...args: T[K]) => void> } = {};
  on<K extends keyof T>(event: K, listener: (...args: T[K]) => void): () => void {
    (this.listeners[event] ??= []).push(listener);
    return () => {
      this.listeners[event] = this.listeners[event]?.filter((one) => one !== listener);
    };
  }
  emit<K extends keyof T>(event: K, ...args: T[K]): void {
    this.listeners[event]?.forEach((listener) => listener(...args));
  }
}
const emitter = new Emitter<Events>();
const off = emitter.on('exec', (code, note) => console.log(code, note));
emitter.emit('exec', 1, 'done');
off();
emitter.emit('exec', 2);
// %%
// Reads numbers from standard input.
import * as fs from 'fs';
const lines: string[] = fs.readFileSync(0, 'utf-8').split('\n');
const total: number = lines.map((line) => Number(line)).reduce((a: number, b: number) => a + b, 0);
console.log(total as number);
// %%
// Reads lines.
import { createInterface, Interface } from 'node:readline';
const reader: Interface = createInterface({ input: process.stdin });
const words = new Map<string, number>();
reader.on('line', (line: string) => {
  for (const word of line.split(/\s+/)) words.set(word, (words.get(word) ?? 0) + 1);
});
reader.on('close', (): void => console.log([...words.entries()]));
// %%
// A binary search tree, generic over what it orders.
class Tree<T> {
  private root?: { value: T; left?: Tree<T>; right?: Tree<T> };
  constructor(private readonly less: (a: T, b: T) => boolean) {}
  insert(value: T): this {
    if (!this.root) this.root = { value };
    else if (this.less(value, this.root.value)) (this.root.left ??= new Tree(this.less)).insert(value);
    else (this.root.right ??= new Tree(this.less)).insert(value);
    return this;
  }
  *values(): Generator<T> {
    if (!this.root) return;
    if (this.root.left) yield* this.root.left.values();
    yield this.root.value;
    if (this.root.right) yield* this.root.right.values();
  }
}
const tree = [5, 2, 8, 1].reduce((t, n) => t.insert(n), new Tree<number>((a, b) => a < b));
console.log([...tree.values()]);
// %%
// Sorting and searching, with type guards.
const isNumber = (value: unknown): value is number => typeof value === 'number';
function binarySearch(sorted: readonly number[], target: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    if (sorted[middle] === target) return middle;
    if (sorted[middle] < target) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
const mixed: unknown[] = [3, 'x', 1, null, 2];
const numbers = mixed.filter(isNumber).sort((a, b) => a - b);
console.log(numbers, binarySearch(numbers, 3), binarySearch(numbers, 9));
// %%
// Mapped, conditional and template types.
type Getters<T> = { [K in keyof T as `get${Capitalize<string & K>}`]: () => T[K] };
type Unpacked<T> = T extends Promise<infer U> ? U : T;
interface Person { name: string; age: number }
const getters: Getters<Person> = { getName: () => 'Ann', getAge: () => 3 };
const unpacked: Unpacked<Promise<string>> = 'text';
const frozen = { a: 1, b: [2, 3] } as const;
const checked = { red: '#f00', green: '#0f0' } satisfies Record<string, `#${string}`>;
console.log(getters.getName(), unpacked, frozen.b[0], checked.red.toUpperCase());
// %%
// A promise pool, with async iteration.
const delay = (ms: number): Promise<void> => new Promise<void>((resolve) => setTimeout(resolve, ms));
async function* numbers(count: number): AsyncGenerator<number, void, unknown> {
  for (let i = 0; i < count; i++) {
    await delay(1);
    yield i;
  }
}
async function main(): Promise<number> {
  let sum = 0;
  for await (const n of numbers(4)) sum += n;
  const [a, b] = await Promise.all([Promise.resolve(1), delay(1).then(() => 2)]);
  return sum + a + b;
}
void main().then((total) => console.log(total));
// %%
// A tokenizer whose regular expression has exec.
type Token = { kind: 'number' | 'word' | 'symbol'; text: string; at: number };
function tokenize(source: string): Token[] {
  const pattern = /(?<number>\d+)|(?<word>[a-z]+)|(?<symbol>[^\s])/gy;
  const tokens: Token[] = [];
  let found: RegExpExecArray | null;
  while (pattern.lastIndex < source.length && (found = pattern.exec(source))) {
    const [kind, text] = Object.entries(found.groups!).find(([, value]) => value !== undefined)!;
    tokens.push({ kind: kind as Token['kind'], text: text as string, at: found.index });
  }
  return tokens;
}
console.log(tokenize('let1+2'));
// %%
// Immutable updates of nested records.
interface State { readonly user: { readonly name: string; readonly roles: readonly string[] }; readonly visits: number }
type Action = { type: 'rename'; name: string } | { type: 'visit' } | { type: 'grant'; role: string };
const initial: State = { user: { name: 'Ann', roles: [] }, visits: 0 };
function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'rename':
      return { ...state, user: { ...state.user, name: action.name } };
    case 'visit':
      return { ...state, visits: state.visits + 1 };
    case 'grant':
      return { ...state, user: { ...state.user, roles: [...state.user.roles, action.role] } };
  }
}
const actions: Action[] = [{ type: 'visit' }, { type: 'rename', name: 'Bea' }, { type: 'grant', role: 'admin' }];
console.log(actions.reduce(reduce, initial));
// %%
// Words of danger: eval('1'), require('child_process').exec('rm -rf /'), process.env.SECRET
const warnings: readonly string[] = ['eval("x")', `new Function('return 1')`, 'import("fs")', 'fetch(url)'];
const shown = warnings.map((warning: string, index: number): string => `${index + 1}. never write ${warning}`);
console.log(shown.join('\n'));
// %%
// A matrix class with operators as methods.
class Matrix {
  private constructor(private readonly rows: readonly (readonly number[])[]) {}
  static of(...rows: number[][]): Matrix {
    return new Matrix(rows);
  }
  static identity(size: number): Matrix {
    return new Matrix(Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => +(i === j))));
  }
  times(other: Matrix): Matrix {
    return new Matrix(
      this.rows.map((row) => other.rows[0].map((_, j) => row.reduce((sum, x, k) => sum + x * other.rows[k][j], 0))),
    );
  }
  power(n: number): Matrix {
    return n === 0 ? Matrix.identity(this.rows.length) : this.times(this.power(n - 1));
  }
  get [Symbol.toStringTag](): string {
    return this.rows.map((row) => row.join(' ')).join('; ');
  }
}
console.log(String(Matrix.of([1, 1], [1, 0]).power(10)));
// %%
// Components in markup, rendered by nobody.
type Props = { title: string; children?: unknown };
const Card = ({ title, children }: Props) => <section className="card"><h1>{title}</h1>{children}</section>;
const items = ['eval', 'exec', 'open'];
export const Page = () => (
  <Card title="Words">
    <ul>{items.map((item) => <li key={item}>{item.toUpperCase()}</li>)}</ul>
  </Card>
);
// %%
// Currying and composition with inferred types.
const compose = <A, B, C>(f: (b: B) => C, g: (a: A) => B) => (a: A): C => f(g(a));
const partial = <A extends unknown[], R>(fn: (...args: A) => R, ...given: Partial<A>) => (...rest: unknown[]): R =>
  fn(...([...given, ...rest] as A));
const length = (text: string): number => text.length;
const isEven = (n: number): boolean => n % 2 === 0;
console.log(compose(isEven, length)('abcd'), partial(Math.max, 3)(7));
// %%
// A cache with least recent use, and a clock that is handed in.
interface Clock { now(): number }
class Cache<K, V> {
  private readonly held = new Map<K, { value: V; at: number }>();
  constructor(private readonly size: number, private readonly clock: Clock = Date) {}
  get(key: K): V | undefined {
    const entry = this.held.get(key);
    if (!entry) return undefined;
    this.held.delete(key);
    this.held.set(key, { ...entry, at: this.clock.now() });
    return entry.value;
  }
  set(key: K, value: V): void {
    if (this.held.size >= this.size) this.held.delete(this.held.keys().next().value as K);
    this.held.set(key, { value, at: this.clock.now() });
  }
}
const cache = new Cache<string, number>(2, { now: () => 0 });
cache.set('a', 1);
cache.set('b', 2);
cache.get('a');
cache.set('c', 3);
console.log(cache.get('a'), cache.get('b'));
// %%
// Bit fields, numeric separators and big integers.
const flags = { read: 1 << 0, write: 1 << 1, execute: 1 << 2 } as const;
type Flag = keyof typeof flags;
const has = (mask: number, flag: Flag): boolean => (mask & flags[flag]) !== 0;
const factorial = (n: bigint): bigint => (n <= 1n ? 1n : n * factorial(n - 1n));
const million = 1_000_000;
console.log(has(flags.read | flags.execute, 'execute'), factorial(20n).toString(), million.toLocaleString('en-US'));
// %%
// Validation of unknown data by schemas of functions.
type Check<T> = (value: unknown) => value is T;
const text: Check<string> = (value): value is string => typeof value === 'string';
const list = <T>(check: Check<T>): Check<T[]> => (value): value is T[] => Array.isArray(value) && value.every(check);
function shape<T extends object>(checks: { [K in keyof T]: Check<T[K]> }): Check<T> {
  return (value): value is T =>
    typeof value === 'object' && value !== null &&
    (Object.keys(checks) as (keyof T)[]).every((key) => checks[key]((value as T)[key]));
}
const isUser = shape<{ name: string; tags: string[] }>({ name: text, tags: list(text) });
const data: unknown = JSON.parse('{"name": "Ann", "tags": ["a"]}');
if (isUser(data)) console.log(data.name, data.tags.length);
// %%
// A simulation of processes; the scheduler kills and spawns objects of its own.
interface Process { readonly pid: number; burst: number; state: 'ready' | 'done' }
class Scheduler {
  private queue: Process[] = [];
  private next = 1;
  spawn(burst: number): Process {
    const process: Process = { pid: this.next++, burst, state: 'ready' };
    this.queue.push(process);
    return process;
  }
  kill(pid: number): void {
    this.queue = this.queue.filter((process) => process.pid !== pid);
  }
  exec(quantum: number): string[] {
    const log: string[] = [];
    while (this.queue.length > 0) {
      const process = this.queue.shift()!;
      process.burst -= quantum;
      log.push(`${process.pid}:${Math.max(process.burst, 0)}`);
      if (process.burst > 0) this.queue.push(process);
      else process.state = 'done';
    }
    return log;
  }
}
const scheduler = new Scheduler();
[3, 5, 2].forEach((burst) => scheduler.spawn(burst));
scheduler.kill(2);
console.log(scheduler.exec(2));
// %%
// An interpreter for a tiny language; `eval` is the program's own function.
type Expr = number | string | Expr[];
type Env = Map<string, number | ((...args: number[]) => number)>;
function evaluate(expr: Expr, env: Env): number {
  if (typeof expr === 'number') return expr;
  if (typeof expr === 'string') return env.get(expr) as number;
  const [head, ...rest] = expr;
  const fn = env.get(head as string) as (...args: number[]) => number;
  return fn(...rest.map((one) => evaluate(one, env)));
}
const standard: Env = new Map<string, any>([
  ['+', (...args: number[]) => args.reduce((a, b) => a + b)],
  ['*', (...args: number[]) => args.reduce((a, b) => a * b)],
  ['x', 7],
]);
console.log(evaluate(['+', 1, ['*', 'x', 2]], standard));
// %%
// A text wrapped to a width, and a table of columns.
function wrap(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if ((last + word).length > width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}
function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  return rows.map((row) => row.map((cell, i) => String(cell).padEnd(widths[i])).join(' | ')).join('\n');
}
console.log(wrap('the quick brown fox jumps over the lazy dog', 15).join('\n'));
console.log(table([['name', 'age'], ['Ann', 31], ['Bob', 7]]));
// %%
// Symbols, proxies and reflection on the program's own objects.
const hidden: unique symbol = Symbol('hidden');
class Vault {
  [hidden] = 42;
  open = false;
}
const vault = new Proxy(new Vault(), {
  get(target, key, receiver) {
    return key === 'open' ? true : Reflect.get(target, key, receiver);
  },
  has: (target, key) => key in target,
});
console.log(vault.open, vault[hidden], 'open' in vault, Reflect.ownKeys(vault).length, Object.keys(vault));
// %%
// Roman numerals and number words.
const numerals: ReadonlyArray<[number, string]> = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'],
  [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
];
function roman(n: number): string {
  let result = '';
  for (const [value, letters] of numerals) {
    while (n >= value) {
      result += letters;
      n -= value;
    }
  }
  return result;
}
const arabic = (text: string): number =>
  numerals.reduce((sum, [value, letters]) => {
    while (text.startsWith(letters)) {
      text = text.slice(letters.length);
      sum += value;
    }
    return sum;
  }, 0);
console.log(roman(2024), arabic('MCMXCIV'));
// %%
// A knapsack and the longest common subsequence by dynamic programming.
function knapsack(capacity: number, items: readonly { weight: number; value: number }[]): number {
  const best: number[] = Array<number>(capacity + 1).fill(0);
  for (const { weight, value } of items) {
    for (let room = capacity; room >= weight; room--) best[room] = Math.max(best[room], best[room - weight] + value);
  }
  return best[capacity];
}
function common(a: string, b: string): string {
  const table: string[][] = Array.from({ length: a.length + 1 }, () => Array<string>(b.length + 1).fill(''));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const [up, left] = [table[i - 1][j], table[i][j - 1]];
      table[i][j] = a[i - 1] === b[j - 1] ? table[i - 1][j - 1] + a[i - 1] : up.length > left.length ? up : left;
    }
  }
  return table[a.length][b.length];
}
console.log(knapsack(5, [{ weight: 2, value: 3 }, { weight: 3, value: 4 }]), common('AGGTAB', 'GXTXAYB'));
// %%
// Statistics of a sample.
const mean = (xs: number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length;
const variance = (xs: number[]): number => mean(xs.map((x) => (x - mean(xs)) ** 2));
function median(xs: number[]): number {
  const sorted = [...xs].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
function mode<T>(xs: readonly T[]): T {
  const counts = new Map<T, number>();
  xs.forEach((x) => counts.set(x, (counts.get(x) ?? 0) + 1));
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
const sample = [2, 4, 4, 4, 5, 5, 7, 9];
console.log(mean(sample), Math.sqrt(variance(sample)), median(sample), mode(sample));
// %%
// Generic graph search with a visitor.
type Graph<N extends string> = Record<N, readonly N[]>;
function search<N extends string>(graph: Graph<N>, start: N, visit: (node: N, depth: number) => boolean | void): void {
  const queue: [N, number][] = [[start, 0]];
  const seen = new Set<N>([start]);
  for (const [node, depth] of queue) {
    if (visit(node, depth) === false) return;
    for (const next of graph[node]) {
      if (!seen.has(next)) {
        seen.add(next);
        queue.push([next, depth + 1]);
      }
    }
  }
}
search({ a: ['b', 'c'], b: ['d'], c: [], d: [] }, 'a', (node, depth) => console.log(' '.repeat(depth) + node));
// %%
// Assertions for one's own functions, in the manner of tests.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
const slug = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
describe('slug', () => {
  it('joins words with dashes', () => assert.equal(slug('Hello, World!'), 'hello-world'));
  it('keeps numbers', () => {
    assert.equal(slug('Top 10: eval()'), 'top-10-eval');
  });
});
// %%
// Colours: conversions between hexadecimal and RGB.
type RGB = readonly [red: number, green: number, blue: number];
const fromHex = (hex: string): RGB => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)) as unknown as RGB;
const toHex = (rgb: RGB): string => `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
const mix = (a: RGB, b: RGB, weight = 0.5): RGB =>
  a.map((part, i) => Math.round(part * (1 - weight) + b[i] * weight)) as unknown as RGB;
console.log(toHex(mix(fromHex('#ff0000'), fromHex('#0000ff'))));
// %%
// A finite automaton that accepts binary numbers divisible by three.
type StateName = 'zero' | 'one' | 'two';
const moves: Record<StateName, Record<'0' | '1', StateName>> = {
  zero: { '0': 'zero', '1': 'one' },
  one: { '0': 'two', '1': 'zero' },
  two: { '0': 'one', '1': 'two' },
};
function accepts(word: string): boolean {
  let state: StateName = 'zero';
  for (const bit of word) state = moves[state][bit as '0' | '1'];
  return state === 'zero';
}
console.log(['0', '11', '110', '111', '1001'].map((word) => [word, accepts(word)]));
// %%
// A game of tic-tac-toe that plays against itself.
type Cell = 'X' | 'O' | ' ';
const winning = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 4, 8], [2, 4, 6]];
const winner = (cells: readonly Cell[]): Cell | undefined =>
  winning.map(([a, b, c]) => (cells[a] !== ' ' && cells[a] === cells[b] && cells[b] === cells[c] ? cells[a] : undefined)).find(Boolean);
function best(cells: readonly Cell[], player: 'X' | 'O'): { score: number; move?: number } {
  const won = winner(cells);
  if (won) return { score: won === 'X' ? 1 : -1 };
  const free = cells.flatMap((cell, i) => (cell === ' ' ? [i] : []));
  if (free.length === 0) return { score: 0 };
  const other = player === 'X' ? 'O' : 'X';
  const scored = free.map((move) => ({ move, score: best(cells.map((cell, i) => (i === move ? player : cell)), other).score }));
  return scored.reduce((a, b) => ((player === 'X' ? b.score > a.score : b.score < a.score) ? b : a));
}
console.log(best(['X', 'O', 'X', ' ', 'O', ' ', ' ', ' ', ' '], 'X'));
// %%
// Accessors, static blocks and index signatures.
class Registry {
  static readonly #entries: Record<string, number> = {};
  static {
    for (const [index, name] of ['open', 'exec', 'system'].entries()) Registry.#entries[name] = index;
  }
  [key: string]: unknown;
  static get names(): string[] {
    return Object.keys(Registry.#entries);
  }
  static set default(value: number) {
    Registry.#entries.default = value;
  }
}
Registry.default = 9;
console.log(Registry.names);
// %%
// Money, without fractions: splits an amount fairly.
class Money {
  private constructor(readonly cents: number, readonly currency: string) {}
  static parse(text: string): Money {
    const found = /^(\d+)\.(\d\d) ([A-Z]{3})$/.exec(text);
    if (!found) throw new SyntaxError('not an amount');
    return new Money(Number(found[1]) * 100 + Number(found[2]), found[3]);
  }
  split(ways: number): Money[] {
    const [share, rest] = [Math.floor(this.cents / ways), this.cents % ways];
    return Array.from({ length: ways }, (_, i) => new Money(share + (i < rest ? 1 : 0), this.currency));
  }
  toString = (): string => `${(this.cents / 100).toFixed(2)} ${this.currency}`;
}
try {
  console.log(Money.parse('10.00 EUR').split(3).map(String));
  Money.parse('ten');
} catch (error: unknown) {
  if (error instanceof SyntaxError) console.log(error.message);
}
// %%
// A trie of words, and completions.
class Trie {
  private readonly next = new Map<string, Trie>();
  private isWord = false;
  add(word: string): this {
    let node: Trie = this;
    for (const letter of word) {
      if (!node.next.has(letter)) node.next.set(letter, new Trie());
      node = node.next.get(letter)!;
    }
    node.isWord = true;
    return this;
  }
  *complete(prefix: string): Generator<string> {
    let node: Trie | undefined = this;
    for (const letter of prefix) node = node?.next.get(letter);
    if (node) yield* node.words(prefix);
  }
  private *words(prefix: string): Generator<string> {
    if (this.isWord) yield prefix;
    for (const [letter, child] of this.next) yield* child.words(prefix + letter);
  }
}
const trie = ['eval', 'event', 'evening', 'exec'].reduce((t, word) => t.add(word), new Trie());
console.log([...trie.complete('ev')]);
