import type { LrsExchange, LrsRecord } from '@nibras/lms';
import type { CreatePageLms, FaultName, LaunchOptions, PageLms } from './page-lms.ts';
import type { LrsFaultRequest, LrsState, PreviewData } from '../preview-data.ts';

const slowness = 3000;
const modes = { normal: 'Normal', browse: 'Browse', review: 'Review' } as const;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function control<Answer>(action: string, body: unknown): Promise<Answer> {
  const response = await fetch(`lms/${action}`, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${action}: ${response.status}`);
  return (await response.json()) as Answer;
}

/** The verbs of what was sent, and the name of what was asked for. */
function summary({ request }: LrsExchange): string {
  const path = request.url.replace(/^.*?\/lrs\//, '').replace(/^fetch\/.*/, 'fetch');
  const query = new URLSearchParams(path.split('?')[1] ?? '');
  const what = query.get('stateId') ?? query.get('profileId') ?? '';
  let verbs = '';
  try {
    const body = JSON.parse(request.body) as unknown;
    verbs = (Array.isArray(body) ? body : [body])
      .map((one) => String((one as { verb?: { id?: string } }).verb?.id ?? '').replace(/^.*\//, ''))
      .filter((one) => one !== '')
      .join(', ');
  } catch {
    verbs = '';
  }
  return [request.method, path.split('?')[0], what, verbs].filter((one) => one !== '').join(' ');
}

/** An LMS with an LRS, which lives on the server of this origin. */
export function lrsLms(data: PreviewData): CreatePageLms {
  return (log) => {
    let state: LrsState | undefined;
    let seen = 0;
    let started = Date.now();
    const all: LrsExchange[] = [];
    const faults: Record<FaultName, boolean> = { offline: false, expired: false, refuseNext: false, slow: false };
    let learner = '';
    const lms: PageLms = {
      faults: ['offline', 'expired', 'refuseNext', 'slow'],
      saveLimit: undefined,
      async launch({ mode, learner: who, fresh, part }: LaunchOptions) {
        faults.expired = false;
        if (JSON.stringify(who) !== learner) seen = 0;
        learner = JSON.stringify(who);
        started = Date.now();
        const { search } = await control<{ search: string }>('launch', {
          mode: modes[mode],
          fresh,
          part,
          learner: who,
        });
        await lms.refresh();
        const href = data.parts[part]?.href ?? '';
        const [path = '', hash = ''] = href.split('#');
        return `course/${path}${path.includes('?') ? '&' : '?'}${search}${hash === '' ? '' : `#${hash}`}`;
      },
      leaving: () => undefined,
      async close(how) {
        // Requests that outlive their page need a moment to arrive.
        await pause(faults.slow ? slowness + 600 : 600);
        for (let round = 0, before = -1; round < 10 && before !== seen; round += 1) {
          before = seen;
          await pause(200);
          await lms.refresh();
        }
        if (how === 'killed') await control('abandon', {});
        await lms.refresh();
      },
      setFault(name, on) {
        faults[name] = on;
        const request: LrsFaultRequest = name === 'slow' ? { slow: on ? slowness : 0 } : { [name]: on };
        void control('faults', request);
      },
      faultOn: (name) => faults[name],
      async refresh() {
        state = await control<LrsState>('state', { since: seen });
        seen = state.count;
        for (const exchange of state.exchanges) {
          all.push(exchange);
          const { status } = exchange.response;
          if (faults.refuseNext && exchange.verdicts.some(({ rule }) => rule === 'lms.refused-on-demand'))
            faults.refuseNext = false;
          log({
            time: Math.max(0, exchange.time - started),
            call: summary(exchange),
            result: String(status),
            error: exchange.verdicts.some(({ severity }) => severity === 'error') ? String(status) : '',
            verdicts: exchange.verdicts,
            detail: [exchange.request.body, exchange.response.body].filter((one) => one !== '').join('\n\n'),
          });
        }
      },
      data: () => (state?.documents ?? []).map(({ id, body }) => [id, body] as const),
      statements: () => state?.statements.toReversed() ?? [],
      record: (): LrsRecord | undefined => state?.record,
      report: () => ({
        exchanges: all,
        statements: state?.statements,
        documents: state?.documents,
        record: state?.record,
      }),
    };
    return lms;
  };
}
