import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addBank, appendBlock, type BlockSeed } from '@nibras/course';
import { models } from '@nibras/blocks/models';
import { expect, test } from 'vitest';
import { CourseMaker } from './fixture-course.ts';
import { render } from './site.ts';

const seed = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../blocks/src/choice/fixtures/picture-options.json'), 'utf8'),
) as BlockSeed;
const title = { fr: 'A', ar: 'ا', en: 'A' };
type Rendered = Awaited<ReturnType<typeof render>>;
const textOf = ({ files }: Rendered, name: RegExp): string =>
  files.map(({ path, body }) => (name.test(path) && body.kind === 'text' ? body.text : '')).join('\n');
const pictures = ({ files }: Rendered): number => files.filter(({ path }) => path.endsWith('.jpg')).length;

test('cards of pictures are complete without script, keep their place, and are called by what they show', async () => {
  const maker = new CourseMaker(['fr'], title);
  const block = maker.block('choice', seed);
  maker.page(title, { fr: [block] });
  const course = await render(maker.snapshot(), 'scorm12', 'fr');
  const html = textOf(course, /^index\.html$/);
  expect(html).toContain('<ul class="options pictured cards small" style="--columns:4" role="list">');
  expect(html).toContain('alt="Une grille de cases numérotées"');
  const shown = [...html.matchAll(/<label>.*?(<img[^>]*>)/g)].map(([, tag]) => tag!);
  expect(shown).toHaveLength(4);
  for (const tag of shown) {
    expect(tag).toMatch(/ width="960" height="540"/);
    // The first question with pictures shows them at once.
    expect(tag).not.toContain('loading');
  }
  expect(shown[3]).toContain(' alt=""');
  // The key in words for those without script.
  expect(html).toMatch(/<details class="answer">.*?<li><span>Une grille de cases numérotées<\/span><\/li>/);
  expect(html).toContain('.cards{');
  expect(pictures(course)).toBe(1);
});

test('a question that is only ever drawn brings its pictures and their look along', async () => {
  const maker = new CourseMaker(['fr'], title);
  const { document } = maker;
  const bank = addBank(document, title);
  appendBlock(document, bank, models.choice, seed);
  const rule = { order: 'a0', count: 1, bank };
  const draw = maker.block('draw', { settings: { rules: { rrule0000001: rule } } });
  maker.page(title, { fr: [draw] }, '', { quiz: { mastery: 50 } });
  const course = await render(maker.snapshot(), 'scorm12', 'fr');
  const pool = textOf(course, /^pool-/);
  expect(pool).toContain('pictured cards');
  const [path] = /[^"\\/]*\.jpg/.exec(pool) ?? [''];
  expect(course.files.some((file) => file.path.endsWith(path))).toBe(true);
  expect(pictures(course)).toBe(1);
  expect(textOf(course, /\.(html|css)$/)).toContain('.cards{');
});

test('a course without such options carries nothing of them', async () => {
  const maker = new CourseMaker(['fr'], title);
  const { pictures: _pictures, decorative: _decorative, ...plain } = seed.settings;
  const texts = Object.fromEntries(Object.entries(seed.texts!).filter(([slot]) => !slot.startsWith('alt:')));
  maker.page(title, { fr: [maker.block('choice', { settings: plain, texts })] });
  const all = textOf(await render(maker.snapshot(), 'scorm12', 'fr'), /./);
  expect(all).not.toContain('.cards');
  expect(all).not.toContain('pictured');
});
