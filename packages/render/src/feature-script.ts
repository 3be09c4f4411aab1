import { type CourseSnapshot, pickText, readLearnerSettings } from '@nibras/course';
import type { FeatureData, SearchData } from '@nibras/player/features';
import { featureStrings, neededStrings } from '@nibras/player/features/strings';
import { scriptJson } from './contents.ts';
import { isBegun } from './page-rules.ts';
import type { PageView } from './page-view.ts';
import { darkColours, lightColours } from './theme.ts';

/** What the learner's tools know of a course in one language; their strings in that language only. */
export function featureData(
  snapshot: CourseSnapshot,
  language: string,
  views: readonly PageView[],
  more: { readonly certificate: boolean; readonly offline?: number },
): FeatureData {
  const { glossary, marksTerms, certificate } = readLearnerSettings(snapshot.settings);
  const pick = (text: Readonly<Record<string, string>>): string =>
    pickText(text, language, snapshot.defaultLanguage).trim();
  const entries = glossary
    .map(({ term, definition }): [string, string] => [pick(term), pick(definition)])
    .filter(([term, definition]) => term !== '' && definition !== '')
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    strings: neededStrings(featureStrings(language), {
      web: more.offline !== undefined,
      glossary: entries.length > 0,
      certificate: certificate !== undefined && more.certificate,
    }),
    minutes: Object.fromEntries(
      views.map((view) => [snapshot.numbers[view.place.page.id] ?? 0, Math.max(0.2, Math.round(view.minutes * 5) / 5)]),
    ),
    colours: [lightColours, darkColours],
    ...(entries.length > 0 ? { glossary: entries, marks: marksTerms } : {}),
    ...(certificate && more.certificate
      ? {
          certificate: {
            title: pick(certificate.title) || pick(snapshot.title),
            ...(certificate.hours === undefined ? {} : { hours: certificate.hours }),
            skills: pick(certificate.competencies)
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean),
            signatory: pick(certificate.signatory),
          },
        }
      : {}),
    ...(more.offline === undefined ? {} : { offline: more.offline }),
  };
}

/** `features.js`: the learner's tools after what they need to know; fetched when the learner asks for one. */
export const featureScript = (data: FeatureData, script: string): string =>
  `nibras.more=${scriptJson(data)};\n${script.trim()}\n`;

/** `search-data.js`: the words of each page; fetched when the learner searches. */
export function searchScript(snapshot: CourseSnapshot, views: readonly PageView[]): string {
  const texts: SearchData = views.map((view) => [
    snapshot.numbers[view.place.page.id] ?? 0,
    isBegun(view.place.page) ? '' : view.words,
  ]);
  return `nibras.texts=${scriptJson(texts)};\n`;
}
