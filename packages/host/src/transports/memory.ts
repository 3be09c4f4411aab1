import { createListeners } from '../listeners.ts';
import type { Port } from '../port.ts';

/** Two ports joined back to back in one process; data is cloned on the way, as a real transport would. */
export function createMemoryPorts(): [Port, Port] {
  const messages = [createListeners<unknown>(), createListeners<unknown>()] as const;
  const closes = createListeners<void>();
  let open = true;
  const close = (): void => {
    if (!open) return;
    open = false;
    closes.tell();
  };
  const port = (own: 0 | 1): Port => ({
    post(message) {
      if (!open) return;
      const copy = structuredClone(message);
      queueMicrotask(() => {
        if (open) messages[own === 0 ? 1 : 0].tell(copy);
      });
    },
    onMessage: (listener) => messages[own].add(listener),
    onClose: (listener) => closes.add(listener),
    close,
  });
  return [port(0), port(1)];
}
