import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';

/*
 * Serves the peers' pages, and the least signalling there can be: whatever one page says, the others of its room hear.
 * `node bench/peers/serve.ts PORT`.
 */

const folder = import.meta.dirname;
const FILES: Readonly<Record<string, { file: string; type: string }>> = {
  '/peerjs.html': { file: join(folder, 'peerjs.html'), type: 'text/html' },
  '/plain.html': { file: join(folder, 'plain.html'), type: 'text/html' },
  '/peerjs.min.js': {
    file: join(folder, '../node_modules/peerjs/dist/peerjs.min.js'),
    type: 'text/javascript',
  },
};

const server = createServer((asked, answer) => {
  const found = FILES[asked.url ?? ''];
  if (!found || !existsSync(found.file)) return void answer.writeHead(404).end();
  answer.writeHead(200, { 'content-type': `${found.type}; charset=utf-8` });
  createReadStream(found.file).pipe(answer);
});

const rooms = new Map<string, Set<WebSocket>>();
new WebSocketServer({ server }).on('connection', (socket, asked) => {
  const room = rooms.get(asked.url ?? '') ?? new Set();
  rooms.set(asked.url ?? '', room.add(socket));
  socket.on('close', () => room.delete(socket));
  socket.on('message', (said) => {
    for (const other of room) if (other !== socket) other.send(String(said));
  });
});

server.listen(Number(process.argv[2]), '0.0.0.0', () => console.log('Ready'));
