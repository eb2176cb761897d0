// presets: production, strict
// %%
const cp = require(`child_process`); // refused: subprocess
cp['ex' + 'ec']('id'); // refused: shell-command
// %%
module.require('child_process').exec('id'); // refused: subprocess, shell-command
// %%
module.constructor._load('child_process').exec('id'); // refused: subprocess, shell-command
// %%
process.mainModule.require('child_process').execSync('id'); // refused: subprocess, shell-command
// %%
require('module')._load('child_process').execSync('id'); // refused: subprocess, shell-command
// %%
import { createRequire } from 'node:module';
const load = createRequire(import.meta.url);
load('child_process').execSync('id'); // refused: subprocess, shell-command
// %%
process.getBuiltinModule('child_process').execSync('id'); // refused: subprocess, shell-command
// %%
require.main.require('child_process').exec('id'); // refused: subprocess, shell-command
// %%
globalThis.require('child_process').exec('id'); // refused: subprocess, shell-command
// %%
globalThis['ev' + 'al']('1'); // refused: dynamic-code
globalThis[`e${'v'}al`]('1'); // refused: dynamic-code
globalThis['\x65\u0076al']('1'); // refused: dynamic-code
globalThis[['e', 'v', 'a', 'l'].join('')]('1'); // refused: dynamic-code
globalThis['lave'.split('').reverse().join('')]('1'); // refused: dynamic-code
globalThis[[...'lave'].reverse().join('')]('1'); // refused: dynamic-code
globalThis[String.fromCharCode(101, 118, 97, 108)]('1'); // refused: dynamic-code
globalThis[String.fromCharCode(...[101, 118, 97, 108])]('1'); // refused: dynamic-code
globalThis[String.fromCharCode.apply(null, [101, 118, 97, 108])]('1'); // refused: dynamic-code
globalThis[[101, 118, 97, 108].map((code) => String.fromCharCode(code)).join('')]('1'); // refused: dynamic-code
globalThis[atob('ZXZhbA==')]('1'); // refused: dynamic-code
globalThis[Buffer.from('ZXZhbA==', 'base64').toString()]('1'); // refused: dynamic-code
globalThis[Buffer.from('6576616c', 'hex').toString('utf8')]('1'); // refused: dynamic-code
globalThis[Buffer.from([101, 118, 97, 108]).toString()]('1'); // refused: dynamic-code
globalThis[decodeURIComponent('%65val')]('1'); // refused: dynamic-code
globalThis[unescape('%65%76%61%6c')]('1'); // refused: dynamic-code
globalThis['e_v_a_l'.replace(/_/g, '')]('1'); // refused: dynamic-code
globalThis['xevaly'.slice(1, -1)]('1'); // refused: dynamic-code
globalThis['EVAL'.toLowerCase()]('1'); // refused: dynamic-code
globalThis[(693741).toString(36)]('1'); // refused: dynamic-code
globalThis['e'.concat('v', 'al')]('1'); // refused: dynamic-code
globalThis['e,v,a,l'.split(',').join('')]('1'); // refused: dynamic-code
globalThis[['eval']]('1'); // refused: dynamic-code
globalThis[String.raw`eval`]('1'); // refused: dynamic-code
globalThis[new TextDecoder().decode(new Uint8Array([101, 118, 97, 108]))]('1'); // refused: dynamic-code
globalThis[(() => 'eval')()]('1'); // refused: dynamic-code
globalThis[['x', 'eval'][1]]('1'); // refused: dynamic-code
globalThis[{ a: 'eval' }.a]('1'); // refused: dynamic-code
globalThis[JSON.parse('"eval"')]('1'); // refused: dynamic-code
globalThis[['a', 'l'].reduce((sum, one) => sum + one, 'ev')]('1'); // refused: dynamic-code
// %%
\u0065val('1'); // refused: dynamic-code
\u{65}val('1'); // refused: dynamic-code
globalThis.\u0065val('1'); // refused: dynamic-code
// %%
Reflect.get(globalThis, 'eval')('1'); // refused: dynamic-code
Reflect.apply(eval, null, ['1']); // refused: dynamic-code
Object.getOwnPropertyDescriptor(globalThis, 'eval').value('1'); // refused: dynamic-code
eval.call(null, '1'); // refused: dynamic-code
eval.bind(null)('1'); // refused: dynamic-code
Function.prototype.call.call(eval, null, '1'); // refused: dynamic-code
// %%
const { eval: evaluate } = globalThis; // refused: dynamic-code
evaluate('1'); // refused: dynamic-code
// %%
const { ['ev' + 'al']: evaluate } = globalThis; // refused: dynamic-code
evaluate('1'); // refused: dynamic-code
// %%
for (const run of [eval]) run('1'); // refused: dynamic-code
[eval].forEach((run) => run('1')); // refused: dynamic-code
new Map([['run', eval]]).get('run')('1'); // refused: dynamic-code
// %%
let run;
run ??= eval; // refused: dynamic-code
run('1'); // refused: dynamic-code
// %%
const choose = Math.random() > 2 ? null : eval; // refused: dynamic-code
choose('1'); // refused: dynamic-code
// %%
class Hidden {
  static #run = eval; // refused: dynamic-code
  static start(text) {
    return Hidden.#run(text); // refused: dynamic-code
  }
}
Hidden.start('1');
// %%
class Hidden {
  static {
    Hidden.run = Function; // refused: dynamic-code
  }
}
Hidden.run('return 1')(); // refused: dynamic-code
// %%
const holder = { get run() { return eval; } }; // refused: dynamic-code
holder.run('1'); // refused: dynamic-code
// %%
function* tools() {
  yield eval; // refused: dynamic-code
}
for (const tool of tools()) tool('1'); // refused: dynamic-code
// %%
with (globalThis) {
  eval('1'); // refused: dynamic-code
}
// %%
with (process) {
  console.log(env.HOME); // refused: environment
}
// %%
try {
  throw require('child_process'); // refused: subprocess
} catch ({ execSync }) { // refused: shell-command
  execSync('id'); // refused: shell-command
}
// %%
function load(name) {
  return require(name); // refused: subprocess
}
load('child_process').exec('id'); // refused: shell-command
// %%
const load = (name) => require(name); // refused: subprocess
const { exec } = load(['child', 'process'].join('_')); // refused: shell-command
exec('id'); // refused: shell-command
// %%
let name = 'child';
name += '_';
name += 'process';
require(name).exec('id'); // refused: subprocess, shell-command
// %%
let name = '';
for (const part of ['child', '_', 'process']) name += part;
require(name).exec('id'); // refused: subprocess, shell-command
// %%
let name = '';
const codes = [99, 104, 105, 108, 100, 95, 112, 114, 111, 99, 101, 115, 115];
for (let i = 0; i < codes.length; i++) name += String.fromCharCode(codes[i]);
require(name).exec('id'); // refused: subprocess, shell-command
// %%
function decode(text) {
  let result = '';
  for (let i = 0; i < text.length; i++) result += String.fromCharCode(text.charCodeAt(i) ^ 1);
  return result;
}
require(decode('bihme^qsnbdrr')).exec('id'); // refused: subprocess, shell-command
// %%
const rot13 = (text) => text.replace(/[a-z]/g, (one) => String.fromCharCode(((one.charCodeAt(0) - 84) % 26) + 97));
require(rot13('puvyq_cebprff')).exec('id'); // refused: subprocess, shell-command
// %%
const pieces = [];
pieces.push('child');
pieces.push('process');
require(pieces.join('_')).exec('id'); // refused: subprocess, shell-command
// %%
let text = 'ssecorp_dlihc';
let turned = '';
let at = text.length - 1;
while (at >= 0) {
  turned += text[at];
  at--;
}
require(turned).exec('id'); // refused: subprocess, shell-command
// %%
const fetcher = new Proxy(require('child_process'), {}); // refused: subprocess, module-handed-on
fetcher.exec('id'); // refused: shell-command
// %%
Promise.resolve(require('child_process')).then(({ exec }) => exec('id')); // refused: subprocess, shell-command
// %%
Promise.all([import('child_process'), 1]).then(([{ exec }]) => exec('id')); // refused: subprocess, module-handed-on, shell-command
// %%
(function () {
  arguments[0].exec('id'); // refused: shell-command
})(require('child_process')); // refused: subprocess, module-handed-on
// %%
globalThis.tools = require('child_process'); // refused: subprocess, module-handed-on
tools.exec('id'); // refused: shell-command
globalThis.tools.exec('id'); // refused: shell-command
// %%
leaked = require('child_process'); // refused: subprocess
leaked.exec('id'); // refused: shell-command
// %%
var require = require || (() => 0);
require('child_process').exec('id'); // refused: subprocess, shell-command
// %%
const things = Object.assign({}, { run: require('child_process').exec }); // refused: subprocess, shell-command
things.run('id'); // refused: shell-command
// %%
function Tool() {
  this.run = require('child_process').execSync; // refused: subprocess, shell-command
}
Tool.prototype.start = function (text) {
  return this.run(text); // refused: shell-command
};
new Tool().start('id');
// %%
const made = new Function('return process')(); // refused: dynamic-code
made.mainModule.require('child_process').exec('id'); // refused: subprocess, shell-command
// %%
const root = (function () { return this; })();
root.eval('1'); // refused: dynamic-code
// %%
const top = this.constructor.constructor('return this')(); // refused: dynamic-code
top.process.env; // refused: environment
// %%
eval('const fs = require("fs"); fs.unlinkSync("a")'); // refused: dynamic-code, file-delete
// %%
Function('x', 'return x.env')(process); // refused: dynamic-code, environment, module-handed-on
// %%
eval(atob('cHJvY2Vzcy5lbnY=')); // refused: dynamic-code, environment
// %%
const { Worker } = require('worker_threads'); // refused: worker-code
new Worker('require("fs").unlinkSync("a")', { eval: true }); // refused: worker-code, file-delete
// %%
import('data:text/javascript,fetch("https://example.com")'); // refused: network-client
// %%
require(process.argv[2]); // refused: dynamic-import
// %%
const answer = JSON.parse(input());
import(answer.name); // refused: dynamic-import
// %%
const cp = require('child_process'); // refused: subprocess
cp[process.argv[2]]('id'); // refused: dynamic-attribute
// %%
globalThis[process.argv[2]]('1'); // refused: dynamic-attribute
// %%
Object.values(require('child_process'))[2]('id'); // refused: subprocess, dynamic-attribute
// %%
for (const key of Object.keys(process)) {
  console.log(process[key]); // refused: dynamic-attribute
}
// %%
function use(library) {
  return library;
}
use(require('fs')); // refused: module-handed-on
// %%
const f=[][(![]+[])[+[]]+(![]+[])[!+[]+!+[]]+(![]+[])[+!+[]]+(!![]+[])[+[]]];
f['constructor']('return 1')(); // refused: dynamic-code
// %%
const tag = (strings, ...values) => values[0](strings[0]); // refused: shell-command
tag`id${require('child_process').execSync}`; // refused: subprocess, shell-command
// %%
label: for (;;) {
  eval('1'); // refused: dynamic-code
  break label;
}
// %%
const task = { async *[Symbol.asyncIterator]() { yield eval; } }; // refused: dynamic-code
// %%
const one = { run() { return super.toString.constructor('return 1')(); } }; // refused: dynamic-code
// %%
const lazy = { toString: () => 'eval' };
globalThis[lazy]('1'); // refused: dynamic-attribute
// %%
let wrapped = eval; // refused: dynamic-code
wrapped = wrapped.bind(globalThis); // refused: dynamic-code
// %%
const x = "\
"; eval('1'); // refused: dynamic-code
// %%
/* eval */ eval /* ( */ ('1'); // refused: dynamic-code
// %%
<!-- a comment of HTML
eval('1'); // refused: dynamic-code
// %%
var a = 1
--> another comment
eval('1'); // refused: dynamic-code
// %%
async () => { for await (const tool of [eval]) tool('1'); }; // refused: dynamic-code
// %%
switch (1) { case 1: eval('1'); } // refused: dynamic-code
do { eval('1'); } while (false); // refused: dynamic-code
// %%
export default eval; // refused: dynamic-code
const run = eval; // refused: dynamic-code
export { run }; // refused: dynamic-code
// %%
export { exec } from 'child_process'; // refused: shell-command
export * from 'child_process'; // refused: subprocess, module-handed-on
// %%
setTimeout(eval, 0, '1'); // refused: dynamic-code
queueMicrotask(() => eval('1')); // refused: dynamic-code
// %%
arguments.callee.caller; // refused: interpreter-internals
// %%
const descriptors = Object.getOwnPropertyDescriptors(process); // refused: dynamic-attribute
// %%
const spy = {};
Object.defineProperty(spy, 'run', { value: eval }); // refused: dynamic-code
spy.run('1'); // refused: dynamic-code
// %%
import tools from '#tools'; // evades: subprocess what package.json lets a name with # stand for isn't read
tools.exec('id'); // evades: shell-command what package.json lets a name with # stand for isn't read
// %%
Error.prepareStackTrace = (error, sites) => sites[0].getThis(); // evades: interpreter-internals what hands over frames isn't known by its assignment
console.log(new Error('x').stack);
// %%
const root = Function.prototype.bind.call(function () { return this; })();
root.eval('1'); // refused: dynamic-code
