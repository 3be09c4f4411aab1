import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reply, Send } from '../lrs.ts';
import type { Statement } from '../statement.ts';
import { openOutbox, type Outbox } from './outbox.ts';

const statement = (id: number, object = 'question'): Statement => ({
  id: String(id),
  actor: {},
  verb: { id: 'http://adlnet.gov/expapi/verbs/answered', display: { en: 'answered' } },
  object: { objectType: 'Activity', id: object },
  context: {},
  timestamp: '2026-11-23T10:00:00.000Z',
});

type Fault = 'none' | 'unreachable' | 'lost reply' | 'expired' | 'out of order';

/** A store that keeps all of a list or nothing, and each id once. */
class Store {
  readonly kept: string[] = [];
  readonly faults: Fault[] = [];
  document: unknown;
  refused = new Set<string>();
  send: Send = async (method, _resource, _query, body) => {
    await Promise.resolve();
    const fault = this.faults.shift() ?? 'none';
    if (fault === 'unreachable') return { status: 0, text: '' };
    if (fault === 'expired') return { status: 401, text: '' };
    if (fault === 'out of order') return { status: 503, text: '' };
    const reply = this.#take(method, body);
    return fault === 'lost reply' ? { status: 0, text: '' } : reply;
  };

  #take(method: string, body: unknown): Reply {
    if (method === 'PUT') {
      this.document = body;
      return { status: 204, text: '' };
    }
    const ids = (body as Statement[]).map(({ id }) => id);
    if (ids.some((id) => this.refused.has(id))) return { status: 400, text: '' };
    for (const id of ids) if (!this.kept.includes(id)) this.kept.push(id);
    return { status: 200, text: '' };
  }
}

function open(store: Store, changed: { content: unknown }): Outbox {
  return openOutbox({
    send: store.send,
    query: {},
    document() {
      const { content } = changed;
      changed.content = undefined;
      return content as Record<string, unknown> | undefined;
    },
    undo() {
      changed.content ??= { again: true };
    },
    begun() {},
    stored() {},
    once: ({ object }) => object.id === 'course',
  });
}

test('whatever fails on the way, in the end the store has each statement once and in order, and never before it said so', async () => {
  const faults = fc.array(fc.constantFrom<Fault>('none', 'unreachable', 'lost reply', 'expired', 'out of order'), {
    maxLength: 25,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 12 }), faults, async (bursts, planned) => {
      const store = new Store();
      store.faults.push(...planned);
      const outbox = open(store, { content: { state: 1 } });
      let sent = 0;
      for (const burst of bursts) {
        for (let one = 0; one < burst; one += 1) outbox.push(statement((sent += 1)));
        const promised = sent;
        const flushed = outbox.flush();
        outbox.push(statement((sent += 1)));
        if (await flushed) expect(store.kept.length).toBeGreaterThanOrEqual(promised);
      }
      for (let more = 0; more < 40 && !(await outbox.flush()); more += 1);
      expect(await outbox.flush()).toBe(true);
      expect(store.kept).toEqual(Array.from({ length: sent }, (_, index) => String(index + 1)));
      expect(store.document).toBeDefined();
    }),
    { numRuns: 300 },
  );
});

describe('refusals', () => {
  test('a statement that the store calls wrong holds up no other, and is given up in the end', async () => {
    const store = new Store();
    store.refused.add('3');
    const outbox = open(store, { content: undefined });
    for (const id of [1, 2, 3, 4, 5]) outbox.push(statement(id));
    expect(await outbox.flush()).toBe(false);
    expect(store.kept).toEqual(['1', '2', '4', '5']);
    // Alone it may be the store that is out of order.
    for (let more = 0; more < 9; more += 1) expect(await outbox.flush()).toBe(false);
    for (const id of [6, 7]) {
      outbox.push(statement(id));
      expect(await outbox.flush()).toBe(false);
    }
    outbox.push(statement(8));
    await outbox.flush();
    expect(await outbox.flush()).toBe(true);
    expect(store.kept).toEqual(['1', '2', '4', '5', '6', '7', '8']);
  });

  test.each([
    [409, ''],
    [403, '9.3.0.0-6 (Already completed)'],
    [401, 'cmi5.completed-once'],
  ])('%i %s: what may be told once is there', async (status, text) => {
    const asked: number[] = [];
    const outbox = openOutbox({
      send: async (_method, _resource, _query, body) => {
        asked.push((body as Statement[]).length);
        return (body as Statement[]).some(({ object }) => object.id === 'course')
          ? { status, text }
          : { status: 200, text: '' };
      },
      query: {},
      document: () => undefined,
      undo() {},
      begun() {},
      stored() {},
      once: ({ object }) => object.id === 'course',
    });
    for (const one of [statement(1), statement(2), statement(3, 'course'), statement(4)]) outbox.push(one);
    expect(await outbox.flush()).toBe(true);
    expect(asked).toEqual([1, 3, 1, 1, 1]);
    expect(await outbox.flush()).toBe(true);
    expect(asked).toHaveLength(5);
  });

  test('a question refused in the same words is not there', async () => {
    const outbox = openOutbox({
      send: async () => ({ status: 403, text: 'already terminated' }),
      query: {},
      document: () => undefined,
      undo() {},
      begun() {},
      stored() {},
      once: () => false,
    });
    outbox.push(statement(1));
    expect(await outbox.flush()).toBe(false);
    expect(await outbox.flush()).toBe(false);
  });
});

test('what leaves with the page fits into what browsers let outlive it, the oldest left behind', async () => {
  const store = new Store();
  const bodies: string[] = [];
  const outbox = openOutbox({
    send: (method, resource, query, body, leaving) => {
      if (leaving) bodies.push(JSON.stringify(body));
      return store.send(method, resource, query, body, leaving);
    },
    query: {},
    document: () => ({ state: 'x'.repeat(16_000) }),
    undo() {},
    begun() {},
    stored() {},
    once: () => false,
  });
  outbox.push(statement(0));
  await outbox.flush();
  for (let id = 1; id <= 120; id += 1) outbox.push({ ...statement(id), result: { response: 'سؤال '.repeat(100) } });
  outbox.leave([statement(999)]);
  expect(bodies.reduce((sum, body) => sum + new TextEncoder().encode(body).byteLength, 0)).toBeLessThan(40_000);
  const last = JSON.parse(bodies.at(-1)!) as Statement[];
  expect(last.slice(-2).map(({ id }) => id)).toEqual(['120', '999']);
  expect(last.length).toBeGreaterThan(5);
});
