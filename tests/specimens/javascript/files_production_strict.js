// presets: production, strict
// %%
const fs = require('fs');
fs.unlinkSync('a.txt'); // refused: file-delete
fs.rmdirSync('folder'); // refused: file-delete
fs.rm('folder', { recursive: true }, () => {}); // refused: file-delete
// %%
const { promises: { unlink } } = require('fs'); // refused: file-delete
unlink('a.txt'); // refused: file-delete
// %%
const fsp = require('fs').promises;
(async () => {
  await fsp.rm('a.txt'); // refused: file-delete
  await fsp.writeFile('b.txt', 'x'); // refused: file-write
})();
// %%
import { rmSync as zap } from 'fs'; // refused: file-delete
zap('a.txt'); // refused: file-delete
// %%
import fs, { promises } from 'node:fs';
fs.appendFileSync('log.txt', 'line'); // refused: file-write
await promises.mkdir('made'); // refused: file-write
// %%
import { writeFile } from 'node:fs/promises'; // refused: file-write
await writeFile('out.json', JSON.stringify({ a: 1 })); // refused: file-write
// %%
const fs = require('fs');
fs.writeFileSync('out.txt', 'x'); // refused: file-output
fs.writeFile('out.txt', 'x', () => {}); // refused: file-output
fs.createWriteStream('out.txt').end('x'); // refused: file-output
// %%
const { writeFileSync } = require('fs'); // refused: file-output
writeFileSync('out.txt', 'x'); // refused: file-output
// %%
const fs = require('fs');
const file = fs.openSync('out.txt', 'w'); // refused: file-open-write
fs.writeSync(file, 'x'); // refused: file-output
// %%
const fs = require('fs');
fs.open('out.txt', 'a+', (error, file) => console.log(file)); // refused: file-open-write
// %%
const fs = require('fs');
fs.renameSync('a', 'b'); // refused: file-write
fs.copyFileSync('a', 'b'); // refused: file-write
fs.symlinkSync('a', 'b'); // refused: file-write
fs.chmodSync('a', 0o777); // refused: file-write
fs.mkdtempSync('x'); // refused: file-write
// %%
const fse = require('fs-extra');
fse.remove('folder'); // refused: file-delete
fse.outputFile('a/b.txt', 'x'); // refused: file-write
// %%
const del = require('del'); // refused: file-delete
del(['build']); // refused: file-delete
// %%
const Database = require('better-sqlite3');
const db = new Database('data.db'); // refused: database-output
db.exec('CREATE TABLE t (a)');
// %%
Deno.writeTextFileSync('a.txt', 'x'); // refused: file-write
await Deno.remove('a.txt'); // refused: file-delete
// %%
await Bun.write('a.txt', 'x'); // refused: file-write
// %%
['unlinkSync', 'rmSync'].forEach((name) => {
  require('fs')[name]('a.txt'); // refused: file-delete
});
// %%
function remove(fs, path) {
  fs.unlinkSync(path); // refused: file-delete
}
remove(require('fs'), 'a.txt'); // refused: module-handed-on
// %%
const { pipeline } = require('stream');
const { createWriteStream } = require('fs'); // refused: file-output
pipeline(process.stdin, createWriteStream('copy.txt'), () => {}); // refused: file-output
