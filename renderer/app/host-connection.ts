import { createClient, type HostClient, type Port } from '@nibras/host';
import { createMessagePort } from '@nibras/host/message-port';
import { createWebSocketPort } from '@nibras/host/websocket';

const tokenKey = 'nibras-token';

/** The token that the host put behind `#` in the address; kept for this tab only, so that a reload still works. */
function readToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    sessionStorage.setItem(tokenKey, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return given ?? sessionStorage.getItem(tokenKey) ?? '';
}

async function connectWebSocket(): Promise<Port> {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const socket = new WebSocket(`${scheme}://${location.host}/host`, ['nibras', readToken()]);
  socket.binaryType = 'arraybuffer';
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('no host')), { once: true });
  });
  return createWebSocketPort({
    send: (data) => socket.send(data as Uint8Array<ArrayBuffer>),
    close: () => socket.close(),
    onFrame: (listener) =>
      socket.addEventListener('message', (event) => {
        if (event.data instanceof ArrayBuffer) listener(new Uint8Array(event.data));
      }),
    onClose: (listener) => socket.addEventListener('close', listener),
  });
}

/** Electron hands a port over by window message; the preload script answers the request. */
async function connectElectron(): Promise<Port> {
  const port = await new Promise<MessagePort>((resolve) => {
    const listener = (event: MessageEvent<unknown>): void => {
      const [given] = event.ports;
      if (event.source !== window || event.data !== 'nibras:port' || !given) return;
      window.removeEventListener('message', listener);
      resolve(given);
    };
    window.addEventListener('message', listener);
    window.postMessage('nibras:connect', location.origin);
  });
  return createMessagePort({
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
    subscribe: (event, listener) => port.addEventListener(event, (one) => listener(one as MessageEvent<unknown>)),
  });
}

/** Whether the studio runs in the desktop shell. */
export const isElectron = location.protocol === 'nibras:';

/** Joins the host behind this window. */
export async function connectHost(): Promise<HostClient> {
  return createClient(await (isElectron ? connectElectron() : connectWebSocket()));
}
