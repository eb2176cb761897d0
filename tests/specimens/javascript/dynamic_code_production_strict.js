// presets: production, strict
// %%
console.log(eval('1 + 1')); // refused: dynamic-code
// %%
(0, eval)('var x = 1'); // refused: dynamic-code
eval?.('1'); // refused: dynamic-code
// %%
const run = eval; // refused: dynamic-code
run('2 + 2'); // refused: dynamic-code
// %%
const add = new Function('a', 'b', 'return a + b'); // refused: dynamic-code
console.log(add(1, 2));
// %%
Function('return 1')(); // refused: dynamic-code
// %%
setTimeout('console.log(1)', 10); // refused: timed-code
setInterval(`console.log(2)`, 10); // refused: timed-code
// %%
const name = process.argv[2];
setTimeout('greet(' + name + ')', 10); // refused: timed-code
// %%
const vm = require('vm'); // refused: dynamic-code
vm.runInNewContext('1 + 1', {}); // refused: dynamic-code
// %%
import { Script } from 'node:vm'; // refused: dynamic-code
new Script('1').runInThisContext(); // refused: dynamic-code
// %%
const { Worker } = require('worker_threads'); // refused: worker-code
new Worker('console.log(1)', { eval: true }); // refused: worker-code
// %%
const Constructor = (() => {}).constructor; // refused: dynamic-code
Constructor('return 1')(); // refused: dynamic-code
// %%
console.log([].filter.constructor('return 1')()); // refused: dynamic-code
console.log(''.sub.constructor('return 2')()); // refused: dynamic-code
console.log((function () {}).constructor('return 3')()); // refused: dynamic-code
// %%
const Later = Object.getPrototypeOf(async function () {}).constructor; // refused: dynamic-code
new Later('return 1')(); // refused: dynamic-code
// %%
const Lazy = Object.getPrototypeOf(function* () {}).constructor; // refused: dynamic-code
for (const value of new Lazy('yield 1')()) console.log(value); // refused: dynamic-code
// %%
Reflect.construct(Function, ['return 1'])(); // refused: dynamic-code
// %%
''.constructor.constructor('return 1')(); // refused: dynamic-code
[]['flat']['constructor']('return 1')(); // refused: dynamic-code
({}).constructor.constructor('return 1')(); // refused: dynamic-code
(1).constructor.constructor('return 1')(); // refused: dynamic-code
// %%
function Point() {}
new Point().constructor.constructor('return 1')(); // refused: dynamic-code
class Line {}
Line.constructor('return 1')(); // refused: dynamic-code
new Line().constructor.constructor('return 1')(); // refused: dynamic-code
// %%
function walk(node) {
  return node.constructor.constructor('return 1')(); // refused: dynamic-code
}
walk(JSON.parse('{}'));
// %%
const lodash = require('lodash');
lodash.template('<%= 1 %>')(); // refused: dynamic-code
// %%
WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109])); // refused: compiled-code
// %%
const Module = require('module');
const made = new Module('x');
made._compile('1', 'x'); // refused: dynamic-code
// %%
Function`return 1``x`; // refused: dynamic-code
// %%
globalThis.eval('1'); // refused: dynamic-code
window.eval('1'); // refused: dynamic-code
self['eval']('1'); // refused: dynamic-code
global.globalThis.eval('1'); // refused: dynamic-code
// %%
const safe = require('safe-eval'); // refused: dynamic-code
safe('1'); // refused: dynamic-code
