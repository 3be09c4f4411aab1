import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { derivedId } from '@nibras/base';
import { type AssetSetting, difficulties, models } from '@nibras/blocks/models';
import {
  addNode,
  blockRef,
  type CourseDocument,
  createBlock,
  initialiseCourse,
  paragraph,
  type QuizSettings,
} from '@nibras/course';
import { orders } from './parsed-block.ts';
import { bankPath } from './bank-source.ts';
import { compileBank } from './compile-bank.ts';
import { compileLesson } from './compile-lesson.ts';
import type { SourceFile } from './lesson-source.ts';
import type { PictureFinder } from './read-page.ts';
import { SourceError, SourceErrors } from './source-error.ts';

const localText = z.record(z.string(), z.string().min(1));
const courseSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  languages: z.array(z.string()).min(1),
  defaultLanguage: z.string(),
  title: localText,
  description: localText.optional(),
  modules: z.array(z.string()).min(1),
  /** Names of the banks in `banks/`. */
  banks: z.array(z.string()).default([]),
  /** Tests over all banks, before the first module or after the last. */
  tests: z
    .array(
      z.strictObject({
        key: z.string(),
        place: z.enum(['start', 'end']),
        welcome: z.strictObject({ title: localText, text: localText }).optional(),
        title: localText,
        text: localText,
        /** How many questions of each difficulty come from each bank. */
        perBank: z.partialRecord(z.enum(difficulties), z.number().int().min(1)),
        quiz: z.record(z.string(), z.unknown()),
      }),
    )
    .default([]),
});
const moduleSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** What the module should take a learner, in every language. */
  minutes: z.number().positive(),
  title: localText,
  competencies: z.array(z.strictObject({ framework: z.string(), code: z.string() })).default([]),
  lessons: z.array(z.string()).min(1),
});
export type CourseFacts = z.infer<typeof courseSchema>;
export type ModuleFacts = z.infer<typeof moduleSchema>;

function readFacts<Facts>(folder: string, name: string, schema: z.ZodType<Facts>): Facts {
  const path = join(folder, name);
  const shown = join(basename(folder), name);
  if (!existsSync(path)) throw new SourceError(shown, 1, 'the file is missing');
  const parsed = schema.safeParse(parseYaml(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new SourceError(shown, 1, parsed.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`).join('; '));
}

/** What a sample says of itself and of its modules, without its lessons. */
export function readCourseFacts(folder: string): { course: CourseFacts; modules: readonly ModuleFacts[] } {
  const course = readFacts(folder, 'course.yaml', courseSchema);
  return { course, modules: course.modules.map((name) => readFacts(join(folder, name), 'module.yaml', moduleSchema)) };
}

/** Takes a picture into the course and says how blocks refer to it. */
export type AssetTaker = (path: string) => AssetSetting;

function findPictures(folder: string, languages: readonly string[], fallback: string, take: AssetTaker): PictureFinder {
  const names = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  const taken = new Map<string, AssetSetting>();
  const setting = (name: string): AssetSetting => {
    const known = taken.get(name) ?? take(join(folder, name));
    taken.set(name, known);
    return known;
  };
  const find = (stem: string): string | undefined => names.find((name) => name.replace(/\.[^.]+$/, '') === stem);
  return (name) => {
    const shared = find(name);
    if (shared !== undefined) return { asset: setting(shared), variants: {} };
    const own = languages.map((language) => [language, find(`${name}.${language}`)] as const);
    const missing = own.filter(([, found]) => found === undefined).map(([language]) => language);
    if (missing.length > 0) return `pictures/ has no "${name}" for ${missing.join(', ')}`;
    const settings = Object.fromEntries(own.map(([language, found]) => [language, setting(found!)]));
    const { [fallback]: asset, ...variants } = settings;
    return { asset: asset!, variants };
  };
}

/** A page that draws from every bank; one before it, where it has a welcome, so that the course opens light. */
function addTest(document: CourseDocument, course: CourseFacts, test: CourseFacts['tests'][number]): void {
  const scope = ['sample', course.key, 'test', test.key];
  const rules = course.banks.flatMap((bank) =>
    Object.entries(test.perBank).map(([difficulty, count]) => ({
      count,
      difficulty,
      bank: derivedId('sample', course.key, 'bank', bank),
    })),
  );
  const keys = orders(rules.length);
  const draw = createBlock(
    document,
    models.draw,
    {
      settings: {
        spaced: false,
        rules: Object.fromEntries(
          rules.map((rule, at) => [derivedId(...scope, 'rule', String(at)), { ...rule, order: keys[at] }]),
        ),
      },
    },
    derivedId(...scope, 'draw'),
  );
  const prose = (words: Readonly<Record<string, string>>, ...more: ReturnType<typeof paragraph>[]) =>
    Object.fromEntries(
      course.languages.map((language) => [
        language,
        [...(words[language] ?? '').split('\n\n').map((text) => paragraph(text.trim())), ...more],
      ]),
    );
  if (test.welcome)
    addNode(document, {
      id: derivedId(...scope, 'welcome'),
      kind: 'page',
      title: test.welcome.title,
      prose: prose(test.welcome.text),
    });
  addNode(document, {
    id: derivedId(...scope),
    kind: 'page',
    title: test.title,
    settings: { quiz: test.quiz as unknown as QuizSettings },
    prose: prose(test.text, blockRef(draw)),
  });
}

/** Fills an empty document from the readable text of a sample; throws all mistakes of its files at once. */
export function compileCourse(folder: string, document: CourseDocument, take: AssetTaker): CourseFacts {
  const { course, modules } = readCourseFacts(folder);
  const languages = [course.defaultLanguage, ...course.languages.filter((one) => one !== course.defaultLanguage)];
  initialiseCourse(document, {
    id: derivedId('sample', course.key),
    title: course.title,
    languages: course.languages,
    defaultLanguage: course.defaultLanguage,
  });
  for (const [language, text] of Object.entries(course.description ?? {}))
    document.course.set(`description/${language}`, text);
  const errors: SourceError[] = [];
  for (const test of course.tests) if (test.place === 'start') addTest(document, course, test);
  for (const [index, facts] of modules.entries()) {
    const moduleFolder = join(folder, course.modules[index]!);
    const scope = ['sample', course.key, facts.key];
    const module = addNode(document, {
      id: derivedId(...scope),
      kind: 'module',
      title: facts.title,
      settings: facts.competencies.length > 0 ? { competencies: facts.competencies } : {},
    });
    const pictures = findPictures(join(moduleFolder, 'pictures'), languages, course.defaultLanguage, take);
    for (const lesson of facts.lessons) {
      const files = languages.map((language): SourceFile => {
        const path = join(moduleFolder, lesson, `${language}.md`);
        return {
          name: relative(join(folder, '..'), path),
          text: existsSync(path) ? readFileSync(path, 'utf8') : '',
          language,
        };
      });
      errors.push(
        ...compileLesson(document, files, {
          module,
          scope: [...scope, lesson.replace(/^\d+-/, '')],
          picture: pictures,
        }),
      );
    }
  }
  const bankPictures = findPictures(join(folder, 'banks/pictures'), languages, course.defaultLanguage, take);
  for (const bank of course.banks)
    try {
      compileBank(document, bankPath(folder, bank), { course: course.key, languages, picture: bankPictures });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      errors.push(error);
    }
  for (const test of course.tests) if (test.place === 'end') addTest(document, course, test);
  if (errors.length > 0) throw new SourceErrors(errors);
  return course;
}
