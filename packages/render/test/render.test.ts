import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { models } from '@nibras/blocks/models';
import { blockRef, paragraph, type ProseNode } from '@nibras/course';
import { proseHtml } from '../src/prose-html.ts';
import type { RenderedCourse } from '../src/rendered-course.ts';
import { squeezeStyles } from '../src/squeeze.ts';
import { typeset } from '../src/typeset.ts';
import { CourseMaker, longCourse } from './fixture-course.ts';
import { mediaFacts, showcase } from './showcase.ts';
import { questionShowcase } from './showcase-questions.ts';
import { sittingsCourse } from './sittings-course.ts';
import { render } from './site.ts';

const pagesOf = (course: RenderedCourse): [path: string, html: string][] =>
  course.files.flatMap((file) =>
    file.mediaType === 'text/html' && file.body.kind === 'text' ? [[file.path, file.body.text]] : [],
  );
const htmlOf = (course: RenderedCourse, path: string): string => pagesOf(course).find(([one]) => one === path)![1];
const codes = (course: RenderedCourse): string[] => course.diagnostics.map((one) => one.code);

describe('the site', () => {
  const snapshot = showcase();

  test('the showcases, which axe and eyes go over, hold every block type', () => {
    const blocks = [snapshot, questionShowcase(), sittingsCourse().snapshot].flatMap((one) =>
      Object.values(one.blocks),
    );
    const shown = new Set(blocks.map((block) => block.type));
    expect(Object.keys(models).filter((type) => !shown.has(type))).toEqual([]);
  });

  test('is the same bytes for the same course', async () => {
    expect(await render(snapshot, 'scorm12', 'ar', mediaFacts)).toEqual(
      await render(snapshot, 'scorm12', 'ar', mediaFacts),
    );
  });

  test.each(['fr', 'ar', 'en'])(
    'in %s: every link and file leads somewhere, every id is one of a kind',
    async (language) => {
      const course = await render(snapshot, 'none', language, mediaFacts);
      expect(course.diagnostics).toEqual([]);
      const paths = course.files.map((file) => file.path);
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
      for (const path of paths) expect(path).toMatch(/^[a-z0-9.-]+$/);
      for (const [path, html] of pagesOf(course)) {
        const page = html.replace(/<script[^>]*>[^]*?<\/script>/g, '');
        for (const [, target] of page.matchAll(/\s(?:href|src|poster)="([^"#]*)/g))
          if (target !== '' && !/^(https?|mailto|data):/.test(target!))
            expect([path, paths.includes(target!)]).toEqual([path, true]);
        for (const part of page.split('<template')) {
          const ids = [...part.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!);
          expect(ids).toEqual([...new Set(ids)]);
        }
        expect(page).toMatch(
          new RegExp(`^<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`),
        );
        expect(page.match(/<main[^]*?<\/main>/)![0].match(/<h1[ >]/g)).toHaveLength(1);
      }
    },
  );

  test('reads as reviewed', async () => {
    const course = await render(snapshot, 'none', 'ar', mediaFacts);
    for (const [path, html] of pagesOf(course)) {
      const main = /<main[^]*<\/main>/
        .exec(html)![0]
        .replace(/<(?=(p|li|h\d|div|form|nav|figure|table|tr|course-[a-z-]+|label|details)[ >])/g, '\n<');
      await expect(`${main}\n`).toMatchFileSnapshot(
        join(import.meta.dirname, 'goldens', path.replace('.html', '.ar.html')),
      );
    }
  });

  test('an empty course is still a page', async () => {
    const course = await render(new CourseMaker(['fr'], { fr: 'Vide <b>' }).snapshot(), 'none');
    expect(htmlOf(course, 'index.html')).toContain('<h1 tabindex="-1">Vide &lt;b&gt;</h1>');
  });

  test('a hundred pages are rendered well within a second', async () => {
    const long = longCourse(100);
    await render(long, 'none');
    const before = process.cpuUsage();
    await render(long, 'none');
    const { user } = process.cpuUsage(before);
    console.log('100 pages:', Math.round(user / 1000), 'ms of CPU');
    expect(user / 1000).toBeLessThan(1000);
  });
});

describe('what the author’s content cannot break', () => {
  const page = (prose: readonly ProseNode[], languages: readonly string[] = ['fr']): CourseMaker => {
    const maker = new CourseMaker(languages, { fr: 'Cours' });
    maker.page({ fr: 'Page' }, { fr: prose });
    return maker;
  };
  const link = (href: string): ProseNode => ({
    type: 'paragraph',
    content: [{ type: 'text', text: 'mot', marks: [{ type: 'link', attrs: { href } }] }],
  });

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    'file:///etc/passwd',
    'p-x.html',
    '',
  ])('a link to %s leads nowhere and is reported', async (href) => {
    const course = await render(page([link(href)]).snapshot(), 'none');
    expect(htmlOf(course, 'index.html')).toContain('<p>mot</p>');
    expect(codes(course)).toEqual(['render.unsafe-link']);
  });

  test('links to pages, mail and other sites', async () => {
    const maker = new CourseMaker(['fr'], { fr: 'Cours' });
    const second = maker.page({ fr: 'Deux' }, { fr: [paragraph('x')] });
    maker.page(
      { fr: 'Un' },
      { fr: [link(`nibras:page/${second}`), link('mailto:a@b.example'), link('https://a.example/?a=1&b="2"')] },
    );
    const course = await render(maker.snapshot(), 'none');
    const html = pagesOf(course)
      .map(([, one]) => one)
      .join('');
    expect(course.diagnostics).toEqual([]);
    expect(html).toContain('<a href="mailto:a@b.example">mot</a>');
    expect(html).toContain(
      '<a href="https://a.example/?a=1&amp;b=&quot;2&quot;" target="_blank" rel="noopener noreferrer">mot<span class="unseen"> (nouvel onglet)</span></a>',
    );
    expect(html).toMatch(/<a href="index\.html#p\d{11}">mot<\/a>/);
  });

  test('a link to a page that is gone is reported', async () => {
    const course = await render(page([link('nibras:page/pabcdefghijk')]).snapshot(), 'none');
    expect(codes(course)).toEqual(['render.broken-page-link']);
  });

  test('a missing translation shows in the other language, marked as such', async () => {
    const maker = page([paragraph('Bonjour')], ['fr', 'ar']);
    const question = maker.block('callout', {
      settings: { kind: 'tip' },
      texts: { body: { fr: [paragraph('Astuce')] } },
    });
    maker.page({ fr: 'Deux', ar: 'اثنان' }, { fr: [question], ar: [question] });
    const course = await render(maker.snapshot(), 'none', 'ar');
    expect(htmlOf(course, 'index.html')).toContain('<div lang="fr" dir="ltr"><p>Bonjour</p></div>');
    expect(
      pagesOf(course)
        .map(([, html]) => html)
        .join(''),
    ).toContain('<div lang="fr" dir="ltr"><p>Astuce</p></div>');
    expect(codes(course)).toEqual(['render.fallback-text', 'render.fallback-text']);
    expect(course.diagnostics[1]!.at).toMatchObject({ slot: 'body', language: 'ar' });
  });

  test('words around blocks are never left out, and blocks keep their own language', async () => {
    const maker = new CourseMaker(['fr', 'ar'], { fr: 'Cours' });
    const callout = maker.block('callout', {
      settings: { kind: 'tip' },
      texts: { body: { fr: [paragraph('Astuce')], ar: [paragraph('نصيحة')] } },
    });
    maker.page({ fr: 'Un', ar: 'واحد' }, { fr: [paragraph('Avant'), callout], ar: [callout, paragraph('')] });
    const course = await render(maker.snapshot(), 'none', 'ar');
    const html = htmlOf(course, 'index.html');
    expect(html).toMatch(/<div lang="fr" dir="ltr"><p>Avant<\/p><div lang="ar" dir="rtl"><[^]*نصيحة/);
    expect(html).not.toContain('Astuce');
    expect(codes(course)).toEqual(['render.fallback-text']);
  });

  test('a block that is lost, in itself or without its file is reported and the page goes on', async () => {
    const lost = await render(page([blockRef('b99999999999'), paragraph('après')]).snapshot(), 'none');
    expect(htmlOf(lost, 'index.html')).toContain('<p>après</p>');
    expect(codes(lost)).toEqual(['render.unknown-block']);

    const maker = new CourseMaker(['fr'], { fr: 'Cours' });
    const picture = maker.block('picture', {
      settings: { asset: ['9'.repeat(64), 'x.png', 'image/png', 1, 1] },
      texts: { alt: { fr: 'Un <schéma>' } },
    });
    maker.page({ fr: 'Page' }, { fr: [picture] });
    const without = await render(maker.snapshot(), 'none', 'fr', {});
    expect(htmlOf(without, 'index.html')).toContain('Un &lt;schéma&gt;');
    expect(codes(without)).toEqual(['render.missing-asset']);
  });

  test('any text stays text', () => {
    const context = { block: () => '', link: () => undefined, newTab: '', table: '', typeset: (text: string) => text };
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const html = proseHtml([paragraph(text), { type: 'codeBlock', content: [{ type: 'text', text }] }], context);
        expect(html.replace(/<\/?(p|pre|code)( dir="ltr"| tabindex="0")*>/g, '')).not.toMatch(/[<>"]/);
      }),
    );
  });
});

describe('prose', () => {
  const context = {
    block: (id: string) => `[${id}]`,
    link: (href: string) => href,
    newTab: 'nt',
    table: 'T',
    typeset: (text: string) => text,
  };
  const html = (...nodes: ProseNode[]): string => proseHtml(nodes, context);
  const text = (words: string, ...marks: ProseNode['marks'] & object): ProseNode => ({
    type: 'text',
    text: words,
    marks,
  });

  test('headings stay between the title and h4', () => {
    const levels = [1, 2, 3, 4, 5, 6].map((level) =>
      html({ type: 'heading', attrs: { level }, content: [text('x')] }).slice(1, 3),
    );
    expect(levels).toEqual(['h2', 'h2', 'h3', 'h4', 'h4', 'h4']);
  });

  test('a link with a bold word is one link, code and phrases are isolated', () => {
    const href = { type: 'link', attrs: { href: 'mailto:a@b' } };
    expect(
      html({
        type: 'paragraph',
        content: [text('a ', href), text('b', { type: 'bold' }, href), text('c', { type: 'code' })],
      }),
    ).toBe('<p><a href="mailto:a@b">a <strong>b</strong></a><code dir="ltr">c</code></p>');
    expect(
      html({
        type: 'paragraph',
        content: [
          text('Excel', { type: 'phrase', attrs: { lang: 'en', dir: 'ltr' } }),
          text('x', { type: 'phrase', attrs: { lang: '"><b>' } }),
        ],
      }),
    ).toBe('<p><span lang="en" dir="ltr">Excel</span><bdi>x</bdi></p>');
  });

  test('tables have scopes', () => {
    const cell = (type: string, words: string): ProseNode => ({ type, content: [paragraph(words)] });
    const table = html({
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'a'), cell('tableHeader', 'b')] },
        { type: 'tableRow', content: [cell('tableHeader', 'c'), cell('tableCell', 'd')] },
      ],
    });
    expect(table).toBe(
      '<div class="scroll" role="region" aria-label="T" tabindex="0"><table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><th scope="row">c</th><td>d</td></tr></tbody></table></div>',
    );
  });

  test('French spaces hold, other languages keep theirs', () => {
    expect(typeset('Quoi ? « Oui » : 60 %', 'fr')).toBe('Quoi\u00a0? «\u00a0Oui\u00a0»\u00a0: 60\u00a0%');
    expect(typeset('What ?', 'en')).toBe('What ?');
  });

  test('a squeezed style sheet keeps what counts', () => {
    expect(
      squeezeStyles(
        'a b , c{ color : red ; margin:0 1px; }\n@media (min-width:1px) and (x:y){ p{top:calc(1px + 2px)} }',
      ),
    ).toBe('a b,c{color : red;margin:0 1px}@media (min-width:1px) and (x:y){p{top:calc(1px + 2px)}}');
  });
});
