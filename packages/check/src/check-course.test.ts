import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { derivedId } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import {
  addNode,
  blockRef,
  initialiseCourse,
  noteTranslated,
  openDocument,
  paragraph,
  type ProseNode,
  type QuizSettings,
  setNodeSetting,
  takeSnapshot,
  toFragmentChildren,
  trashNode,
} from '@nibras/course';
import { checkCourse, type CheckOptions } from './check-course.ts';
import { both, choice, CleanCourse, heading, ids, link, text } from './clean-course.test-kit.ts';
import { frameworks } from './frameworks.ts';
import { type ProblemCode, problemSeverities } from './problem.ts';

const hash = 'ab'.repeat(32);
const asset = [hash, 'photo.jpg', 'image/jpeg', 10, 10];
const known =
  (size: number, mediaType = 'image/jpeg'): NonNullable<CheckOptions['assets']> =>
  () => ({ size, mediaType });

const spoiltChoice =
  (spoil: (seed: ReturnType<typeof choice>) => void, type: 'choice' | 'multiple-choice' = 'choice') =>
  (course: CleanCourse): void => {
    const seed = choice();
    spoil(seed);
    course.add(course.block(type, seed));
  };
const picture =
  (texts: Record<string, Record<string, string>>, file: unknown = asset) =>
  (course: CleanCourse): void => {
    course.add(course.block('picture', { settings: { asset: file }, texts }));
  };

const choices = (course: CleanCourse, count: number, settings: Record<string, unknown> = {}): ProseNode[] =>
  Array.from({ length: count }, (_, index) => {
    const seed = choice();
    Object.assign(seed.settings, settings);
    return course.block('choice', seed, derivedId('choices', String(index)));
  });
const truths = (course: CleanCourse, count: number): ProseNode[] =>
  Array.from({ length: count }, (_, index) => {
    const { settings, texts } = choice();
    settings['options'] = {
      [ids.right]: { order: 'a0', correct: true },
      [ids.wrong]: { order: 'a1', correct: false },
    };
    return course.block('true-false', { settings, texts }, derivedId('truths', String(index)));
  });
/** A text with two blanks in each language. */
const cloze =
  (fr: string, ar: string) =>
  (course: CleanCourse): void => {
    const gap = (order: string): Record<string, unknown> => ({ order, way: 'number', value: 2, tolerance: 0 });
    course.add(
      course.block('cloze', {
        settings: { points: 1, gaps: { gapgapgap001: gap('a0'), gapgapgap002: gap('a1') } },
        texts: {
          stem: { fr: [paragraph(fr)], ar: [paragraph(ar)] },
          incorrect: { fr: [paragraph('Recomptez.')], ar: [paragraph('أعد العد.')] },
        },
      }),
    );
  };
const withCompetence = (competency: string): ((course: CleanCourse) => void) =>
  spoiltChoice((seed) => (seed.settings['competency'] = competency));
const bank = (course: CleanCourse, count: number): void =>
  course.page('bankofcourse', choices(course, count, { objective: '1.1' }), { bank: true });
const draw = (course: CleanCourse, count: number): ProseNode =>
  course.block('draw', { settings: { rules: { [derivedId('rule')]: { order: 'a0', count } } } });

const sitting =
  (settings: Partial<QuizSettings>) =>
  (course: CleanCourse): void =>
    setNodeSetting(course.document, ids.quiz, 'quiz', { mastery: 50, ...settings });

type Case = readonly [spoil: (course: CleanCourse) => void, options?: CheckOptions];

/** One fault for every code: a code without a case does not compile. */
const cases: Readonly<Record<ProblemCode, Case>> = {
  'course.empty': [
    (course) => {
      for (const id of [ids.page, ids.quiz]) trashNode(course.document, id);
      addNode(course.document, { kind: 'lesson', title: both('Leçon', 'درس'), parent: ids.module });
    },
  ],
  'course.no-title': [
    (course) => {
      course.document.course.set('title/fr', ' ');
      course.document.course.delete('title/ar');
    },
  ],
  'course.long-title': [(course) => course.document.course.set('title/fr', 'é'.repeat(256)), { targets: ['scorm12'] }],
  'course.long-progress': [
    (course) => {
      const { settings, texts } = choice();
      const many = Array.from({ length: 450 }, (_, index) =>
        course.block('choice', { settings, texts }, derivedId('many', String(index))),
      );
      course.add(...many);
    },
    { targets: ['scorm12'] },
  ],
  'course.heavy': [
    (course) => {
      course.add(
        course.block('video', {
          settings: { asset },
          texts: { title: both('Film', 'شريط'), transcript: both('Mots', 'كلمات') },
        }),
      );
    },
    { assets: known(100_000_001, 'video/mp4') },
  ],
  'section.empty': [
    (course) => {
      addNode(course.document, { kind: 'lesson', title: both('Leçon', 'درس'), parent: ids.module });
    },
  ],
  'section.no-title': [(course) => course.document.nodes.get(ids.module)!.set('title/fr', '')],
  'section.recovered': [(course) => course.document.nodes.get(ids.page)!.set('parent', 'lostparent01')],
  'page.empty': [(course) => course.add(paragraph(' '))],
  'page.no-title': [(course) => course.page('pagenotitle1', [paragraph('Mots')], {}, both('', ''))],
  'page.heavy': [
    (course) => {
      const pictures = ['1', '2', '3', '4', '5', '6'].map((digit) =>
        course.block('picture', {
          settings: { asset: [digit.repeat(64), 'a.jpg', 'image/jpeg', 1, 1], decorative: true },
        }),
      );
      course.add(...pictures);
    },
    { assets: known(390_000) },
  ],
  'block.unreadable': [
    (course) => {
      const ref = course.block('divider', { settings: {} });
      course.document.blocks.get(String(ref.attrs!['id']))!.set('type', 'hologram');
      course.add(ref);
    },
  ],
  'block.missing': [(course) => course.add(blockRef('abcdefghijkl'))],
  'block.empty': [(course) => course.add(course.block('callout', { settings: { kind: 'tip' } }))],
  'asset.missing': [picture({ alt: both('Une classe', 'قسم') }), { assets: () => undefined }],
  'media.no-file': [picture({ alt: both('Une classe', 'قسم') }, null)],
  'media.no-title': [
    (course) =>
      course.add(course.block('audio', { settings: { asset }, texts: { transcript: both('Mots', 'كلمات') } })),
  ],
  'media.no-transcript': [
    (course) => course.add(course.block('video', { settings: { asset }, texts: { title: both('Film', 'شريط') } })),
  ],
  'picture.no-alt': [picture({})],
  'picture.alt-is-file-name': [picture({ alt: both('IMG_2041.JPG', 'قسم') })],
  'picture.heavy': [picture({ alt: both('Une classe', 'قسم') }), { assets: known(400_001) }],
  'question.no-stem': [spoiltChoice(({ texts }) => delete texts['stem'])],
  'question.no-key': [spoiltChoice(({ settings }) => setCorrect(settings, false, false))],
  'question.two-keys': [spoiltChoice(({ settings }) => setCorrect(settings, true, true))],
  'question.all-right': [spoiltChoice(({ settings }) => setCorrect(settings, true, true), 'multiple-choice')],
  'question.few-options': [
    spoiltChoice(({ settings, texts }) => {
      settings['options'] = { [ids.right]: { order: 'a0', correct: true } };
      delete texts[`option:${ids.wrong}`];
      delete texts[`option:${ids.other}`];
    }),
  ],
  'question.empty-option': [spoiltChoice(({ texts }) => (texts[`option:${ids.wrong}`] = both(' ', '')))],
  'question.duplicate-option': [spoiltChoice(({ texts }) => (texts[`option:${ids.wrong}`]!['ar'] = ' أربعة'))],
  'question.no-feedback': [spoiltChoice(({ texts }) => delete texts[`feedback:${ids.wrong}`])],
  'question.key-longest': [
    spoiltChoice(({ settings, texts }) => {
      settings['options'] = { ...(settings['options'] as object), optionthird1: { order: 'a2', correct: false } };
      texts['option:optionthird1'] = both('Six', 'ستة');
      texts['feedback:optionthird1'] = both('Non.', 'لا.');
      texts[`option:${ids.right}`]!['fr'] = 'Quatre, parce que deux et deux font toujours quatre';
    }),
  ],
  'question.key-pictured': [
    spoiltChoice(({ settings }) => {
      settings['pictures'] = { [ids.right]: asset };
      settings['decorative'] = { [ids.right]: true };
    }),
  ],
  'question.key-larger-picture': [
    spoiltChoice(({ settings }) => {
      const large = [hash, 'photo.jpg', 'image/jpeg', 960, 540];
      settings['pictures'] = { [ids.right]: large, [ids.wrong]: asset, [ids.other]: asset };
      settings['decorative'] = { [ids.right]: true, [ids.wrong]: true, [ids.other]: true };
    }),
  ],
  'question.all-or-none': [
    spoiltChoice(({ texts }) => (texts[`option:${ids.wrong}`] = both('Aucune de ces réponses', 'لا شيء مما سبق'))),
  ],
  'question.stem-unclear': [spoiltChoice(({ texts }) => (texts['stem']!['fr'] = 'Le tableur et la somme.'))],
  'question.unmarked-negative': [
    spoiltChoice(({ texts }) => (texts['stem']!['ar'] = 'أي هذه الأعداد ليس مجموع اثنين واثنين؟')),
  ],
  'question.absolutes': [spoiltChoice(({ texts }) => (texts[`option:${ids.wrong}`]!['fr'] = 'Toujours cinq'))],
  'question.shared-word': [
    spoiltChoice(({ texts }) => {
      texts['stem']!['fr'] = 'Où trouve-t-on l’historique des versions ?';
      texts[`option:${ids.right}`]!['fr'] = 'Dans l’historique';
    }),
  ],
  'question.few-distractors': [
    spoiltChoice(({ settings, texts }) => {
      settings['options'] = {
        [ids.right]: { order: 'a0', correct: true },
        [ids.wrong]: { order: 'a1', correct: false },
      };
      delete texts[`option:${ids.other}`];
    }),
  ],
  'question.many-distractors': [
    spoiltChoice(({ settings, texts }) => {
      const names = ['Six', 'Sept', 'Huit'];
      const more = names.map((_name, index) => derivedId('more', String(index)));
      settings['options'] = {
        ...(settings['options'] as object),
        ...Object.fromEntries(more.map((id, index) => [id, { order: `a${index + 3}`, correct: false }])),
      };
      for (const [index, id] of more.entries()) {
        texts[`option:${id}`] = both(names[index]!, ['ستة', 'سبعة', 'ثمانية'][index]!);
        texts[`feedback:${id}`] = both('Non.', 'لا.');
      }
    }),
  ],
  'question.numbers-unordered': [
    spoiltChoice(({ settings, texts }) => {
      settings['shuffle'] = false;
      for (const [id, number] of [
        [ids.right, '٤'],
        [ids.wrong, '5 %'],
        [ids.other, '3,5'],
      ] as const)
        texts[`option:${id}`] = both(number, number);
    }),
  ],
  'question.no-objective': [
    (course) => {
      const seed = choice();
      seed.settings['objective'] = '1.1';
      course.add(course.block('choice', seed));
    },
  ],
  'question.unknown-competence': [withCompetence('unesco-ict-cft-v3:KA.9')],
  'question.competence-spelling': [withCompetence('KD3')],
  'gap.missing': [cloze('Un [[gapgapgap001]] et [[gapgapgap002]].', 'واحد [[gapgapgap001]].')],
  'gap.extra': [cloze('Un [[gapgapgap001]].', 'واحد [[gapgapgap001]] و[[gapgapgap002]].')],
  'gap.dead': [
    cloze('Un [[gapgapgap001]], [[gapgapgap002]].', 'واحد [[gapgapgap002]] [[gapgapgap001]] [[zzzzzzzzzzzz]].'),
  ],
  'quiz.key-position': [
    (course) => course.page('habitquiz001', choices(course, 9, { shuffle: false }), { quiz: { mastery: 50 } }),
  ],
  'quiz.many-true-false': [(course) => course.page('truthquiz001', truths(course, 6), { quiz: { mastery: 50 } })],
  'quiz.short-time': [
    (course) => {
      const long = Array.from({ length: 400 }, () => 'mot').join(' ');
      const [question] = choices(course, 1);
      course.page('shortquiz001', [paragraph(long), question!], { quiz: { mastery: 50, timeLimit: 1 } });
    },
  ],
  'draw.too-few': [
    (course) => {
      bank(course, 2);
      course.page('drawingpage1', [draw(course, 3)]);
    },
  ],
  'draw.practised': [
    (course) => {
      bank(course, 3);
      course.page('practicepage', [draw(course, 2)]);
      course.page('drawnquiz001', [draw(course, 1)], { quiz: { mastery: 50 } });
    },
  ],
  'quiz.review-shut': [sitting({ attempts: 1, review: 'none' })],
  'quiz.retake-never': [sitting({ feedback: 'deferred', attempts: 1, retakeWrong: true })],
  'quiz.bands-gap': [sitting({ bands: [{ from: 50, text: both('Bien.', 'جيد.') }] })],
  'quiz.bands-twice': [
    sitting({
      bands: [
        { from: 0, text: both('Bien.', 'جيد.') },
        { from: 0, text: both('Mal.', 'ضعيف.') },
      ],
    }),
  ],
  'quiz.routes-order': [
    (course) => {
      sitting({
        weight: 0,
        routes: [
          { from: 0, level: 'KA' },
          { from: 80, level: 'KD' },
          { from: 50, level: 'KC' },
        ],
      })(course);
      setNodeSetting(course.document, ids.module, 'level', 'KA');
    },
  ],
  'quiz.routes-nowhere': [
    sitting({
      weight: 0,
      routes: [
        { from: 0, level: 'KA' },
        { from: 50, level: 'KD' },
      ],
    }),
  ],
  'branch.no-page': [
    (course) =>
      setNodeSetting(course.document, ids.quiz, 'branches', [
        { when: { kind: 'below', percent: 50 }, to: 'abcdefghijkl' },
      ]),
  ],
  'branch.no-answer': [
    (course) =>
      setNodeSetting(course.document, ids.quiz, 'branches', [
        { when: { kind: 'option', question: ids.question, option: 'abcdefghijkl' }, to: ids.page },
      ]),
  ],
  'draw.spaced-marked': [
    (course) => {
      bank(course, 3);
      const spaced = { rules: { [derivedId('rule')]: { order: 'a0', count: 1 } }, spaced: true };
      course.page('drawnquiz001', [course.block('draw', { settings: spaced })], { quiz: { mastery: 50 } });
    },
  ],
  'quiz.no-question': [(course) => course.page('quizwithout1', [paragraph('Mots')], { quiz: { mastery: 50 } })],
  'quiz.several': [
    (course) => course.page('secondquiz01', [course.block('choice', choice())], { quiz: { mastery: 50 } }),
    { targets: ['scorm12'] },
  ],
  'heading.level-one': [(course) => course.add(heading(1, 'Grand titre'))],
  'heading.skipped': [(course) => course.add(heading(2, 'Deux'), heading(4, 'Quatre'))],
  'heading.empty': [(course) => course.add(paragraph('Mots'), heading(2, ''))],
  'link.vague': [(course) => course.add(link('Cliquez ici', 'https://example.org'))],
  'link.bare-address': [(course) => course.add(link('https://example.org/a', 'https://example.org/a'))],
  'link.broken-page': [(course) => course.add(link('la suite du cours', 'nibras:page/abcdefghijkl'))],
  'link.unsafe': [(course) => course.add(link('le fichier', 'javascript:alert(1)'))],
  'table.no-header': [
    (course) =>
      course.add({
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('Mots')] }] }],
      }),
  ],
  'translation.missing': [(course) => course.document.nodes.get(ids.page)!.delete('title/ar')],
  'translation.other-blocks': [
    (course) => {
      course.add(paragraph('Mots'), course.block('divider', { settings: {} }));
      const page = [...course.document.nodes.values()].at(-1)!;
      (page.get('prose/ar') as Y.XmlFragment).delete(1, 1);
    },
  ],
  'translation.stale': [
    (course) => {
      const page = course.document.nodes.get(ids.page)!;
      noteTranslated(course.document, page, 'ar');
      page.set('title/fr', 'Un autre titre');
    },
  ],
};

function setCorrect(settings: Record<string, unknown>, right: boolean, wrong: boolean): void {
  settings['options'] = {
    [ids.right]: { order: 'a0', correct: right },
    [ids.wrong]: { order: 'a1', correct: wrong },
    [ids.other]: { order: 'a2', correct: wrong },
  };
}

/** What a fault cannot help bringing along. */
const companions: Readonly<Partial<Record<ProblemCode, readonly string[]>>> = {
  'draw.too-few': ['question.no-objective'],
  'draw.practised': ['question.no-objective'],
  'draw.spaced-marked': ['question.no-objective'],
  'course.empty': ['section.empty', 'quiz.no-question'],
  'question.no-key': ['question.no-feedback'],
  'section.no-title': [],
};

test('a course without faults has no problem, whatever the target', () => {
  expect(new CleanCourse().codes({ targets: ['scorm12', 'scorm2004', 'web'] })).toEqual([]);
});

describe('each fault is found, and nothing else', () => {
  for (const [code, [spoil, options]] of Object.entries(cases) as [ProblemCode, Case][])
    test(code, () => {
      const course = new CleanCourse();
      if (code === 'section.no-title') course.document.nodes.get(ids.module)!.delete('title/ar');
      spoil(course);
      const codes = course.codes(options);
      expect(codes).toContain(code);
      expect(codes.filter((one) => one !== code && !companions[code]?.includes(one))).toEqual([]);
    });
});

test('a question in a scored quiz needs no feedback', () => {
  const course = new CleanCourse();
  const seed = choice();
  delete seed.texts[`feedback:${ids.wrong}`];
  course.page('secondquiz01', [course.block('choice', seed)], { quiz: { mastery: 50 } });
  expect(course.codes()).toEqual([]);
});

test('questions of a bank are checked like those of a page, and need no feedback where they are only drawn for marks', () => {
  const course = new CleanCourse(false);
  const seed = choice();
  delete seed.texts[`feedback:${ids.wrong}`];
  delete seed.texts[`option:${ids.other}`];
  seed.settings['objective'] = '1.1';
  course.page('bankofcourse', [course.block('choice', seed, ids.question)], { bank: true });
  expect(course.codes()).toEqual(['question.empty-option', 'question.no-feedback']);
  course.page('drawnquiz001', [draw(course, 1)], { quiz: { mastery: 50 } });
  expect(course.codes()).toEqual(['question.empty-option']);
});

test('blocks inside blocks are checked on the page that shows them', () => {
  const course = new CleanCourse();
  const inner = course.block('picture', { settings: { asset } });
  const body = { fr: [paragraph('Mots'), inner], ar: [paragraph('كلمات'), inner] };
  course.page('pagewithbox1', [course.block('callout', { settings: { kind: 'note' }, texts: { body } })]);
  const problems = checkCourse(takeSnapshot(course.document, models), models);
  expect(problems.map(({ code, at }) => [code, at.page, at.block])).toEqual([
    ['picture.no-alt', 'pagewithbox1', inner.attrs!['id']],
  ]);
});

test('words that another language lacks are missed, also where its blocks stand', () => {
  const course = new CleanCourse();
  const tip = course.block('callout', {
    settings: { kind: 'tip' },
    texts: { body: { fr: [paragraph('Astuce')], ar: [paragraph('نصيحة')] } },
  });
  course.page('pagewithtip1', [tip]);
  expect(course.codes()).toEqual([]);
  const french = course.document.nodes.get('pagewithtip1')!.get('prose/fr') as Y.XmlFragment;
  french.insert(0, toFragmentChildren([paragraph('Avant')]));
  expect(course.codes()).toEqual(['translation.missing']);
});

test('neighbours with one address are one link, and a heading in a callout follows the page’s', () => {
  const course = new CleanCourse();
  const mark = { type: 'link', attrs: { href: 'https://example.org' } } as const;
  const body = [heading(3, 'Trois')];
  course.add(
    { type: 'paragraph', content: [text('voir ', mark), text('ici', mark, { type: 'bold' })] },
    heading(2, 'Deux'),
    course.block('callout', { settings: { kind: 'note' }, texts: { body: { fr: body, ar: body } } }),
  );
  expect(course.codes()).toEqual(['link.vague']);
});

test('errors come first, then pages in reading order', () => {
  const course = new CleanCourse();
  course.add(paragraph(' '));
  course.add(course.block('picture', { settings: { asset } }));
  const problems = checkCourse(takeSnapshot(course.document, models), models);
  expect(problems.map(({ code }) => code)).toEqual(['picture.no-alt', 'page.empty']);
});

test('a text by score that a language lacks is missed; one that fell behind is said to be', () => {
  const course = new CleanCourse();
  const band = (text: Record<string, string>, basis?: Record<string, string>): unknown[] => [
    { from: 0, text, ...(basis ? { basis } : {}) },
  ];
  const page = course.document.nodes.get(ids.quiz)!;
  page.set('setting/quiz', { mastery: 60, bands: band({ fr: 'Relisez.' }) });
  expect(course.codes()).toEqual(['translation.missing']);
  page.set('setting/quiz', { mastery: 60, bands: band({ fr: 'Relisez.', ar: 'أعد القراءة.' }) });
  expect(course.codes()).toEqual([]);
  page.set('setting/quiz', { mastery: 60, bands: band({ fr: 'Relisez.', ar: 'أعد.' }, { ar: 'anotherbasis' }) });
  expect(course.codes()).toEqual(['translation.stale']);
});

test('the frameworks are those of the folder, each title in three languages, each code once', () => {
  const folder = new URL('../../../resources/frameworks/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(frameworks.map(({ id }) => `${id}.json`)).toEqual(files.toSorted());
  for (const { competences, groups } of frameworks) {
    expect(new Set(competences.map(({ code }) => code)).size).toBe(competences.length);
    for (const { title } of [...competences, ...groups]) expect(Object.keys(title)).toEqual(['fr', 'ar', 'en']);
    for (const { group } of competences) expect(groups.map(({ code }) => code)).toContain(group);
  }
});

test('an empty document is refused kindly', () => {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { title: {}, languages: ['fr'] });
  expect(checkCourse(takeSnapshot(document, models), models).map(({ code }) => code)).toEqual([
    'course.empty',
    'course.no-title',
  ]);
});

test.each(['fr', 'ar', 'en'])('every problem has a message in %s', (language) => {
  const path = new URL(`../../../resources/locales/${language}/problems.json`, import.meta.url);
  const messages = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  for (const code of Object.keys(problemSeverities)) expect(messages[`problem.${code}`], code).toMatch(/\S.*[.؟]$/);
});

test('messages name the same values in all languages', () => {
  const read = (language: string): Record<string, string> =>
    JSON.parse(
      readFileSync(new URL(`../../../resources/locales/${language}/problems.json`, import.meta.url), 'utf8'),
    ) as Record<string, string>;
  const values = (message: string | undefined): string[] => (message?.match(/\{\{\w+\}\}/g) ?? []).toSorted();
  const english = read('en');
  for (const language of ['fr', 'ar']) {
    const other = read(language);
    expect(Object.keys(other)).toEqual(Object.keys(english));
    for (const key of Object.keys(english)) expect(values(other[key]), key).toEqual(values(english[key]));
  }
});
