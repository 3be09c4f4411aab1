import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createScormSession, freshAttempt, scormProfile, type StoredAttempt } from '@nibras/lms';
import { lmsKit } from '../../render/test/scorm-lms.ts';
import type { ExportPlan } from '../src/index.ts';
import type { Tab } from './browsers.ts';
import { LrsSite, sendFile } from './lrs-site.ts';

/** A package where learners meet it, with an LMS that its adapter was made for. */
export interface AdapterSite {
  /** What is published now. */
  plan: ExportPlan;
  /** Files that cannot be had. */
  missing: RegExp | undefined;
  /** Where the course is opened. */
  launch(): string;
  readonly framed: boolean;
  /** The LMS, or for a web site the server, answers no more, or again. */
  reach(tab: Tab, there: boolean): Promise<void>;
  /** Ids of the questions whose answers the LMS has, one for each answer; undefined where there is no LMS. */
  answered(): string[] | undefined;
  close(): void;
}

export type AdapterTarget = 'scorm12' | 'scorm2004' | 'cmi5' | 'xapi' | 'web';
export const adapterTargets: readonly AdapterTarget[] = ['scorm12', 'scorm2004', 'cmi5', 'xapi', 'web'];

async function lrsSite(plan: ExportPlan, profile: 'cmi5' | 'xapi'): Promise<AdapterSite> {
  const id = profile === 'cmi5' ? 'https://lms.example/au/7f3' : 'urn:nibras:tinycourse01';
  const site = await LrsSite.open(plan, profile, [
    { id, publisherId: 'urn:nibras:tinycourse01:course', title: 'Un cours', moveOn: 'Completed' },
  ]);
  return Object.assign(site, {
    framed: false,
    reach: async (_tab: Tab, there: boolean) => {
      site.cut = there ? undefined : /./;
    },
    answered: () =>
      site.lrs.statements
        .filter((one) => (one['verb'] as { id: string }).id.endsWith('answered'))
        .map((one) => (one['object'] as { id: string }).id.replace(/^.*[:/]/, '')),
  });
}

/** A web site, or an LMS of SCORM that stores with each Commit, and as the page goes by a beacon, as Moodle does. */
async function pageSite(plan: ExportPlan, version: '12' | '2004' | undefined): Promise<AdapterSite> {
  const edition = version === '12' ? '12' : '2004-4th';
  let stored: StoredAttempt = freshAttempt;
  let down = false;
  const lms =
    (): string => `<!doctype html><meta charset="utf-8"><title>LMS</title><iframe id="sco" title="course" width="900" height="600"></iframe><script>${lmsKit()}
var session = lmsKit.createScormSession({
  profile: lmsKit.scormProfile('strict-scorm${version}', '${edition}'), learner: { id: 'amina', name: 'Alaoui, Amina' },
  stored: ${JSON.stringify(stored)}, mode: 'normal', now: function () { return performance.now(); },
  onCall: function (call) {
    if (!/Commit|Finish|Terminate/.test(call.method) || call.result !== 'true') return;
    navigator.sendBeacon('/store', JSON.stringify(session.stored()));
  }
});
window[session.apiName] = session.api;
document.getElementById('sco').src = '/course/${plan.course.launch}';
</script>`;
  const site: AdapterSite = {
    plan,
    missing: undefined,
    framed: version !== undefined,
    launch: () =>
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/${version ? 'lms' : `course/${site.plan.course.launch}`}`,
    async reach(tab, there) {
      if (version) await tab.page.evaluate(`session.faults.offline = ${!there}`);
      else down = !there;
    },
    answered: () =>
      version &&
      createScormSession({
        profile: scormProfile(version === '12' ? 'strict-scorm12' : 'strict-scorm2004', edition),
        stored,
        now: () => 0,
      })
        .record()
        .interactions.map(({ id }) => id),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  const server = createServer((request, response) => {
    if (down) return void response.destroy();
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (pathname === '/store') {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        stored = JSON.parse(Buffer.concat(parts).toString()) as StoredAttempt;
        response.end();
      });
    } else if (pathname === '/lms') response.writeHead(200, { 'content-type': 'text/html' }).end(lms());
    else sendFile(site.plan, site.missing?.test(pathname) ? '' : pathname, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return site;
}

export function adapterSite(plan: ExportPlan, target: AdapterTarget): Promise<AdapterSite> {
  if (target === 'cmi5' || target === 'xapi') return lrsSite(plan, target);
  return pageSite(plan, target === 'web' ? undefined : target === 'scorm12' ? '12' : '2004');
}
