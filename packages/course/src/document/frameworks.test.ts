import { expect, test } from 'vitest';
import { findCompetence, type Framework, listCompetences, searchCompetences, unknownCompetence } from './frameworks.ts';

const competence = (code: string, en: string, ar = ''): Framework['competences'][number] => ({
  code,
  group: '1',
  title: { en, ar },
});
const frameworks: Framework[] = [
  {
    id: 'skills-2020',
    short: 'Skills',
    year: 2020,
    title: { en: 'Skills' },
    source: 'Ours.',
    groups: [{ code: '1', title: { en: 'Area', fr: 'Évaluation' } }],
    competences: [competence('KA.1', 'Policy', 'فهم السياسات'), competence('1.2', 'Teaching')],
  },
];

test('a competence is found by its code, by words in any language, by its area', () => {
  const all = listCompetences(frameworks);
  const found = (text: string): string[] => searchCompetences(all, text).map(({ code }) => code);
  expect(found('ka.1')).toEqual(['KA.1']);
  expect(found('السياسات')).toEqual(['KA.1']);
  expect(found('evaluation teach')).toEqual(['1.2']);
  expect(found('skills-2020:KA.1')).toEqual(['KA.1']);
  expect(found('nothing')).toEqual([]);
  expect(findCompetence(frameworks, 'skills-2020:1.2')?.title['en']).toBe('Teaching');
});

test.each([
  ['skills-2020:KA.1', undefined],
  ['', undefined],
  ['Faire une moyenne', undefined],
  // How authors number objectives of their own.
  ['1.2', undefined],
  ['other-frame:KA.1', undefined],
  ['ka1', 'skills-2020:KA.1'],
  ['KA.1', 'skills-2020:KA.1'],
  ['skills:KA-1', 'skills-2020:KA.1'],
  ['skills-2020: 1.2', 'skills-2020:1.2'],
  ['skills-2020:KA.9', ''],
] as const)('%j', (value, meant) => {
  const unknown = unknownCompetence(frameworks, value);
  expect(unknown && (unknown.meant ?? '')).toBe(meant);
});
