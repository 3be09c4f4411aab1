import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { models } from '@nibras/blocks/models';
import { addNode, initialiseCourse, openDocument, plainText, takeSnapshot, type CourseSnapshot } from '@nibras/course';
import { compileLesson } from './compile-lesson.ts';
import type { PictureFinder } from './read-page.ts';

const head = '---\ntitle: Leçon\nlevel: KA\nminutes: 20\n---\n\n';
const page = (body: string): string => `${head}# Page\n\n::page{key="one"}\n\n${body}\n`;
const picture: PictureFinder = (name) =>
  name === 'known' ? { asset: ['ab'.repeat(32), 'known.svg', 'image/svg+xml', 4, 3], variants: {} } : `no "${name}"`;

function compile(...texts: readonly string[]): { errors: string[]; snapshot: CourseSnapshot } {
  const document = openDocument(new Y.Doc());
  const languages = ['fr', 'ar', 'en'].slice(0, texts.length);
  initialiseCourse(document, { id: 'samplecourse', title: { fr: 'Cours' }, languages });
  const module = addNode(document, { id: 'samplemodule', kind: 'module', title: { fr: 'Module' } });
  const files = texts.map((text, index) => ({ name: `${languages[index]}.md`, text, language: languages[index]! }));
  const errors = compileLesson(document, files, { module, scope: ['test'], picture }).map(({ message }) => message);
  return { errors, snapshot: takeSnapshot(document, models) };
}

/** The only block of a page that compiles. */
function blockOf(body: string): { settings: Readonly<Record<string, unknown>>; words: Record<string, string> } {
  const { errors, snapshot } = compile(page(body));
  expect(errors).toEqual([]);
  const [block] = Object.values(snapshot.blocks);
  const words: Record<string, string> = {};
  for (const [slot, { fr }] of Object.entries(block!.texts)) {
    const text = typeof fr === 'string' ? fr : plainText(fr ?? []);
    const role = slot.replace(/:.*/, '');
    words[role] = [words[role] ?? '', text].filter(Boolean).toSorted().join(' | ');
  }
  return { settings: block!.settings, words };
}

const proseOf = (body: string): unknown => {
  const { errors, snapshot } = compile(page(body));
  expect(errors).toEqual([]);
  const nodes = snapshot.nodes[0]!.children[0]!.children[0]!.prose!['fr']!;
  return JSON.parse(
    JSON.stringify(nodes, (name, value: unknown) =>
      name === 'attrs' && 'id' in (value as object) ? undefined : value,
    ),
  );
};

test('words that look like directives inside a line stay words', () => {
  expect(proseOf('À 10:30, écrire :note et a:b[c] sans y penser.')).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'À 10:30, écrire :note et a:b[c] sans y penser.' }] },
  ]);
});

test('a line break of the source is a space, marks and links are kept', () => {
  expect(proseOf('Un **mot\nfort** et [un lien](https://example.org) vers `=A1:B2`.')).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Un ' },
        { type: 'text', text: 'mot fort', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' et ' },
        { type: 'text', text: 'un lien', marks: [{ type: 'link', attrs: { href: 'https://example.org' } }] },
        { type: 'text', text: ' vers ' },
        { type: 'text', text: '=A1:B2', marks: [{ type: 'code' }] },
        { type: 'text', text: '.' },
      ],
    },
  ]);
});

test('a table without a name for its rows has column headers, with an empty corner also row headers', () => {
  const types = (body: string): string[][] =>
    (proseOf(body) as { content: { content: { type: string }[] }[] }[])[0]!.content.map(({ content }) =>
      content.map(({ type }) => type),
    );
  expect(types('| a | b |\n|---|---|\n| c | d |')).toEqual([
    ['tableHeader', 'tableHeader'],
    ['tableCell', 'tableCell'],
  ]);
  expect(types('| | b |\n|---|---|\n| c | d |')).toEqual([
    ['tableCell', 'tableHeader'],
    ['tableHeader', 'tableCell'],
  ]);
});

test('a fence inside columns keeps lines that begin with colons', () => {
  const body =
    '::::columns{key="c"}\n:::column\n```\n::NAME::What?{\n  =4 #Yes\n  ~5\n}\n```\n:::\n:::column\nMots\n:::\n::::';
  const { errors, snapshot } = compile(page(body));
  expect(errors).toEqual([]);
  const [block] = Object.values(snapshot.blocks);
  expect(JSON.stringify(block!.texts)).toContain(JSON.stringify('::NAME::What?{\n  =4 #Yes\n  ~5\n}').slice(1, -1));
});

test('a choice with code in its options, feedback and hint', () => {
  const { settings, words } = blockOf(
    ':::choice{key="q" points="2" shuffle="false"}\nQuelle formule ?\n\n- [ ] `=B2*$C$1`\n  > Non : `#REF!`.\n- [x] `{=A1:A3}`\n\n::hint[Le signe `$` fige.]\n\n::correct[Oui.]\n:::',
  );
  expect(settings).toMatchObject({ points: 2, attempts: 1, shuffle: false });
  expect(
    Object.values(settings['options'] as object)
      .map((one: { correct: boolean }) => one.correct)
      .toSorted(),
  ).toEqual([false, true]);
  expect(words).toMatchObject({
    stem: 'Quelle formule ?',
    feedback: 'Non : #REF!.',
    hint: 'Le signe $ fige.',
    correct: 'Oui.',
  });
});

test('typed answers may hold any sign', () => {
  const { settings, words } = blockOf(
    ':::short-text{key="q"}\nQue taper ?\n\n- [x] =B$2.!\n- [ ] `#N/A`\n  > Une erreur.\n:::',
  );
  expect(
    Object.values(settings['answers'] as object)
      .map((one: { credit: number }) => one.credit)
      .toSorted(),
  ).toEqual([0, 1]);
  expect(words).toMatchObject({ answer: '#N/A | =B$2.!', feedback: 'Une erreur.' });
});

test('a row of a matching question without a left cell is a distractor', () => {
  const { settings } = blockOf(
    ':::matching{key="q"}\nReliez.\n\n| A | B |\n|---|---|\n| un | 1 |\n| deux | 2 |\n| | 3 |\n:::',
  );
  expect(Object.keys(settings['sources'] as object)).toHaveLength(2);
  expect(Object.keys(settings['targets'] as object)).toHaveLength(3);
});

test('a scored page, a picture and its caption', () => {
  const text = `${head}# Test\n\n::page{key="t" quiz="true" mastery="70"}\n\n:::picture{key="p" file="known" alt="Deux « mots » et l’“autre”"}\nUne légende.\n:::\n`;
  const { errors, snapshot } = compile(text);
  expect(errors).toEqual([]);
  expect(snapshot.nodes[0]!.children[0]!.children[0]!.settings).toEqual({ quiz: { mastery: 70 } });
  const [block] = Object.values(snapshot.blocks);
  expect(block!.texts['alt']).toEqual({ fr: 'Deux « mots » et l’“autre”' });
});

const choice = (options: string): string => `:::choice{key="q"}\nStem\n\n${options}\n:::`;

test.each([
  ['no head', '# Page\n', 'fr.md:1: the file must begin'],
  ['a head that lacks a field', '---\ntitle: A\nlevel: KA\n---\n# P\n\n::page{key="a"}\n', 'fr.md:1: minutes'],
  ['a page without key', `${head}# Page\n\n::page\n`, 'fr.md:9: :::page needs key'],
  ['a page without ::page', `${head}# Page\n\nMots\n`, 'fr.md:9: a # heading is followed by ::page'],
  ['text before the first page', `${head}Mots\n`, 'fr.md:7: a page begins with a # heading'],
  ['an unknown directive', page(':::poll{key="p"}\nMots\n:::'), 'fr.md:11: :::poll is not part'],
  ['a bad key', page(':::task{key="Été" minutes="3"}\nMots\n:::'), 'fr.md:11: key "Été" must match'],
  ['a key used twice', page('::divider{key="d"}\n\n::divider{key="d"}'), 'fr.md:13: the key "d" is already taken'],
  ['two right answers', page(choice('- [x] a\n- [x] b')), 'fr.md:11: a choice has one [x], this one has 2'],
  ['an answer without a box', page(choice('- [x] a\n- b')), 'fr.md:15: an answer begins with [ ] or [x]'],
  ['an unknown picture', page(':::picture{key="p" file="lost" alt="x"}\n:::'), 'fr.md:11: no "lost"'],
  ['an unknown callout', page(':::callout{key="c" kind="joke"}\nMots\n:::'), 'fr.md:11: kind must be one of'],
  ['a heading that is too deep', page('##### Mots'), 'fr.md:11: headings inside a page'],
  ['HTML', page('<script>alert(1)</script>'), 'fr.md:11: a html is not part'],
  ['an inline picture', page('Voir ![x](y.png)'), 'fr.md:11: a image cannot stand'],
  [
    'a block inside a question',
    page(':::choice{key="q"}\nStem\n\n::divider{key="d"}\n\n- [x] a\n- [ ] b\n:::'),
    'fr.md:14: :::divider cannot stand',
  ],
])('%s is refused with its line', (_, text, message) => {
  const { errors } = compile(text);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain(message);
});

const two = (options: string): string => page(choice(options));

test.each([
  [
    'another key order',
    page('::divider{key="a"}\n\n::divider{key="b"}'),
    page('::divider{key="b"}\n\n::divider{key="a"}'),
    '"b" stands where "a" is',
  ],
  [
    'a missing block',
    page('::divider{key="a"}\n\n::divider{key="b"}'),
    page('::divider{key="a"}'),
    '"b" of fr.md is missing',
  ],
  ['another key', two('- [x] a\n- [ ] b'), two('- [ ] a\n- [x] b'), '"q" has other options, keys or settings'],
  ['a missing option', two('- [x] a\n- [ ] b\n- [ ] c'), two('- [x] a\n- [ ] b'), '"q" has other options'],
  ['a missing feedback', two('- [x] a\n  > ok\n- [ ] b'), two('- [x] a\n- [ ] b'), '"q" lacks or adds a feedback'],
  ['another page', page('Mots'), page('Mots').replace('"one"', '"two"'), 'pages are two, but one'],
  ['other minutes', page('Mots'), page('Mots').replace('minutes: 20', 'minutes: 25'), 'minutes is 25, 20 in fr.md'],
  [
    'another mastery',
    page('Mots').replace('key="one"', 'key="one" quiz="true" mastery="60"'),
    page('Mots'),
    'quiz or mastery is not as',
  ],
])('a translation with %s is refused', (_, first, other, message) => {
  const { errors } = compile(first, other);
  expect(errors[0]).toMatch(/^ar\.md:\d+: /);
  expect(errors[0]).toContain(message);
});
