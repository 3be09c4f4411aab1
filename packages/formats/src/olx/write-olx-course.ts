import { escapeXml } from '@nibras/base';
import type { OlxActivity } from './olx-activity.ts';
import type { OlxProblem, OlxProfile } from './olx-problem.ts';
import { writeOlxActivity } from './write-olx-activity.ts';
import { writeOlxProblem } from './write-olx.ts';

export type OlxBlock =
  | { readonly kind: 'html'; readonly urlName: string; readonly title: string; readonly html: string }
  | { readonly kind: 'problem'; readonly problem: OlxProblem }
  | { readonly kind: 'activity'; readonly activity: OlxActivity };

/** A unit: what a learner sees at once. */
export interface OlxVertical {
  readonly urlName: string;
  readonly title: string;
  readonly blocks: readonly OlxBlock[];
}

export interface OlxSequential {
  readonly urlName: string;
  readonly title: string;
  /** Name of the kind of assignment that it counts as; ungraded where absent. */
  readonly format?: string;
  /** Minutes; only releases after 2016 keep the time. */
  readonly timeLimit?: number;
  /** Whether marks stay hidden; only releases after 2016 know it. */
  readonly hidden?: boolean;
  readonly verticals: readonly OlxVertical[];
}

export interface OlxChapter {
  readonly urlName: string;
  readonly title: string;
  readonly sequentials: readonly OlxSequential[];
}

/** A kind of assignment: `count` of them share `weight`, all kinds together 1. */
export interface OlxGrader {
  readonly type: string;
  readonly shortLabel: string;
  readonly count: number;
  readonly weight: number;
}

/** A course as Open edX imports it. */
export interface OlxCourse {
  readonly org: string;
  readonly number: string;
  readonly run: string;
  readonly title: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly description: string;
  readonly chapters: readonly OlxChapter[];
  readonly graders: readonly OlxGrader[];
  /** Share of the marks from which it is passed, 0 to 1. */
  readonly pass: number;
  /** Files of `static/`, by name. */
  readonly assets: readonly { readonly name: string; readonly title: string; readonly mediaType: string }[];
}

/** In the past for every learner: the course is open as soon as it is published there. */
const start = '2020-01-01T00:00:00Z';

const tag = (name: string, attributes: Readonly<Record<string, string | undefined>>, inside = ''): string => {
  const all = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(value).replace(/\s/g, ' ')}"`],
  );
  return inside === '' ? `<${name}${all.join('')}/>\n` : `<${name}${all.join('')}>\n${inside}</${name}>\n`;
};
const pointer = (name: string, urlName: string): string => `  ${tag(name, { url_name: urlName })}`;
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * The files of a course below the folder that is packed, without those of `static/`. Names in `url_name` are the caller's to keep
 * apart within their tag. @spec Open Learning XML
 */
export function writeOlxCourse(course: OlxCourse, profile: OlxProfile): Readonly<Record<string, string>> {
  const { run, direction, language } = course;
  const advanced = new Set<string>();
  const files: Record<string, string> = {
    'course.xml': tag('course', { url_name: run, org: course.org, course: course.number }),
    [`course/${run}.xml`]: tag(
      'course',
      { display_name: course.title, language, start },
      course.chapters.map(({ urlName }) => pointer('chapter', urlName)).join(''),
    ),
    [`policies/${run}/grading_policy.json`]: json({
      GRADER: course.graders.map(({ type, shortLabel, count, weight }) => ({
        type,
        short_label: shortLabel,
        min_count: count,
        drop_count: 0,
        weight,
      })),
      GRADE_CUTOFFS: { Pass: course.pass },
    }),
    'policies/assets.json': json(
      Object.fromEntries(
        course.assets.map(({ name, title, mediaType }) => [
          name,
          { contentType: mediaType, displayname: title, locked: false },
        ]),
      ),
    ),
    'assets/assets.xml': '<assets/>\n',
    'about/overview.html': `<section class="about">\n<h2>${escapeXml(course.title)}</h2>\n<p>${escapeXml(course.description)}</p>\n</section>\n`,
    'about/short_description.html': escapeXml(course.description),
  };
  const block = (one: OlxBlock): string => {
    if (one.kind === 'problem') {
      files[`problem/${one.problem.urlName}.xml`] = writeOlxProblem(one.problem, profile, direction);
      return pointer('problem', one.problem.urlName);
    }
    if (one.kind === 'activity') {
      advanced.add(one.activity.type);
      return `  ${writeOlxActivity(one.activity, profile, direction)}\n`;
    }
    const { urlName, title, html } = one;
    files[`html/${urlName}.xml`] = tag('html', { filename: urlName, display_name: title, editor: 'raw' });
    files[`html/${urlName}.html`] = `<div class="nibras" lang="${language}" dir="${direction}">\n${html}\n</div>\n`;
    return pointer('html', urlName);
  };
  for (const chapter of course.chapters) {
    files[`chapter/${chapter.urlName}.xml`] = tag(
      'chapter',
      { display_name: chapter.title },
      chapter.sequentials.map(({ urlName }) => pointer('sequential', urlName)).join(''),
    );
    for (const { urlName, title, format, timeLimit, hidden, verticals } of chapter.sequentials) {
      const later =
        profile === 'dogwood'
          ? {}
          : {
              ...(timeLimit === undefined
                ? {}
                : { is_time_limited: 'true', default_time_limit_minutes: String(timeLimit) }),
              ...(hidden ? { show_correctness: 'never' } : {}),
            };
      files[`sequential/${urlName}.xml`] = tag(
        'sequential',
        { display_name: title, ...(format === undefined ? {} : { graded: 'true', format }), ...later },
        verticals.map((one) => pointer('vertical', one.urlName)).join(''),
      );
      for (const one of verticals)
        files[`vertical/${one.urlName}.xml`] = tag(
          'vertical',
          { display_name: one.title },
          one.blocks.map(block).join(''),
        );
    }
  }
  // Studio lets authors change such blocks where the course names them.
  const modules = [...advanced].filter((name) => name === 'survey');
  files[`policies/${run}/policy.json`] = json({
    [`course/${run}`]: { display_name: course.title, language, start, advanced_modules: modules },
  });
  return files;
}
