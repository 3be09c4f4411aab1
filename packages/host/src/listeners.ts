import type { Disposable } from '@nibras/base';

/** A set of listeners of one kind of event. */
export interface Listeners<Data> {
  add(listener: (data: Data) => void): Disposable;
  tell(data: Data): void;
}

export function createListeners<Data>(): Listeners<Data> {
  const all = new Set<(data: Data) => void>();
  return {
    add(listener) {
      all.add(listener);
      return { dispose: () => void all.delete(listener) };
    },
    tell(data) {
      for (const listener of all) listener(data);
    },
  };
}
