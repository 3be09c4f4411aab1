import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentencesOf, voiceFor } from './aloud.ts';
import { checkCharacter, checkCode, codeOf, readableName } from './certificate-code.ts';
import { findWords, foldText, wordsOf } from './fold.ts';
import { findPages } from './search.ts';
import { featureStrings } from './strings.ts';
import { pagesThatFit } from './time.ts';

describe('folding', () => {
  test.each([
    ['Élève', 'eleve'],
    ['cœur', 'coeur'],
    ['مُدَرِّسَة', 'مدرسه'],
    ['أُستاذ إلى آخر', 'استاذ الي اخر'],
    ['كتـــاب ٢٠٢٤', 'كتاب 2024'],
    ['l’école', "l'ecole"],
  ])('%s', (text, folded) => expect(foldText(text).text).toBe(folded));

  test('every place leads back into the original', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { text: folded, at } = foldText(text);
        expect(at).toHaveLength(folded.length + 1);
        expect(at.at(-1)).toBe(text.length);
        for (let index = 1; index < at.length; index += 1) expect(at[index]!).toBeGreaterThanOrEqual(at[index - 1]!);
      }),
    );
  });

  test('what is found is the word as it was written', () => {
    const text = 'L’Élève et les ÉLÈVES';
    expect(findWords(foldText(text), wordsOf('eleve')).map(([from, to]) => text.slice(from, to))).toEqual([
      'Élève',
      'ÉLÈVE',
    ]);
  });
});

describe('search', () => {
  const pages = [
    { id: 'pa', title: 'Un', number: 1 },
    { id: 'pb', title: 'Le barème', number: 2 },
  ];
  test('needs every word, and names in titles come first', () => {
    const texts = [
      [1, `${'mot '.repeat(60)}un barème commun ${'fin '.repeat(60)}`],
      [2, 'Rien.'],
    ] as const;
    const hits = findPages(texts, pages, 'BAREME');
    expect(hits.map(({ page }) => page)).toEqual(['pb', 'pa']);
    expect(hits[1]!.excerpt).toContain('un barème commun');
    expect(hits[1]!.excerpt.length).toBeLessThan(260);
    expect(findPages(texts, pages, 'bareme commun').map(({ page }) => page)).toEqual(['pa']);
    expect(findPages(texts, pages, '   ')).toEqual([]);
  });
});

describe('the code of a certificate', () => {
  const known = codeOf('c00000000001', 'k3j9x2ab1c', 'Fatima Zahra', 2500);
  test('fits the name however it is written, and nothing else', () => {
    expect(known).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{2,5})+$/);
    const check = (name: string, date = 2500, course = 'c00000000001'): string => checkCode(course, known, name, date);
    expect(check('fatima  ZAHRÂ')).toBe('genuine');
    expect(check('Zahra, Fatima')).toBe('genuine');
    expect(check('Fatima Zohra')).toBe('not-genuine');
    expect(check('Fatima Zahra', 2501)).toBe('not-genuine');
    expect(check('Fatima Zahra', 2500, 'c00000000002')).toBe('not-genuine');
    expect(checkCode('c00000000001', known.toLowerCase().replace(/-/g, ' '), 'Fatima Zahra', 2500)).toBe('genuine');
  });

  test('one wrong character is called a slip', () => {
    const plain = known.replace(/-/g, '');
    for (let index = 0; index < plain.length; index += 1) {
      const wrong = plain[index] === 'A' ? 'B' : 'A';
      const typed = plain.slice(0, index) + wrong + plain.slice(index + 1);
      expect(checkCode('c00000000001', typed, 'Fatima Zahra', 2500), typed).toBe('mistyped');
    }
  });

  test('of any learner, edition and day is genuine', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{8,10}$/), fc.string(), fc.nat(9000), (edition, name, day) => {
        expect(checkCode('c00000000001', codeOf('c00000000001', edition, name, day), name, day)).toBe('genuine');
      }),
    );
  });

  // The example of the standard.
  test('ends in the character of ISO 7064', () => expect(checkCharacter('A12425GABC1234002')).toBe('M'));

  test.each([
    ['Zahra, Fatima', 'Fatima Zahra'],
    ['العلوي، سعاد', 'سعاد العلوي'],
    ['Fatima Zahra', 'Fatima Zahra'],
    ['Zahra,', 'Zahra,'],
  ])('%s', (name, readable) => expect(readableName(name)).toBe(readable));
});

describe('time', () => {
  const page = (id: string, number: number) => ({ id, title: id, number, quiz: -1, questions: [] });
  const pages = [page('a', 1), page('b', 2), page('c', 3), page('d', 4)];
  const plan = (here: string, minutes: number, read: readonly number[] = []): [string[], boolean] => {
    const { pages: chosen, fits } = pagesThatFit(
      pages,
      here,
      ({ number }) => read.includes(number),
      () => 4,
      minutes,
    );
    return [chosen.map(({ id }) => id), fits];
  };
  test('what fits begins where the learner is and leaves out what is read', () => {
    expect(plan('a', 9)).toEqual([['a', 'b'], true]);
    expect(plan('a', 9, [1, 2])).toEqual([['a', 'c'], true]);
    expect(plan('c', 45)).toEqual([['c', 'd'], true]);
    expect(plan('d', 3)).toEqual([['d'], false]);
  });
});

describe('reading aloud', () => {
  test('sentences keep their place, long ones are parted', () => {
    const text = `Bonjour. Ça va ? ${'mot '.repeat(100)}fin.`;
    const sentences = sentencesOf(text);
    expect(sentences.slice(0, 2).map((one) => one.text)).toEqual(['Bonjour. ', 'Ça va ? ']);
    for (const one of sentences) {
      expect(one.text.length).toBeLessThanOrEqual(181);
      expect(text.slice(one.from, one.from + one.text.length)).toBe(one.text);
    }
    expect(sentences.map((one) => one.text).join('')).toBe(text);
  });

  test('a voice of the same language, of the device where there is one', () => {
    const voice = (lang: string, localService: boolean) => ({ lang, localService }) as SpeechSynthesisVoice;
    const voices = [voice('en-US', true), voice('fr_CA', true), voice('fr-FR', false)];
    expect(voiceFor('fr', voices)).toBe(voices[1]);
    expect(voiceFor('fr-FR', voices)).toBe(voices[2]);
    expect(voiceFor('ar', voices)).toBeUndefined();
  });
});

test.each(['fr', 'ar', 'en'])('the strings of %s fill the same blanks as the others', (language) => {
  const blanks = (text: unknown): string[] =>
    [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].filter((one) => one !== '{n}').toSorted();
  for (const [key, text] of Object.entries(featureStrings(language)))
    expect(blanks(text), key).toEqual(blanks(featureStrings('fr')[key as 'tools']));
});
