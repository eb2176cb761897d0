// presets: production, strict
// %%
const cp = require('child_process'); // refused: subprocess
console.log(cp.execSync('ls').toString()); // refused: shell-command
// %%
const { exec: run } = require('node:child_process'); // refused: subprocess, shell-command
run('whoami', (error, out) => console.log(out)); // refused: shell-command
// %%
import { exec } from 'child_process'; // refused: shell-command
exec('id'); // refused: shell-command
// %%
import cp from 'node:child_process'; // refused: subprocess
cp.execFileSync('ls', ['-l']); // refused: subprocess
// %%
import * as processes from 'child_process'; // refused: subprocess
processes.spawn('ls', { shell: true }); // refused: shell-argument
// %%
const { spawn } = require('child_process'); // refused: subprocess, shell-argument
spawn('ls', [], { stdio: 'inherit', shell: '/bin/bash' }); // refused: shell-argument
// %%
const { spawn } = require('child_process'); // refused: subprocess
const child = spawn('node', ['worker.js']); // refused: subprocess
child.on('close', (code) => console.log(code));
// %%
const util = require('util');
const run = util.promisify(require('child_process').exec); // refused: subprocess, shell-command
async function main() {
  const { stdout } = await run('uname -a'); // refused: shell-command
  console.log(stdout);
}
main();
// %%
const commands = ['id', 'ls'];
commands.forEach(require('child_process').execSync); // refused: subprocess, shell-command
// %%
import('child_process').then(({ execSync }) => console.log(execSync('id').toString())); // refused: subprocess, shell-command
// %%
(async () => {
  const cp = await import('node:child_process'); // refused: subprocess
  cp.fork('./other.js'); // refused: subprocess
})();
// %%
const cluster = require('cluster'); // refused: subprocess
cluster.fork(); // refused: subprocess
// %%
const { isMaster } = require('cluster'); // refused: subprocess
console.log(isMaster);
// %%
process.kill(4711, 'SIGTERM'); // refused: process
// %%
const shell = require('shelljs'); // refused: subprocess
shell.exec('git status'); // refused: shell-command
shell.rm('-rf', 'build'); // refused: file-delete
// %%
import { execa, $ } from 'execa'; // refused: subprocess, shell-command
await execa('ls'); // refused: subprocess
await $`ls -l`; // refused: shell-command
// %%
import { $ } from 'zx'; // refused: shell-command
await $`cat package.json`; // refused: shell-command
// %%
const spawn = require('cross-spawn'); // refused: subprocess
spawn('npm', ['install']); // refused: subprocess
// %%
process.setuid(0); // refused: process
process.setgid(0); // refused: process
// %%
const run = require('child_process').exec.bind(null); // refused: subprocess, shell-command
run('id'); // refused: shell-command
// %%
Reflect.apply(require('child_process').execSync, null, ['id']); // refused: subprocess, shell-command
// %%
const os = { exec: (text) => text.length };
class Runner {
  constructor() {
    this.cp = require('child_process'); // refused: subprocess, module-handed-on
  }
  run(command) {
    return this.cp.execSync(command); // refused: shell-command
  }
}
console.log(os.exec('abc'), new Runner().run('id'));
// %%
Deno.run({ cmd: ['ls'] }); // refused: process
new Deno.Command('ls').output(); // refused: process
// %%
Bun.spawn(['ls']); // refused: process
await Bun.$`ls`; // refused: shell-command
// %%
const pty = require('node-pty'); // refused: subprocess
pty.spawn('bash', []); // refused: subprocess
// %%
const commands = { list: 'ls', who: 'whoami' };
for (const [name, command] of Object.entries(commands)) {
  console.log(name, require('child_process').execSync(command)); // refused: subprocess, shell-command
}
