import type { IpcMain, IpcMainEvent, MessagePortMain } from 'electron';
import { type Connection, type HostHandlers, serve } from '@nibras/host';
import { createMessagePort } from '@nibras/host/message-port';
import { studioOrigin } from './guards.ts';

/** Whether a message comes from the studio's own page, in the top frame of a window. */
export function isStudioFrame(event: Pick<IpcMainEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.url.startsWith(`${studioOrigin}/`);
}

function wrap(port: MessagePortMain): ReturnType<typeof createMessagePort> {
  return createMessagePort({
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
    subscribe: (event, listener) => {
      if (event === 'message') port.on('message', listener);
      else port.on('close', () => listener({}));
    },
  });
}

/** Serves the host contract to each studio window that asks for a port; every other sender is refused. */
export function bridgeHost(
  ipc: Pick<IpcMain, 'on'>,
  handlers: HostHandlers,
  onBug: (error: unknown) => void,
  onConnection: (connection: Connection) => void,
): void {
  ipc.on('nibras:connect', (event) => {
    const [port] = event.ports;
    if (!port) return;
    if (!isStudioFrame(event)) {
      port.close();
      return;
    }
    onConnection(serve(wrap(port), handlers, onBug));
  });
}
