import { note } from '../pages/notes.ts';
import { decimal } from './cmi-format.ts';
import type { Lms } from './lms.ts';
import { parseObject } from './lrs.ts';
import type { Verb } from './statement.ts';
import { offerReturn } from './cmi5-return.ts';
import { connectStore } from './xapi/connect-store.ts';
import { type Cmi5Session, type Launch, toLaunch } from './xapi/launch.ts';
import type { Opening } from './xapi/opening.ts';
import { type Manner, openTracker } from './xapi/tracker.ts';

const base = 'https://w3id.org/xapi/cmi5/context/';

interface Context {
  readonly contextActivities?: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

const isJudgement = (verb: Verb): boolean => verb === 'passed' || verb === 'failed';
const activity = (id: string): { objectType: 'Activity'; id: string } => ({ objectType: 'Activity', id });

/** The context of a statement: the LMS's template as it came, with what the verb asks for after it. @spec cmi5 9.6, 10.2.1 */
export function cmi5Context(
  verb: Verb,
  launch: Pick<Launch, 'registration' | 'activityId'>,
  session: Pick<Cmi5Session, 'contextTemplate' | 'masteryScore'>,
): Readonly<Record<string, unknown>> {
  const template = session.contextTemplate as Context;
  const groups = template.contextActivities ?? {};
  const allowed = verb === 'answered';
  // @spec cmi5 9.6.2: the category cmi5 on what cmi5 defines, moveon where completion or success is told.
  const category = allowed
    ? []
    : [
        activity(`${base}categories/cmi5`),
        ...(isJudgement(verb) || verb === 'completed' ? [activity(`${base}categories/moveon`)] : []),
      ];
  return {
    ...template,
    registration: launch.registration,
    contextActivities: {
      ...groups,
      ...(category.length > 0 ? { category: [...(groups['category'] ?? []), ...category] } : {}),
      ...(allowed ? { parent: [...(groups['parent'] ?? []), activity(launch.activityId)] } : {}),
    },
    extensions: {
      ...template.extensions,
      // @spec cmi5 9.6.3.2
      ...(isJudgement(verb) && session.masteryScore !== undefined
        ? { [`${base}extensions/masteryscore`]: session.masteryScore }
        : {}),
    },
  };
}

/** The course's own address, out of the publisher's id of the unit, which is one level below it. */
function courseIri(session: Cmi5Session): string {
  const grouping = (session.contextTemplate as Context).contextActivities?.['grouping'] ?? [];
  // A module launched on its own is named `course.module` to the player.
  const course = nibras.course.split('.')[0]!;
  for (const { id } of grouping) {
    const at = id.lastIndexOf(course);
    if (at > 0) return id.slice(0, at + course.length);
  }
  return `urn:nibras:${course}`;
}

/** How cmi5 tells what a learner did. */
export function cmi5Manner(launch: Launch, session: Cmi5Session): Manner {
  const { masteryScore } = session;
  return {
    mode: session.review ? 'review' : 'live',
    course: courseIri(session),
    open: !session.ended,
    object: activity(launch.activityId),
    context: (verb) => cmi5Context(verb, launch, session),
    // A page loaded again without having been left, as after a crash, goes on with its session.
    begin: () => (session.begun ? undefined : { verb: 'initialized', id: launch.idOf(session.session) }),
    begun: () => session.note('begun'),
    end: () => ['terminated'],
    // @spec cmi5 10.2.4: the LMS's mastery score, not the course's, where it names one.
    judge({ score, success, graded, quizzes }) {
      if (masteryScore === undefined || score === undefined) return success;
      if (Number(decimal(score / 100, 4)) >= masteryScore) return true;
      return graded && quizzes.every(({ final }) => final) ? false : undefined;
    },
    closed: () => session.note('ended'),
  };
}

/** Each sound starts muted, and may be turned on. @spec cmi5 11.2 */
function startSilent(): void {
  const muted = new Set<EventTarget>();
  addEventListener(
    'play',
    ({ target }) => {
      if (!target || muted.has(target)) return;
      muted.add(target);
      (target as HTMLMediaElement).muted = true;
    },
    true,
  );
}

const sessionId = `${base}extensions/sessionid`;

/** What the LMS says of the session; undefined where it says nothing. @spec cmi5 10 */
function toSession({ launchData, fetchUrl, kept, remember }: NonNullable<Opening['cmi5']>): Cmi5Session | undefined {
  const data = parseObject(launchData);
  if (!data) return undefined;
  const contextTemplate = (data['contextTemplate'] ?? {}) as Context & Cmi5Session['contextTemplate'];
  const { masteryScore, returnURL, launchMode } = data;
  return {
    contextTemplate,
    review: launchMode === 'Review' || launchMode === 'Browse',
    ...(typeof masteryScore === 'number' ? { masteryScore } : {}),
    ...(typeof returnURL === 'string' && /^https?:/.test(returnURL) ? { returnUrl: returnURL } : {}),
    session: String(contextTemplate.extensions?.[sessionId] ?? fetchUrl),
    begun: kept.begun === true,
    ended: kept.ended === true,
    note: (what) => remember({ [what]: true }),
  };
}

/** A session of cmi5 over what the LMS answered; undefined where it did not take us in. */
export async function openCmi5(opening: Opening, learner: string): Promise<Lms | undefined> {
  const { names, store, document, started, cmi5 } = opening;
  const session = cmi5 && toSession(cmi5);
  if (!session) return undefined;
  if (parseObject(cmi5.preferences)?.['audioPreference'] === 'off') startSilent();
  const launch = { ...toLaunch(names, learner, connectStore(store), document), started };
  const lms = await openTracker(launch, cmi5Manner(launch, session));
  offerReturn(session.returnUrl, lms);
  if (session.ended) note(nibras.strings.ended);
  return lms;
}
