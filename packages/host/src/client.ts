import { AppError, Cancelled, type Disposable } from '@nibras/base';
import {
  contract,
  type HostEvent,
  type HostEventOf,
  type HostInput,
  type HostMethod,
  type HostOutput,
} from './contract.ts';
import { type Message, messageSchema } from './message.ts';
import type { Port } from './port.ts';

/** The studio's side of the contract. */
export interface HostClient {
  /** Rejects with AppError for a failure, with Cancelled when the signal fired, with `host.disconnected` when the port closed. */
  call<Name extends HostMethod>(
    method: Name,
    input: HostInput<Name>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<HostOutput<Name>>;
  on<Name extends HostEvent>(event: Name, listener: (data: HostEventOf<Name>) => void): Disposable;
  onClose(listener: () => void): Disposable;
  close(): void;
}

interface Pending {
  readonly method: HostMethod;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Speaks the contract over a port. */
export function createClient(port: Port): HostClient {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(data: never) => void>>();
  let nextId = 1;
  let closed = false;

  const settle = (id: number): Pending | undefined => {
    const one = pending.get(id);
    pending.delete(id);
    return one;
  };
  const handle = (message: Message): void => {
    if (message.kind === 'result') {
      const one = settle(message.id);
      if (!one) return;
      const parsed = contract.methods[one.method].output.safeParse(message.output);
      if (parsed.success) one.resolve(parsed.data);
      else one.reject(new AppError('internal', { method: one.method }, parsed.error));
    } else if (message.kind === 'failure') {
      settle(message.id)?.reject(
        message.code === 'cancelled' ? new Cancelled() : new AppError(message.code, message.params),
      );
    } else if (message.kind === 'event' && message.event in contract.events) {
      const parsed = contract.events[message.event as HostEvent].safeParse(message.data);
      if (parsed.success) for (const listener of listeners.get(message.event) ?? []) listener(parsed.data as never);
    }
  };
  port.onMessage((raw) => {
    const message = messageSchema.safeParse(raw);
    if (message.success) handle(message.data);
  });
  port.onClose(() => {
    closed = true;
    for (const one of pending.values()) one.reject(new AppError('host.disconnected'));
    pending.clear();
  });

  return {
    async call(method, input, options) {
      if (closed) throw new AppError('host.disconnected');
      if (options?.signal?.aborted) throw new Cancelled();
      const id = nextId;
      nextId += 1;
      const cancel = (): void => port.post({ kind: 'cancel', id } satisfies Message);
      options?.signal?.addEventListener('abort', cancel, { once: true });
      try {
        return (await new Promise<unknown>((resolve, reject) => {
          pending.set(id, { method, resolve, reject });
          port.post({ kind: 'call', id, method, input } satisfies Message);
        })) as HostOutput<typeof method>;
      } finally {
        options?.signal?.removeEventListener('abort', cancel);
      }
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener);
      return { dispose: () => void set.delete(listener) };
    },
    onClose: (listener) => port.onClose(listener),
    close: () => port.close(),
  };
}
