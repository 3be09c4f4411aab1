import { describe, expect, test } from 'vitest';
import { models } from '@nibras/blocks/models';
import { takeSnapshot } from '@nibras/course';
import { checkCourse } from '../check-course.ts';
import { choice, CleanCourse } from '../clean-course.test-kit.ts';

function codesOf(add: (course: CleanCourse) => void): string[] {
  const course = new CleanCourse();
  add(course);
  return checkCourse(takeSnapshot(course.document, models), models).map(({ code }) => code);
}
const file = ['ab'.repeat(32), 'carte.png', 'image/png', 10, 10];
const sound = ['cd'.repeat(32), 'mot.mp3', 'audio/mpeg', 0, 0];

describe('files of questions', () => {
  test('a question about a picture needs one, with its words', () => {
    const regions = { rregion00001: { order: 'a0', correct: true, shape: 'rectangle', place: [1, 2, 3, 4] } };
    const settings = { regions, elsewhere: 'eelse0000001' };
    const without = codesOf((course) => course.add(course.block('hotspot', { settings })));
    expect(without).toContain('media.no-file');
    const wordless = codesOf((course) =>
      course.add(course.block('hotspot', { settings: { ...settings, asset: file } })),
    );
    expect(wordless).toContain('picture.no-alt');
    expect(wordless).not.toContain('media.no-file');
  });

  test('what stands above a stem needs its words too', () => {
    const seed = choice();
    const withPrompt = (prompt: unknown, more: object = {}): string[] =>
      codesOf((course) =>
        course.add(course.block('choice', { ...seed, settings: { ...seed.settings, prompt, ...more } })),
      );
    expect(withPrompt(file)).toContain('picture.no-alt');
    expect(withPrompt(sound)).toContain('media.no-transcript');
    const captions = { fr: ['ef'.repeat(32), 'mot.vtt', 'text/vtt', 0, 0] };
    expect(withPrompt(sound, { captions })).not.toContain('media.no-transcript');
    expect(withPrompt(undefined)).not.toContain('picture.no-alt');
  });

  test('an option says something: its words, or what stands for its picture', () => {
    const seed = choice();
    const options = Object.keys(seed.settings['options'] as object);
    const first = options[0]!;
    const pictures = Object.fromEntries(options.map((id) => [id, file]));
    const alts = Object.fromEntries(options.map((id, at) => [`alt:${id}`, { fr: `Dessin ${at}`, ar: `رسم ${at}` }]));
    const withPictures = (
      more: object,
      texts: Record<string, Record<string, string>>,
      silent: readonly string[] = [],
    ): string[] =>
      codesOf((course) => {
        const kept = Object.entries(seed.texts).filter(([slot]) => !silent.includes(slot));
        course.add(
          course.block('choice', {
            settings: { ...seed.settings, pictures, ...more },
            texts: { ...Object.fromEntries(kept), ...texts },
          }),
        );
      });
    expect(withPictures({}, {})).toContain('picture.no-alt');
    const words = options.map((id) => `option:${id}`);
    expect(withPictures({}, alts, words)).toEqual([]);
    const decorative = Object.fromEntries(options.map((id) => [id, true]));
    expect(withPictures({ decorative }, {})).toEqual([]);
    expect(withPictures({ decorative }, {}, [`option:${first}`])).toContain('question.empty-option');
    expect(withPictures({}, { ...alts, [`alt:${first}`]: { fr: 'photo.png', ar: 'رسم' } })).toContain(
      'picture.alt-is-file-name',
    );
    // The same words for two pictures would leave nobody who cannot see them a choice.
    const same = { ...alts, [`alt:${first}`]: alts[`alt:${options[1]!}`]! };
    expect(withPictures({}, same, words)).toContain('question.duplicate-option');
  });
});
