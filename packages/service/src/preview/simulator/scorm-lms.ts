import {
  type CmiModel,
  createScormSession,
  type Edition,
  type ScormCall,
  scormProfile,
  type ScormProfileId,
  type ScormSession,
  type StoredAttempt,
} from '@nibras/lms';
import type { CreatePageLms, FaultName, LaunchOptions, PageLms } from './page-lms.ts';
import type { PreviewData } from '../preview-data.ts';

/** The longest that a call may keep the page waiting, as Moodle's synchronous requests do. */
const slowness = 700;

function wait(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** An LMS of SCORM: our rules over the data model of a library. */
export function scormLms(
  data: PreviewData,
  edition: Edition,
  model: (initial: Map<string, string>) => CmiModel,
): CreatePageLms {
  return (log) => {
    let session: ScormSession | undefined;
    let options: LaunchOptions | undefined;
    let slow = false;
    const stored = new Map<string, StoredAttempt>();
    // Open edX gives all parts of a package one set of data.
    const key = ({ profile, learner, part }: LaunchOptions): string =>
      `${profile}\n${learner.id}\n${profile === 'open-edx' ? 0 : part}`;
    const twelve = edition === '12';
    const onCall = (call: ScormCall): void => {
      if (slow && /(Commit|Finish|Terminate|Initialize)$/.test(call.method)) wait(slowness);
      log({
        time: call.time,
        call: `${call.method}(${call.args.map((one) => JSON.stringify(one)).join(', ')})`,
        result: call.result === '' ? '""' : call.result,
        error: call.error === '0' ? '' : `${call.error} ${call.errorText}`,
        verdicts: call.verdicts,
      });
    };
    const keep = (): void => {
      if (session && options) stored.set(key(options), session.stored());
    };
    const lms: PageLms = {
      faults: ['offline', 'expired', 'refuseNext', 'slow'],
      launch(asked) {
        options = asked;
        if (asked.fresh) stored.delete(key(asked));
        const profile = scormProfile(asked.profile as ScormProfileId, edition, asked.standardLimits);
        const part = data.parts[asked.part];
        const before = session?.faults;
        session = createScormSession({
          profile,
          ...(asked.mode === 'normal' ? {} : { mode: asked.mode }),
          learner: asked.learner,
          stored: stored.get(key(asked)),
          given: part?.given ?? {},
          model,
          now: () => performance.now(),
          onCall,
        });
        if (before?.offline) session.faults.offline = true;
        Object.assign(window, { API: undefined, API_1484_11: undefined });
        if (!part?.asset) Object.assign(window, { [session.apiName]: session.api });
        return `${profile.id === 'open-edx' ? 'by-name' : 'course'}/${part?.href ?? ''}`;
      },
      leaving: () => session?.leaving(),
      close(how) {
        if (!session || !options) return;
        if (how === 'killed') Object.assign(window, { API: undefined, API_1484_11: undefined });
        const asset = data.parts[options.part]?.asset === true;
        const verdicts = session.close(how);
        if (verdicts.length > 0 && !asset) log({ time: 0, call: 'session', result: '', error: '', verdicts });
        keep();
      },
      setFault(name: FaultName, on: boolean) {
        if (name === 'slow') slow = on;
        else if (session) session.faults[name] = on;
      },
      faultOn: (name) => (name === 'slow' ? slow : (session?.faults[name] ?? false)),
      refresh: () => session?.settle(),
      data: () => [...(session?.values ?? [])],
      statements: () => undefined,
      record: () => session?.record(),
      get saveLimit() {
        if (!session) return undefined;
        const profile = scormProfile(
          (options?.profile ?? 'moodle') as ScormProfileId,
          edition,
          options?.standardLimits,
        );
        const limit = profile.elements['cmi.suspend_data']?.limit;
        return twelve && profile.id === 'moodle' ? 4096 : limit;
      },
      report: () => ({
        edition,
        calls: session?.calls ?? [],
        values: Object.fromEntries(session?.values ?? []),
        stored: session?.stored(),
        record: session?.record(),
      }),
    };
    return lms;
  };
}
