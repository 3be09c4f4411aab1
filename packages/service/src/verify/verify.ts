import { AppError } from '@nibras/base';
import { fileOf, type PackageReport, type ProfileId, profilesFor, type Verdict } from '@nibras/lms';
import { usualBuiltFolder } from '../built-files.ts';
import { simulatedKind } from '../preview/played-package.ts';
import { startPreviewServer } from '../preview/preview-server.ts';
import { findBrowser } from './find-browser.ts';
import { openPackage } from './open-package.ts';
import { countVerdicts, type CountedVerdict, type Played, playPart } from './play.ts';
import { defaultScript, type Step } from './script.ts';

export interface VerifyRequest {
  readonly path: string;
  /** LMSs to play it in; without any, all that fit. */
  readonly profiles?: readonly ProfileId[];
  readonly steps?: readonly Step[];
  /** Parts to play where a package has several. */
  readonly parts?: 'first' | 'all';
  /** Moodle's site setting that holds SCORM 1.2 to its lengths. */
  readonly standardLimits?: boolean;
  readonly built?: string;
  /** Only what can be seen without running the package. */
  readonly staticOnly?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly onPlay?: (profile: ProfileId, title: string) => void;
}

/** What was seen of a package in one LMS. */
export interface ProfileReport {
  readonly profile: ProfileId;
  readonly played: readonly Played[];
}

export interface VerifyReport {
  readonly path: string;
  readonly kind: PackageReport['kind'];
  readonly edition: PackageReport['edition'];
  readonly title: string;
  readonly parts: number;
  /** What can be seen without running the package. */
  readonly verdicts: readonly CountedVerdict[];
  readonly profiles: readonly ProfileReport[];
  /** Why it was not played; undefined where it was. */
  readonly notPlayed: 'no-browser' | 'nothing-to-play' | 'static-only' | undefined;
  readonly errors: number;
  readonly warnings: number;
}

/** Rules that speak of one LMS are of no concern in another. */
const concerns = (verdict: Verdict, profiles: readonly ProfileId[], asked: boolean): boolean =>
  !asked ||
  !(
    (verdict.rule.startsWith('moodle.') && !profiles.includes('moodle')) ||
    (verdict.rule.startsWith('open-edx.') && !profiles.includes('open-edx'))
  );

/** What drives the browser; named by a value, so that no bundle takes it in. Undefined where it is not installed. */
const loadDriver = (driver = 'playwright'): Promise<typeof import('playwright') | undefined> =>
  (import(driver) as Promise<typeof import('playwright')>).catch(() => undefined);

/** Checks a package of any tool and plays it in simulated LMSs. */
export async function verifyPackage(request: VerifyRequest): Promise<VerifyReport> {
  const opened = await openPackage(request.path);
  try {
    const { report, played } = opened;
    const fitting = profilesFor(simulatedKind(report.kind));
    const asked = request.profiles !== undefined && request.profiles.length > 0;
    const profiles = asked ? request.profiles : fitting;
    const unfit = report.launchables.length === 0 ? undefined : profiles.find((one) => !fitting.includes(one));
    if (unfit !== undefined) throw new AppError('verify.profile', { profile: unfit, known: fitting.join(', ') });
    const browserPath = findBrowser(request.env);
    const launchable = played.parts.filter(({ href }) => played.file(fileOf(href)) !== undefined);
    const playwright = browserPath === undefined ? undefined : await loadDriver();
    const notPlayed = request.staticOnly
      ? 'static-only'
      : launchable.length === 0
        ? 'nothing-to-play'
        : playwright === undefined
          ? 'no-browser'
          : undefined;
    const shown: ProfileReport[] = [];
    if (notPlayed === undefined && playwright && browserPath !== undefined) {
      const server = await startPreviewServer({ built: request.built ?? usualBuiltFolder(), embedders: () => [] });
      const browser = await playwright.chromium.launch({ executablePath: browserPath });
      try {
        // Mostly waiting: the LMSs are played side by side, each with an origin and a browser profile of its own.
        const play = async (profile: ProfileId): Promise<ProfileReport> => {
          const rounds: Played[] = [];
          for (const part of request.parts === 'all' ? launchable : launchable.slice(0, 1)) {
            request.onPlay?.(profile, part.title);
            const { id, url } = server.startPackage(played);
            const round = await playPart({
              browser,
              url,
              profile,
              standardLimits: request.standardLimits ?? false,
              part: { index: played.parts.indexOf(part), id: part.id, title: part.title },
              steps: request.steps ?? defaultScript,
              usual: request.steps === undefined,
            });
            server.stop(id);
            rounds.push(round);
          }
          return { profile, played: rounds };
        };
        shown.push(...(await Promise.all(profiles.map(play))));
      } finally {
        await browser.close();
        await server.close();
      }
    }
    const verdicts = countVerdicts(
      report.verdicts.filter((one) => concerns(one, profiles, asked)),
      true,
    );
    const all = [...verdicts, ...shown.flatMap((one) => one.played.flatMap((round) => round.verdicts))];
    const count = (severity: Verdict['severity']): number => all.filter((one) => one.severity === severity).length;
    return {
      path: request.path,
      kind: report.kind,
      edition: report.edition,
      title: report.title,
      parts: played.parts.length,
      verdicts,
      profiles: shown,
      notPlayed,
      errors: count('error'),
      warnings: count('warning'),
    };
  } finally {
    opened.close();
  }
}
