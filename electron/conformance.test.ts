import { MessageChannel } from 'node:worker_threads';
import type { Connection } from '@nibras/host';
import { createMessagePort } from '@nibras/host/message-port';
import { describeConformance } from '../packages/host/src/transports/conformance.test-kit.ts';
import { bridgeHost } from './host-bridge.ts';
import { ipcMain, ipcRenderer } from './test/fake-electron.ts';

describeConformance('the bridge of the desktop shell', (handlers, onBug) => {
  const channel = new MessageChannel();
  let connection: Connection | undefined;
  ipcMain.removeAllListeners('nibras:connect');
  bridgeHost(ipcMain as never, handlers, onBug, (one) => {
    connection = one;
  });
  ipcRenderer.postMessage('nibras:connect', null, [channel.port2]);
  const studio = createMessagePort({
    postMessage: (message) => channel.port1.postMessage(message),
    start: () => channel.port1.start(),
    close: () => channel.port1.close(),
    subscribe: (event, listener) =>
      event === 'message'
        ? channel.port1.on('message', (data) => listener({ data }))
        : channel.port1.on('close', () => listener({})),
  });
  return Promise.resolve({
    studio,
    connection: connection!,
    host: { post: (message) => channel.port2.postMessage(message), close: () => channel.port2.close() },
    end: () => channel.port1.close(),
  });
});
