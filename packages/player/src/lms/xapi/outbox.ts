import { isStored, type Reply, type Send } from '../lrs.ts';
import type { Statement } from '../statement.ts';
import { sizeOf } from './connect-store.ts';

/** Statements and one document on their way to a learning record store. */
export interface Outbox {
  push(statement: Statement): void;
  /** Sends what waits; true where the store has everything. */
  flush(): Promise<boolean>;
  /** Sends what waits and cannot wait for an answer: the page goes away. */
  leave(last: readonly Statement[]): void;
}

export interface OutboxPorts {
  readonly send: Send;
  /** The query of our document, and its content where that is newer than what was sent; undefined where there is nothing to send. */
  readonly query: Readonly<Record<string, string>>;
  readonly document: () => Readonly<Record<string, unknown>> | undefined;
  /** The store has our document as it was before. */
  readonly undo: () => void;
  /** The store has the first statement. */
  readonly begun: () => void;
  readonly stored: (statement: Statement) => void;
  /** True where a store may refuse a second one: it then has it. */
  readonly once: (statement: Statement) => boolean;
}

/** Statements in one request, and bytes of what leaves with the page. */
const batch = 20;
const outliving = 38_000;
/** How often a statement is tried that the store refuses while it takes others. */
const tries = 4;

// One statement is at fault, not the connection or the session: others may pass.
const isRefusal = (status: number): boolean => status === 400 || status === 403 || status === 413;
const alreadyThere = /already|once|duplicat/i;

export function openOutbox({ send, query, document, undo, begun: noteBegun, stored, once }: OutboxPorts): Outbox {
  const queue: Statement[] = [];
  const flying = new Set<Statement>();
  const refusals = new Map<Statement, number>();
  let running: Promise<boolean> | undefined;
  let again: Promise<boolean> | undefined;
  let begun = false;
  // What still ran when the page went away sends no more: a page that is brought back starts anew.
  let left = false;

  const settle = (statement: Statement): void => {
    const at = queue.indexOf(statement);
    if (at >= 0) queue.splice(at, 1);
    stored(statement);
  };
  const post = async (some: readonly Statement[]): Promise<Reply> => {
    for (const one of some) flying.add(one);
    const reply = await send('POST', 'statements', {}, some);
    for (const one of some) flying.delete(one);
    if (isStored(reply)) for (const one of some) settle(one);
    return reply;
  };
  // @spec xAPI 1.0.3 part 3, 2.1.2: a store that refuses one statement of a list keeps none of it, and 409 says that it has it.
  const single = async (statement: Statement): Promise<'there' | 'refused' | 'failed'> => {
    const reply = await post([statement]);
    const { status } = reply;
    if (isStored(reply)) return 'there';
    if (status === 409 || (status >= 400 && once(statement) && alreadyThere.test(reply.text))) {
      settle(statement);
      return 'there';
    }
    // Some LMSs of cmi5 say 401 to a statement that breaks a rule of the session.
    return isRefusal(status) || (status === 401 && begun && once(statement)) ? 'refused' : 'failed';
  };
  // A statement that is refused again and again while others pass is at fault itself.
  const giveUp = (statement: Statement): void => {
    const refused = (refusals.get(statement) ?? 0) + 1;
    refusals.set(statement, refused);
    if (refused >= tries) queue.splice(queue.indexOf(statement), 1);
  };
  const statements = async (): Promise<boolean> => {
    // An LMS of cmi5 takes nothing before it has noted the first one.
    if (!begun && queue[0]) {
      begun = (await single(queue[0])) === 'there';
      if (begun) noteBegun();
    }
    if (!begun) return queue.length === 0;
    while (queue.length > 0) {
      if (left) return false;
      const some = queue.slice(0, batch);
      const reply = await post(some);
      if (isStored(reply)) continue;
      if (!reply.status || reply.status >= 500 || reply.status === 429) return false;
      const refused: Statement[] = [];
      for (const one of some) {
        if (left) return false;
        const outcome = await single(one);
        if (outcome === 'refused') refused.push(one);
        if (outcome === 'failed' || refused.length > 2) return false;
      }
      if (refused.length < some.length) for (const one of refused) giveUp(one);
      if (refused.length > 0) return false;
    }
    return true;
  };
  const state = async (): Promise<boolean> => {
    if (left) return false;
    const content = document();
    if (!content) return true;
    const done = isStored(await send('PUT', 'activities/state', query, content));
    if (!done) undo();
    return done;
  };
  const run = async (): Promise<boolean> => {
    const [sent, kept] = await Promise.all([statements(), state()]);
    // What the store has confirmed meanwhile is part of the document.
    return (await (kept ? state() : kept)) && sent;
  };

  return {
    push: (statement) => void queue.push(statement),
    flush() {
      left = false;
      if (running) {
        again ??= running.then(() => {
          again = undefined;
          return this.flush();
        });
        return again;
      }
      running = run().finally(() => {
        running = undefined;
      });
      return running;
    },
    leave(last) {
      left = true;
      const content = document();
      if (content) void send('PUT', 'activities/state', query, content, true);
      const waiting = queue.filter((one) => !flying.has(one));
      // The oldest stay behind, on this device, where all of them would be too many.
      while (waiting.length > 1 && sizeOf(JSON.stringify([waiting, last, content])) > outliving)
        waiting.splice(begun ? 0 : 1, 1);
      if (!begun && waiting.length > 0) void send('POST', 'statements', {}, waiting.splice(0, 1), true);
      void send('POST', 'statements', {}, [...waiting, ...last], true);
    },
  };
}
