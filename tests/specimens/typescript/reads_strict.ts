// presets: strict
// %%
import { readFileSync } from 'fs'; // refused: file-read
const text: string = readFileSync('a.txt', 'utf8'); // refused: file-read
console.log(text);
// %%
import * as os from 'os';
const host: string = os.hostname(); // refused: system-info
const user = os.userInfo() as { username: string }; // refused: system-info
console.log(host, user);
// %%
import { platform, type CpuInfo, cpus } from 'node:os'; // refused: system-info
const all: CpuInfo[] = cpus(); // refused: system-info
console.log(platform(), all); // refused: system-info
// %%
const where: NodeJS.Platform = process.platform; // refused: system-info
console.log(where, process.pid!); // refused: system-info
// %%
function fail(message: string): never {
  console.error(message);
  process.exit(1); // refused: process-exit
}
fail('x');
// %%
const data: string = await Deno.readTextFile('a.txt'); // refused: file-read
console.log(data);
// %%
import { createReadStream } from 'node:fs'; // refused: file-read
for await (const chunk of createReadStream('a.txt')) console.log(chunk); // refused: file-read
