import { z } from 'zod';
import type { Diagnostic } from '@nibras/base';
import { directionOf, isSitting } from '@nibras/course';
import { type OlxBlock, type OlxProfile, type OlxVertical, writeOlxCourse } from '@nibras/formats';
import { assetPath, type AssetFacts, renderStatic, type StaticPage } from '@nibras/render';
import { defineTranslator, type TranslatedCourse, type TranslationSource } from '../../course-translator.ts';
import { itemOf } from '../../exchange/items-of-course.ts';
import { lostInCourse } from '../../exchange/left-behind.ts';
import { olxQuestionOf } from '../../exchange/olx.ts';
import { Losses } from '../../exchange/translator.ts';
import type { PackageEntry } from '../../package-entry.ts';
import { gradingOf } from './grading.ts';
import { outlineOf } from './outline.ts';
import { staticStyle } from './static-style.ts';

const optionsSchema = z.object({
  /** Hotspots of one pick as `imageresponse`, which keyboards do not reach, where a list asks the same. */
  pointer: z.boolean().default(false),
});
type OlxCourseOptions = z.infer<typeof optionsSchema>;

const run = 'run';
const words = {
  fr: { question: 'Question', quiz: 'Quiz' },
  en: { question: 'Question', quiz: 'Quiz' },
  ar: { question: 'السؤال', quiz: 'اختبار' },
};
const wordsIn = (language: string): (typeof words)['en'] =>
  words[language.slice(0, 2) as keyof typeof words] ?? words.en;

/** What a page's rules lose: nothing there branches, and a sitting has only what Open edX gives it. */
function lostRules({ node }: StaticPage, profile: OlxProfile): Diagnostic[] {
  const lost: string[] = [];
  const { quiz, branches } = node.settings;
  if ((branches?.length ?? 0) > 0) lost.push('translate.branches');
  if ((quiz?.routes?.length ?? 0) > 0) lost.push('translate.routes');
  if (quiz && isSitting(quiz)) {
    const { feedback = 'immediate', timeLimit, forwardOnly, shuffle, retakeWrong, bands, review = 'all' } = quiz;
    const old = profile === 'dogwood';
    if (
      forwardOnly ||
      shuffle ||
      retakeWrong ||
      review !== 'all' ||
      (bands?.length ?? 0) > 0 ||
      feedback === 'deferred'
    )
      lost.push('translate.sitting');
    if (timeLimit !== undefined && old) lost.push('translate.time-limit');
    if (feedback === 'none' && old) lost.push('translate.feedback-shown');
  }
  return lost.map((code) => ({ severity: 'warning', code, at: { page: node.id } }));
}

function translate(
  { snapshot, models, language, assets }: TranslationSource,
  options: OlxCourseOptions,
  profile: OlxProfile,
): TranslatedCourse {
  const names = new Map<string, AssetFacts>();
  const course = renderStatic(snapshot, models, {
    language,
    assets,
    assetHref: (facts) => `/static/${assetPath(facts)}`,
    pageHref: (page) => `/jump_to_id/${page}`,
  });
  for (const facts of course.assets) names.set(facts.hash, facts);
  const diagnostics: Diagnostic[] = [...course.diagnostics];
  const said = wordsIn(language);
  const marks = course.quizzes.map(() => 0);
  const used = new Set<string>();
  const own = new Map<string, string>();

  const verticalOf = (page: StaticPage): OlxVertical => {
    diagnostics.push(...lostRules(page, profile));
    const blocks: OlxBlock[] = [];
    let questions = 0;
    const html = (text: string): void => {
      const urlName = `h-${page.node.id}-${blocks.length + 1}`;
      const style = '<link rel="stylesheet" href="/static/nibras.css">\n';
      blocks.push({ kind: 'html', urlName, title: page.title, html: style + text });
    };
    for (const part of page.parts) {
      if (part.kind === 'html') {
        html(part.html);
        continue;
      }
      const item = itemOf(snapshot.blocks[part.id]!, models, snapshot, language, []);
      if (!item) continue;
      const losses = new Losses();
      const urlName = used.has(part.id) ? `${part.id}-${page.node.id}` : part.id;
      used.add(part.id);
      const made = olxQuestionOf(item, profile, urlName, losses, options);
      const at = { page: page.node.id, block: part.id };
      const { name } = item;
      const { interaction } = item;
      const besides = made
        ? lostInCourse(item, snapshot, models, {
            // What is handed in is told by the block itself.
            keeps: ['exchange.attempts', 'exchange.hands'],
            mixes: 'activity' in made.part || (interaction.kind === 'choice' && !interaction.multiple),
          })
        : [];
      for (const one of [...losses.diagnostics, ...besides])
        diagnostics.push(
          one.code === 'exchange.not-supported'
            ? { severity: 'warning', code: 'translate.question-as-text', at, params: { name } }
            : { ...one, at },
        );
      for (const facts of part.assets) names.set(facts.hash, facts);
      if (!made) {
        html(part.html);
        continue;
      }
      questions += 1;
      const { quiz } = page.node.settings;
      if (page.quiz !== undefined) marks[page.quiz]! += item.interaction.points;
      const about = {
        displayName: `${said.question} ${questions}`,
        ...(quiz?.feedback === 'none' ? { showAnswer: 'never' as const } : {}),
      };
      for (const [name, text] of Object.entries(made.files)) own.set(name, text);
      if ('problem' in made.part) {
        const { problem } = made.part;
        const attempts = quiz?.attempts ?? problem.attempts;
        blocks.push({ kind: 'problem', problem: { ...problem, ...about, attempts } });
      } else {
        const { activity } = made.part;
        const drag = activity.type === 'drag-and-drop-v2';
        const asked = drag
          ? { ...activity, ...about, attempts: quiz?.attempts ?? activity.attempts }
          : { ...activity, displayName: about.displayName };
        blocks.push({ kind: 'activity', activity: asked });
      }
    }
    return { urlName: page.node.id, title: page.title, blocks };
  };

  const outline = outlineOf(
    course.title,
    course.pages,
    ({ quiz, node: { settings } }) =>
      quiz === undefined
        ? {}
        : {
            format: String(quiz),
            ...(settings.quiz?.timeLimit === undefined ? {} : { timeLimit: settings.quiz.timeLimit }),
            hidden: settings.quiz?.feedback === 'none',
          },
    verticalOf,
  );
  const parts = course.quizzes.map(
    (_, quiz) =>
      outline.flatMap(({ sequentials }) => sequentials).filter(({ format }) => format === String(quiz)).length,
  );
  const grading = gradingOf(course, marks, parts, said.quiz);
  const chapters = outline.map((chapter) => ({
    ...chapter,
    sequentials: chapter.sequentials.map(({ format: quiz, ...rest }) => {
      const format = quiz === undefined ? '' : grading.formats[Number(quiz)]!;
      return format === '' ? rest : { ...rest, format };
    }),
  }));
  const files = [...names.values()];
  const texts = writeOlxCourse(
    {
      org: 'Nibras',
      number: snapshot.id,
      run,
      title: course.title,
      language,
      direction: directionOf(language),
      description: course.description,
      chapters,
      ...grading,
      assets: [
        ...files.map((facts) => ({ name: assetPath(facts), title: assetPath(facts), mediaType: facts.mediaType })),
        ...[...own.keys()].map((name) => ({ name, title: name, mediaType: 'image/svg+xml' })),
      ],
    },
    profile,
  );
  const entries: PackageEntry[] = Object.entries({ ...texts, 'static/nibras.css': staticStyle }).map(
    ([path, text]) => ({
      path: `course/${path}`,
      role: path.startsWith('static/') ? 'style' : /^(policies|about|assets|course)/.test(path) ? 'manifest' : 'page',
      mediaType: path.endsWith('.xml') ? 'text/xml' : path.endsWith('.json') ? 'application/json' : 'text/html',
      body: { kind: 'text', text },
    }),
  );
  for (const [name, text] of own)
    entries.push({
      path: `course/static/${name}`,
      role: 'asset',
      mediaType: 'image/svg+xml',
      body: { kind: 'text', text },
    });
  for (const facts of files)
    entries.push({
      path: `course/static/${assetPath(facts)}`,
      role: 'asset',
      mediaType: facts.mediaType,
      body: { kind: 'asset', ...facts },
    });
  return { entries, diagnostics };
}

const olxTarget = (id: string, profile: OlxProfile) =>
  defineTranslator({
    id,
    options: optionsSchema,
    asFolder: () => false,
    ending: '.tar.gz',
    translate: (source, options) => translate(source, options, profile),
  });

/** A course of chapters, units and problems for today's Open edX. */
export const olxCourse = olxTarget('olx', 'current');
/** The same for the release of 2016, which FUN's public build has. */
export const olxDogwoodCourse = olxTarget('olx-dogwood', 'dogwood');
