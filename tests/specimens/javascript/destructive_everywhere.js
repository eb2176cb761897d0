// presets: minimal
// %%
require('child_process').execSync('rm -rf /'); // refused: destructive-command
// %%
require('child_process').spawn('rm', ['-rf', '/']); // refused: destructive-command
// %%
const { exec } = require('child_process');
exec('sudo mkfs.ext4 /dev/sda1', () => {}); // refused: destructive-command
// %%
const target = '/';
require('child_process').exec(`rm -rf --no-preserve-root ${target}`); // refused: destructive-command
// %%
const parts = ['rm', '-rf', '~'];
require('child_process').exec(parts.join(' ')); // refused: destructive-command
// %%
let command = '';
for (const word of ['rm', '-rf', '/*']) command += word + ' ';
require('child_process').exec(command); // refused: destructive-command
// %%
require('child_process').exec(':(){ :|:& };:'); // refused: destructive-command
// %%
const child = require('child_process').spawn('bash');
child.stdin.write('rm -rf / --no-preserve-root\n'); // refused: command-input
// %%
const fs = require('fs');
fs.rmSync('/', { recursive: true, force: true }); // refused: recursive-delete
// %%
const { rm } = require('fs/promises');
rm('/home', { recursive: true }); // refused: recursive-delete
// %%
const fs = require('fs');
const os = require('os');
fs.rm(os.homedir(), { recursive: true }, () => {}); // refused: recursive-delete
// %%
const path = require('path');
require('fs').rmdirSync(path.join('/', 'etc'), { recursive: true }); // refused: recursive-delete
// %%
const rimraf = require('rimraf');
rimraf.sync('/usr'); // refused: recursive-delete
// %%
import fse from 'fs-extra';
fse.removeSync('/var'); // refused: recursive-delete
// %%
import { $ } from 'zx';
await $`dd if=/dev/zero of=/dev/sda`; // refused: destructive-command
// %%
eval("require('child_process').execSync('rm -rf /')"); // refused: destructive-command
// %%
new Function('r', "r('child_process').execSync('rm -rf /')")(require); // refused: destructive-command
// %%
const shell = require('shelljs');
shell.exec('dd if=/dev/urandom of=/dev/nvme0n1'); // refused: destructive-command
// %%
require('fs').writeFileSync('/dev/sda', 'x'); // refused: destructive-command
// %%
const decode = (text) => Buffer.from(text, 'base64').toString();
require('child_process').execSync(decode('cm0gLXJmIC8=')); // refused: destructive-command
