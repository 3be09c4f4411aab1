import { decoding, encoding } from 'lib0';
import { createListeners } from '../listeners.ts';
import type { Port } from '../port.ts';

/** What a browser's WebSocket and the server library's have in common. */
export interface WebSocketLike {
  send(data: Uint8Array): void;
  close(): void;
  /** Frames arrive as bytes. */
  onFrame(listener: (bytes: Uint8Array) => void): void;
  onClose(listener: () => void): void;
}

/** A port over a WebSocket: each message is one binary frame in lib0's encoding, which carries bytes natively. */
export function createWebSocketPort(socket: WebSocketLike): Port {
  const messages = createListeners<unknown>();
  const closes = createListeners<void>();
  let open = true;
  socket.onFrame((frame) => {
    let message: unknown;
    try {
      message = decoding.readAny(decoding.createDecoder(frame));
    } catch {
      return;
    }
    messages.tell(message);
  });
  socket.onClose(() => {
    if (!open) return;
    open = false;
    closes.tell();
  });
  return {
    post(message) {
      if (!open) return;
      const encoder = encoding.createEncoder();
      encoding.writeAny(encoder, message as never);
      socket.send(encoding.toUint8Array(encoder));
    },
    onMessage: (listener) => messages.add(listener),
    onClose: (listener) => closes.add(listener),
    close: () => socket.close(),
  };
}
