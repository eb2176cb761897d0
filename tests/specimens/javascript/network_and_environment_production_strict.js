// presets: production, strict
// %%
fetch('https://example.com').then((answer) => answer.text()).then(console.log); // refused: network-client
// %%
async function load() {
  const answer = await globalThis.fetch('https://example.com'); // refused: network-client
  return answer.json();
}
load();
// %%
const request = new XMLHttpRequest(); // refused: network-client
request.open('GET', 'https://example.com'); // refused: network-client
// %%
const http = require('http'); // refused: network-client
http.get('http://example.com', (answer) => answer.resume()); // refused: network-client
// %%
import https from 'node:https'; // refused: network-client
https.request('https://example.com').end(); // refused: network-client
// %%
import axios from 'axios'; // refused: network-client
const { data } = await axios.get('https://example.com'); // refused: network-client
console.log(data);
// %%
const got = require('got'); // refused: network-client
got('https://example.com'); // refused: network-client
// %%
const socket = new WebSocket('wss://example.com'); // refused: network-client
socket.onmessage = (event) => console.log(event.data);
// %%
new EventSource('https://example.com/events'); // refused: network-client
navigator.sendBeacon('https://example.com', 'x'); // refused: network-client
// %%
const express = require('express'); // refused: network-client
const app = express(); // refused: network-client
app.get('/', (request, answer) => answer.send('hello'));
// %%
import { createClient } from 'redis'; // refused: network-client
createClient(); // refused: network-client
// %%
const net = require('net'); // refused: raw-socket
net.connect(80, 'example.com'); // refused: raw-socket
// %%
import { createSocket } from 'node:dgram'; // refused: raw-socket
createSocket('udp4'); // refused: raw-socket
// %%
const tls = require('tls'); // refused: raw-socket
tls.connect(443); // refused: raw-socket
// %%
const dns = require('dns'); // refused: network-client
dns.lookup('example.com', () => {}); // refused: network-client
// %%
console.log(process.env.HOME); // refused: environment
console.log(process.env['PATH']); // refused: environment
process.env.DEBUG = '1'; // refused: environment
console.log(process.env[process.argv[2]]); // refused: environment
// %%
const { env } = process; // refused: environment
console.log(env.SECRET); // refused: environment
// %%
const { env: { TOKEN } } = process; // refused: environment
console.log(TOKEN); // refused: environment
// %%
import { env } from 'node:process'; // refused: environment
console.log(Object.keys(env)); // refused: environment
// %%
import process from 'process';
for (const name in process.env) console.log(name); // refused: environment
// %%
require('dotenv').config(); // refused: environment
// %%
console.log(Deno.env.get('HOME')); // refused: environment
console.log(Bun.env.HOME); // refused: environment
// %%
console.log(JSON.stringify(process.env)); // refused: environment
// %%
const settings = { ...process.env }; // refused: environment
console.log(settings);
// %%
const serialize = require('node-serialize'); // refused: deserialization
serialize.unserialize('{}'); // refused: deserialization
// %%
const ffi = require('ffi-napi'); // refused: native-code
ffi.Library('libc', {}); // refused: native-code
// %%
require('./build/Release/addon.node'); // refused: native-code
process.dlopen(module, './addon.node'); // refused: native-code
// %%
delete require.cache; // refused: interpreter-internals
require.cache[require.resolve('./x')]; // refused: dynamic-attribute
const inspector = require('inspector'); // refused: interpreter-internals
// %%
process.binding('fs'); // refused: low-level-module
// %%
const v8 = require('v8');
v8.setFlagsFromString('--allow-natives-syntax'); // refused: interpreter-internals
// %%
import { something } from 'https://example.com/code.js'; // refused: load-from-path
something();
// %%
require('/opt/tools/evil.js'); // refused: load-from-path
