// presets: production, strict
// %%
import { exec, ExecException } from 'child_process'; // refused: shell-command, subprocess
exec('ls', (error: ExecException | null, out: string) => console.log(error, out)); // refused: shell-command
// %%
import type { ChildProcess } from 'child_process';
import { type SpawnOptions, spawn } from 'node:child_process'; // refused: subprocess
const options: SpawnOptions = {};
const child: ChildProcess = spawn('ls', ['-l'], options); // refused: subprocess
console.log(child.pid);
// %%
import cp = require('child_process'); // refused: subprocess
const output: string = cp.execSync('id').toString(); // refused: shell-command
console.log(output);
// %%
declare const require: any;
declare var process: any;
const tools = require('child_process') as typeof import('child_process'); // refused: subprocess
tools.execSync('id'); // refused: shell-command
console.log(process.env.HOME); // refused: environment
// %%
const run = (require('child_process') as any).exec!; // refused: subprocess, shell-command
run('id'); // refused: shell-command
// %%
class Runner<T extends string> {
  private readonly cp: any = require('child_process'); // refused: subprocess
  constructor(private readonly command: T) {}
  start(): Buffer {
    return this.cp.execSync(this.command); // refused: shell-command
  }
}
console.log(new Runner('id').start());
// %%
class Service {
  constructor(private cp: any, public name?: string) {}
  run(command: string): void {
    this.cp.exec(command); // refused: shell-command
  }
}
new Service(require('child_process')).run('id'); // refused: subprocess, module-handed-on
// %%
abstract class Base {
  abstract command(): string;
  run(): void {
    eval(this.command()); // refused: dynamic-code
  }
}
class Child extends Base {
  command(): string {
    return '1 + 1';
  }
}
new Child().run();
// %%
function evaluate<T>(text: string): T {
  return eval(text) as T; // refused: dynamic-code
}
console.log(evaluate<number>('1'));
// %%
const make: Function = new Function('a', 'return a'); // refused: dynamic-code
console.log(make(1));
// %%
const typed = <any>globalThis;
typed['ev' + 'al']('1'); // refused: dynamic-code
(globalThis as any)['eval']('1'); // refused: dynamic-code
(window as unknown as Record<string, any>)[`eval`]!('1'); // refused: dynamic-code
// %%
enum Parts { First = 'ev', Second = 'al' }
(globalThis as any)[Parts.First + Parts.Second]('1'); // refused: dynamic-code
// %%
const enum Names { Module = 'child_process' }
require(Names.Module).exec('id'); // refused: subprocess, shell-command
// %%
namespace Tools {
  export const run = eval; // refused: dynamic-code
  export namespace Inner {
    export const load = require; // refused: module-handed-on
  }
}
Tools.run('1'); // refused: dynamic-code
Tools.Inner.load('child_process').exec('id'); // refused: subprocess, shell-command
// %%
namespace A.B {
  export const load = require; // refused: module-handed-on
}
import load = A.B.load;
load('child_process').exec('id'); // refused: subprocess, shell-command
// %%
function logged(target: any, key: string): void {
  console.log(target, key);
}
class Decorated {
  @logged
  run(): void {
    eval('1'); // refused: dynamic-code
  }
  @marked(eval) value = 1; // refused: dynamic-code
}
new Decorated().run();
// %%
const settings = { run: eval } satisfies Record<string, unknown>; // refused: dynamic-code
settings.run('1'); // refused: dynamic-code
// %%
function overload(text: string): void;
function overload(text: number): void;
function overload(text: any): void {
  setTimeout(`work(${text})`, 1); // refused: timed-code
}
overload('x');
// %%
const tuple: [string, Function] = ['x', eval]; // refused: dynamic-code
const [, second]: [string, Function] = tuple; // refused: dynamic-code
second('1'); // refused: dynamic-code
// %%
type Loader = (name: string) => any;
const load: Loader = (name: string): any => require(name); // refused: subprocess
load('child_process').exec('id'); // refused: shell-command
// %%
let name: string = '';
for (const part of ['child', '_', 'process'] as const) name += part;
require(name).exec('id'); // refused: subprocess, shell-command
// %%
function decode(codes: readonly number[]): string {
  return codes.map((code: number): string => String.fromCharCode(code)).join('');
}
(globalThis as any)[decode([101, 118, 97, 108])]('1'); // refused: dynamic-code
// %%
const wanted: string = process.argv[2];
const loaded = await import(wanted); // refused: dynamic-import
console.log(loaded);
// %%
const handle = (process as any)[process.argv[3]]; // refused: dynamic-attribute
handle();
// %%
export = require('child_process'); // refused: subprocess, module-handed-on
// %%
export { exec as run } from 'node:child_process'; // refused: shell-command
export default class { value = Function('return 1'); } // refused: dynamic-code
// %%
import vm, { Script } from 'vm'; // refused: dynamic-code
new Script('1').runInNewContext(); // refused: dynamic-code
vm.runInThisContext('1'); // refused: dynamic-code
// %%
const Late = Object.getPrototypeOf(async function (): Promise<void> {}).constructor; // refused: dynamic-code
new Late('return 1')(); // refused: dynamic-code
// %%
const constructed = (<T,>(x: T): T => x).constructor; // refused: dynamic-code
constructed('return 1')(); // refused: dynamic-code
// %%
class Box<T> {
  #value: T;
  constructor(value: T) {
    this.#value = value;
  }
  get value(): T {
    return this.#value; // refused: dynamic-code
  }
}
new Box(eval).value('1'); // refused: dynamic-code
// %%
process.kill(4711); // refused: process
// %%
const { Worker }: any = require('worker_threads'); // refused: worker-code
new Worker('process.env', { eval: true }); // refused: worker-code, environment
// %%
const native: any = require('./addon.node'); // refused: native-code
native();
import ffi from 'koffi'; // refused: native-code
ffi.load('libc.so.6'); // refused: native-code
// %%
const parser = JSON.parse(`{"run": "eval"}`);
(globalThis as any)[parser.run]('1'); // refused: dynamic-code
// %%
const reader = { get run(): Function { return eval; } }; // refused: dynamic-code
reader.run('1'); // refused: dynamic-code
// %%
label: {
  if (Math.random() > 2) break label;
  (0, eval)('1'); // refused: dynamic-code
}
// %%
const chosen = (process.argv[2] ?? '') ? eval : Function; // refused: dynamic-code
chosen('1'); // refused: dynamic-code
