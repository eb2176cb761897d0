// presets: strict
// %%
const fs = require('fs');
console.log(fs.readFileSync('/etc/passwd', 'utf8')); // refused: file-read
fs.readFile('a.txt', (error, data) => console.log(data)); // refused: file-read
fs.createReadStream('a.txt').pipe(process.stdout); // refused: file-read
// %%
import { readFile } from 'fs/promises'; // refused: file-read
console.log(await readFile('a.txt', 'utf8')); // refused: file-read
// %%
const { readFileSync: read } = require('node:fs'); // refused: file-read
['a', 'b'].map((name) => read(name)); // refused: file-read
// %%
const fs = require('fs');
const file = fs.openSync('a.txt'); // refused: file-open
fs.openSync('b.txt', 'r'); // refused: file-open
// %%
const text = await Deno.readTextFile('a.txt'); // refused: file-read
const other = Bun.file('b.txt'); // refused: file-read
console.log(text, other);
// %%
const os = require('os');
console.log(os.hostname(), os.userInfo().username); // refused: system-info
console.log(os.networkInterfaces()); // refused: system-info
console.log(process.platform, process.pid, process.getuid()); // refused: system-info
// %%
import { cpus, totalmem as memory } from 'node:os'; // refused: system-info
console.log(cpus().length, memory()); // refused: system-info
// %%
const { platform } = process; // refused: system-info
console.log(platform); // refused: system-info
// %%
if (process.argv.length < 3) {
  process.exit(1); // refused: process-exit
}
// %%
import { exit } from 'node:process'; // refused: process-exit
exit(0); // refused: process-exit
// %%
process.abort(); // refused: process-exit
