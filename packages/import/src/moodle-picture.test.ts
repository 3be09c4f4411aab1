import { expect, test } from 'vitest';
import type { MatchInteraction } from '@nibras/course';
import { readMoodleXml } from './moodle-xml.ts';

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM4c+bMfwAHtQNWoTVX8gAAAABJRU5ErkJggg==';
const quiz = (type: string, inside: string, picture = pixel): string =>
  `<quiz><question type="${type}"><name><text>Carte</text></name><questiontext format="html"><text><![CDATA[<p>Où ?</p>]]></text></questiontext><defaultgrade>2</defaultgrade><shuffleanswers/>${picture && `<file name="une carte.png" path="/" encoding="base64">${picture}</file>`}${inside}</question></quiz>`;
const drag = (no: number, text: string, more = ''): string => `<drag><no>${no}</no><text>${text}</text>${more}</drag>`;
const marker = (choice: number, shape: string, coords: string): string =>
  `<drop><no>1</no><shape>${shape}</shape><coords>${coords}</coords><choice>${choice}</choice></drop>`;
const drop = (choice: number): string =>
  `<drop><text></text><no>${choice}</no><choice>${choice}</choice><xleft>0</xleft><ytop>0</ytop></drop>`;

test('one marker is a hotspot, several are labels to sort, drags are labels to place', () => {
  const [spot] = readMoodleXml(quiz('ddmarker', drag(1, 'ici') + marker(1, 'circle', '0,0;1'))).items;
  expect(spot).toMatchObject({
    interaction: { kind: 'choice', multiple: false, points: 2, options: [{ correct: true }] },
    picture: { look: 'hotspot', width: 1, height: 1 },
  });
  const sorted =
    drag(2, 'b') + drag(1, 'a') + drag(3, 'c') + marker(1, 'rectangle', '0,0;1,1') + marker(2, 'rectangle', '0,0;1,1');
  const [sort] = readMoodleXml(quiz('ddmarker', sorted)).items;
  expect(sort).toMatchObject({ interaction: { sources: [{ label: 'a' }, { label: 'b' }, { label: 'c' }] } });
  expect(Object.keys(sort!.picture!.zones)).toHaveLength(1);
  expect(new Set(Object.values((sort!.interaction as { key: object }).key)).size).toBe(2);
  const [labels] = readMoodleXml(quiz('ddimageortext', drag(1, 'a') + drag(2, 'b') + drop(2) + drop(1))).items;
  expect(labels).toMatchObject({ interaction: { kind: 'match', targets: [{ label: 'a' }, { label: 'b' }] } });
  const [gaps] = readMoodleXml(quiz('ddimageortext', drag(2, 'a') + drag(7, 'b') + drop(7))).items;
  expect(gaps).toMatchObject({ interaction: { targets: [{ label: 'a' }, { id: expect.any(String), label: 'b' }] } });
  const { key, targets } = gaps!.interaction as MatchInteraction;
  expect(Object.values(key)).toEqual([targets[1]!.id]);
});

test.each([
  ['picture-missing', quiz('ddmarker', drag(1, 'ici') + marker(1, 'circle', '0,0;1'), '')],
  ['picture-missing', quiz('ddmarker', drag(1, 'ici') + marker(1, 'circle', '0,0;1'), 'AAAA')],
  ['picture-labels', quiz('ddimageortext', drag(1, 'a', '<file name="a.png">AAAA</file>') + drop(1))],
  ['picture-shared', quiz('ddimageortext', drag(1, 'a', '<infinite/>') + drop(1) + drop(1))],
  [
    'picture-shared',
    quiz('ddmarker', drag(1, 'a') + drag(2, 'b') + marker(1, 'circle', '0,0;1') + marker(1, 'circle', '9,9;1')),
  ],
  ['moodle-xml.no-answer', quiz('ddmarker', drag(1, 'a') + marker(1, 'star', '0,0;1') + marker(1, 'circle', '0,0;1'))],
  ['moodle-xml.no-answer', quiz('ddmarker', drag(1, 'a') + marker(1, 'circle', '0,0;1').repeat(201))],
  ['moodle-xml.no-answer', quiz('ddimageortext', drag(1, 'a') + drop(2))],
])('what fits no block is named: %s', (code, text) => {
  const { items, diagnostics } = readMoodleXml(text);
  expect(items).toEqual([]);
  expect(diagnostics).toMatchObject([{ code: `import.${code}`, params: { name: 'Carte' } }]);
});
