import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { WebSocket, WebSocketServer } from 'ws';
import type { Port } from '../port.ts';
import { serve } from '../server.ts';
import { describeConformance } from './conformance.test-kit.ts';
import { createMemoryPorts } from './memory.ts';
import { createMessagePort } from './message-port.ts';
import { createWebSocketPort } from './websocket.ts';

interface Pair {
  readonly studio: Port;
  readonly host: Port;
  readonly end: () => void;
}

const socketPort = (socket: WebSocket): Port =>
  createWebSocketPort({
    send: (data) => socket.send(data),
    close: () => socket.close(),
    onFrame: (listener) => socket.on('message', (data) => listener(new Uint8Array(data as Buffer))),
    onClose: (listener) => socket.on('close', listener),
  });

const transports: Readonly<Record<string, () => Promise<Pair>>> = {
  memory: () => {
    const [studio, host] = createMemoryPorts();
    return Promise.resolve({ studio, host, end: () => studio.close() });
  },
  'message port': () => {
    const channel = new MessageChannel();
    const wrap = (port: typeof channel.port1): Port =>
      createMessagePort({
        postMessage: (message) => port.postMessage(message),
        start: () => port.start(),
        close: () => port.close(),
        subscribe: (event, listener) =>
          event === 'message' ? port.on('message', (data) => listener({ data })) : port.on('close', () => listener({})),
      });
    return Promise.resolve({
      studio: wrap(channel.port1),
      host: wrap(channel.port2),
      end: () => channel.port1.close(),
    });
  },
  websocket: async () => {
    const server: Server = createServer();
    const sockets = new WebSocketServer({ server });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const accepted = new Promise<WebSocket>((resolve) => sockets.on('connection', resolve));
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await new Promise((resolve) => client.on('open', resolve));
    return {
      studio: socketPort(client),
      host: socketPort(await accepted),
      end: () => {
        client.close();
        sockets.close();
        server.close();
      },
    };
  },
};

for (const [name, connect] of Object.entries(transports))
  describeConformance(name, async (handlers, onBug) => {
    const pair = await connect();
    return { ...pair, connection: serve(pair.host, handlers, onBug) };
  });
