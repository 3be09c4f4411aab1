import { createListeners } from '../listeners.ts';
import type { Port } from '../port.ts';

/** What a browser's MessagePort and Electron's MessagePortMain have in common. */
export interface MessagePortLike {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
  /** `message` carries `{ data }`; `close` carries nothing that matters. */
  subscribe(event: 'message' | 'close', listener: (event: { data?: unknown }) => void): void;
}

/** A port over a message channel: structured clone, bytes and all. */
export function createMessagePort(channel: MessagePortLike): Port {
  const messages = createListeners<unknown>();
  const closes = createListeners<void>();
  let open = true;
  const close = (): void => {
    if (!open) return;
    open = false;
    closes.tell();
  };
  channel.subscribe('message', (event) => messages.tell(event.data));
  channel.subscribe('close', close);
  channel.start();
  return {
    post(message) {
      if (open) channel.postMessage(message);
    },
    onMessage: (listener) => messages.add(listener),
    onClose: (listener) => closes.add(listener),
    close() {
      channel.close();
      close();
    },
  };
}
