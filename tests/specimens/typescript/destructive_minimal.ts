// presets: minimal
// %%
import { execSync } from 'child_process';
const target: string = '/';
execSync(`rm -rf ${target}`); // refused: destructive-command
// %%
import { rmSync } from 'fs';
rmSync('/' as string, { recursive: true, force: true }); // refused: recursive-delete
// %%
enum Words { Remove = 'rm -rf' }
require('child_process').exec(Words.Remove + ' ~'); // refused: destructive-command
// %%
const spawned = require('child_process').spawn('mkfs.ext4', ['/dev/sda1']); // refused: destructive-command
console.log(spawned);
// %%
eval(`require('child_process').execSync("rm -rf /*")`); // refused: destructive-command
// %%
await Deno.remove('/home', { recursive: true }); // refused: recursive-delete
