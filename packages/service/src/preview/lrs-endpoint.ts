import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createLrs, type LaunchedActivity, type Lrs, type MoveOn } from '@nibras/lms';
import type { PlayedPackage } from './played-package.ts';
import type { LrsFaultRequest, LrsLaunchRequest, LrsState } from './preview-data.ts';

export interface LrsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The LRS of one preview, on the preview's own origin, and the road by which the simulator page steers it. */
export interface LrsEndpoint {
  /** A request of the course; undefined stands for a connection that breaks. */
  course(request: IncomingMessage, body: string): Promise<LrsAnswer | undefined>;
  /** A request of the simulator page. */
  control(action: string, body: string, endpoint: string): LrsAnswer;
}

const json = (value: unknown, status = 200): LrsAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

const plainHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

function activitiesOf(source: PlayedPackage): LaunchedActivity[] {
  return source.parts.map((part, index) => ({
    id: source.kind === 'cmi5' ? `https://lms.example/activities/${index + 1}` : part.id,
    publisherId: part.id,
    title: part.title,
    moveOn: (part.moveOn ?? 'NotApplicable') as MoveOn,
    masteryScore: part.masteryScore,
    launchParameters: part.launchParameters,
    entitlementKey: part.entitlementKey,
  }));
}

export function createLrsEndpoint(source: PlayedPackage): LrsEndpoint {
  let lrs: Lrs | undefined;
  let learner = '';
  let slow = 0;

  const control: Readonly<Record<string, (body: unknown, endpoint: string) => LrsAnswer>> = {
    launch(body, endpoint) {
      const asked = body as LrsLaunchRequest;
      const who = JSON.stringify(asked.learner);
      if (!lrs || who !== learner) {
        const faults = lrs?.faults;
        lrs = createLrs({
          profile: source.kind === 'cmi5' ? 'cmi5' : 'xapi',
          endpoint,
          activities: activitiesOf(source),
          learner: asked.learner,
          now: Date.now,
          newUuid: randomUUID,
          returnUrl: endpoint.replace(/lrs\/$/, 'simulator/returned.html'),
        });
        if (faults?.offline) lrs.faults.offline = true;
      }
      learner = who;
      const { search, registration, session } = lrs.launch({
        mode: asked.mode,
        fresh: asked.fresh,
        activity: asked.part,
      });
      return json({ search, registration, session });
    },
    faults(body) {
      const { slow: wait, ...rest } = body as LrsFaultRequest;
      if (wait !== undefined) slow = Math.min(10_000, Math.max(0, wait));
      if (lrs) Object.assign(lrs.faults, rest);
      return json({});
    },
    abandon() {
      lrs?.abandon();
      return json({});
    },
    state(body) {
      const since = Number((body as { since?: number } | undefined)?.since ?? 0);
      if (!lrs) return json({ exchanges: [], count: 0, statements: [], documents: [], record: undefined });
      const state: LrsState = {
        exchanges: lrs.exchanges.slice(since),
        count: lrs.exchanges.length,
        statements: lrs.statements,
        documents: [...lrs.documents.values()].map(({ id, body: text }) => ({ id, body: text })),
        record: lrs.record(),
      };
      return json(state);
    },
  };

  return {
    async course(request, body) {
      if (slow > 0) await new Promise((resolve) => setTimeout(resolve, slow));
      if (!lrs) return { status: 503, headers: {}, body: 'nothing has been launched' };
      return lrs.handle({
        method: request.method ?? 'GET',
        url: request.url ?? '/',
        headers: plainHeaders(request),
        body,
      });
    },
    control(action, body, endpoint) {
      const work = Object.hasOwn(control, action) ? control[action] : undefined;
      if (!work) return { status: 404, headers: {}, body: '' };
      try {
        return work(body === '' ? {} : (JSON.parse(body) as unknown), endpoint);
      } catch (error) {
        if (error instanceof SyntaxError) return { status: 400, headers: {}, body: '' };
        throw error;
      }
    },
  };
}
