// presets: production, strict
// %%
import * as fs from 'fs';
const path: string = 'a.txt';
fs.writeFileSync(path, 'x'); // refused: file-output
fs.unlinkSync(path); // refused: file-delete
fs.promises.rm(path, { recursive: true }); // refused: file-delete
// %%
import { promises as fsp, PathLike } from 'node:fs';
async function save(where: PathLike, text: string): Promise<void> {
  await fsp.writeFile(where, text); // refused: file-write
  await fsp.mkdir('folder', { recursive: true }); // refused: file-write
}
save('a', 'b');
// %%
import fs = require('fs');
const file: number = fs.openSync('a', 'w'); // refused: file-open-write
console.log(file);
// %%
import { unlink, type Stats } from 'fs/promises'; // refused: file-delete
const remove: (path: string) => Promise<void> = unlink; // refused: file-delete
await remove('a'); // refused: file-delete
// %%
import { rimraf } from 'rimraf'; // refused: file-delete
await rimraf('build'); // refused: file-delete
// %%
const answer: Response = await fetch('https://example.com'); // refused: network-client
const body = (await answer.json()) as { name: string };
console.log(body.name);
// %%
import axios, { AxiosResponse } from 'axios'; // refused: network-client
const got: AxiosResponse<string> = await axios.get<string>('https://example.com'); // refused: network-client
console.log(got.data);
// %%
import http, { IncomingMessage } from 'http'; // refused: network-client
http.createServer((request: IncomingMessage, answer: any) => answer.end('x')).listen(8080); // refused: network-client
// %%
import { Socket } from 'net'; // refused: raw-socket
const socket: Socket = new Socket(); // refused: raw-socket
socket.connect(80); // refused: raw-socket
// %%
const secret: string | undefined = process.env.SECRET; // refused: environment
const { PATH = '' }: Record<string, string | undefined> = process.env; // refused: environment
console.log(secret, PATH); // refused: environment
// %%
import process, { env } from 'node:process'; // refused: environment
console.log(env.HOME as string, process.env['X']!); // refused: environment
// %%
interface Settings { readonly home: string }
const settings: Settings = { home: Deno.env.get('HOME')! }; // refused: environment
await Deno.writeTextFile('a.txt', settings.home); // refused: file-write
const listener: Deno.Listener = Deno.listen({ port: 80 }); // refused: raw-socket
console.log(listener);
// %%
import type { Server } from 'ws';
const socket = new WebSocket('wss://example.com'); // refused: network-client
export type { Server };
console.log(socket);
// %%
@Injectable()
export class Loader {
  constructor(private readonly http: HttpClient) {}
  async load(): Promise<string> {
    return (await fetch('https://example.com')).text(); // refused: network-client
  }
}
// %%
import Database from 'better-sqlite3';
const database = new Database('file.db'); // refused: database-output
console.log(database);
// %%
import inspector from 'node:inspector'; // refused: interpreter-internals
new inspector.Session().connect(); // refused: interpreter-internals
// %%
import { Client } from 'pg'; // refused: network-client
const client = new Client(); // refused: network-client
await client.connect(); // refused: network-client
// %%
import serialize from 'node-serialize'; // refused: deserialization
serialize.unserialize('{}'); // refused: deserialization
// %%
function walk(fs: typeof import('fs'), path: string): void {
  fs.rmSync(path); // refused: file-delete
}
walk(require('fs'), 'a'); // refused: module-handed-on
