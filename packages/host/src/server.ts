import { AppError, Cancelled, type Disposable } from '@nibras/base';
import {
  contract,
  type HostEvent,
  type HostEventOf,
  type HostMethod,
  type HostOutput,
  type HostParsedInput,
} from './contract.ts';
import { type Message, messageSchema } from './message.ts';
import type { Port } from './port.ts';

/** Who is calling: lets a handler keep per-window state and send events back to that window only. */
export interface CallContext {
  readonly signal: AbortSignal;
  readonly connection: Connection;
}

/** One studio window as its host sees it. */
export interface Connection {
  emit<Name extends HostEvent>(event: Name, data: HostEventOf<Name>): void;
  onClose(listener: () => void): Disposable;
}

/** The host's side of the contract: one function a method. */
export type HostHandlers = {
  readonly [Name in HostMethod]: (
    input: HostParsedInput<Name>,
    context: CallContext,
  ) => HostOutput<Name> | Promise<HostOutput<Name>>;
};

/** Serves the contract over a port until the port closes. `onBug` hears of errors that are nobody's expected refusal. */
export function serve(port: Port, handlers: HostHandlers, onBug: (error: unknown) => void): Connection {
  const running = new Map<number, AbortController>();
  let open = true;
  const connection: Connection = {
    emit: (event, data) => {
      if (open) port.post({ kind: 'event', event, data } satisfies Message);
    },
    onClose: (listener) => port.onClose(listener),
  };
  const answer = (message: Message): void => {
    if (open) port.post(message);
  };

  const run = async (id: number, method: string, input: unknown): Promise<void> => {
    if (!Object.hasOwn(contract.methods, method))
      return answer({ kind: 'failure', id, code: 'host.unknown-method', params: { method } });
    const name = method as HostMethod;
    const parsed = contract.methods[name].input.safeParse(input);
    if (!parsed.success)
      return answer({
        kind: 'failure',
        id,
        code: 'host.bad-request',
        params: { method, where: parsed.error.issues[0]?.path.join('.') ?? '' },
      });
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const handler = handlers[name] as (one: unknown, context: CallContext) => unknown;
      const output = await handler(parsed.data, { signal: controller.signal, connection });
      answer({ kind: 'result', id, output });
    } catch (error) {
      if (error instanceof Cancelled) answer({ kind: 'failure', id, code: 'cancelled', params: {} });
      else if (error instanceof AppError)
        answer({ kind: 'failure', id, code: error.code, params: { ...error.params } });
      else {
        onBug(error);
        answer({ kind: 'failure', id, code: 'internal', params: { method } });
      }
    } finally {
      running.delete(id);
    }
  };

  port.onMessage((raw) => {
    const message = messageSchema.safeParse(raw);
    if (!message.success) return;
    if (message.data.kind === 'call') void run(message.data.id, message.data.method, message.data.input);
    else if (message.data.kind === 'cancel') running.get(message.data.id)?.abort();
  });
  port.onClose(() => {
    open = false;
    for (const controller of running.values()) controller.abort();
  });
  return connection;
}
