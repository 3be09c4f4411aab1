import { newUuid } from '../state/uuid.ts';
import type { Lms } from './lms.ts';
import { inLanguage, pageActivity, progressExtension, scoreOf } from './statement.ts';
import { connectStore } from './xapi/connect-store.ts';
import { type Launch, toLaunch } from './xapi/launch.ts';
import type { Opening } from './xapi/opening.ts';
import { type Manner, openTracker } from './xapi/tracker.ts';

/** Names the rules that our statements follow: `docs/xapi-profile.md`. */
const profile = 'urn:nibras:xapi-profile:1';

const activity = (id: string): { objectType: 'Activity'; id: string } => ({ objectType: 'Activity', id });

/** How our own profile of xAPI tells what a learner did. */
export function xapiManner(launch: Launch): Manner {
  const course = activity(launch.activityId);
  const grouping = launch.grouping ? [activity(launch.grouping)] : [];
  const pages = new Set<string>();
  let progress = Number(launch.document['progress'] ?? 0);
  return {
    mode: 'live',
    course: launch.activityId,
    open: true,
    object: {
      ...course,
      definition: { type: 'http://adlnet.gov/expapi/activities/course', name: inLanguage(nibras.title) },
    },
    context: (verb) => ({
      ...(launch.registration ? { registration: launch.registration } : {}),
      language: nibras.language,
      contextActivities: {
        category: [activity(profile)],
        ...(grouping.length > 0 ? { grouping } : {}),
        ...(verb === 'answered' || verb === 'experienced' ? { parent: [course] } : {}),
      },
    }),
    begin: (resumed) => ({ verb: resumed ? 'resumed' : 'initialized', id: newUuid() }),
    end: (complete) => (complete ? ['terminated'] : ['suspended', 'terminated']),
    judge: ({ success }) => success,
    besides: {
      visited(page, tell) {
        if (!page || pages.has(page)) return;
        pages.add(page);
        // A page read before the store answered may be gone from the screen by now.
        const title = document.querySelector(`main[data-page="${page}"] h1`)?.textContent ?? '';
        tell('experienced', undefined, pageActivity(launch.activityId, page, title));
      },
      reported({ visited, pages: all, complete }, tell) {
        const percent = all > 0 ? Math.floor((100 * visited) / all) : 0;
        if (complete || percent <= progress) return;
        progress = percent;
        tell('progressed', { extensions: { [progressExtension]: percent } });
      },
      memory: () => ({ progress }),
      completion: ({ graded, score }) => (graded || score === undefined ? {} : { score: scoreOf(score) }),
    },
  };
}

/** A session over a learning record store, as `tincan.xml` packages have it. */
export function openXapi(opening: Opening, learner: string): Promise<Lms> {
  const { names, store, document, started, grouping } = opening;
  const launch = {
    ...toLaunch(names, learner, connectStore(store), document),
    started,
    ...(grouping ? { grouping } : {}),
  };
  return openTracker(launch, xapiManner(launch));
}
