import { expect, test } from 'vitest';
import { readMoodleXml } from './moodle-xml.ts';

const cloze = (text: string): string =>
  `<quiz><question type="cloze"><name><text>Cases</text></name><questiontext format="html"><text><![CDATA[${text}]]></text></questiontext></question></quiz>`;
const read = (text: string): unknown => {
  const { items, diagnostics } = readMoodleXml(cloze(text));
  const [one] = items;
  return [
    one?.interaction.kind === 'choice' && one.interaction.multiple
      ? [
          one.interaction.marking,
          one.html['stem'],
          one.interaction.options.map(({ label, correct }) => `${label}${correct ? '*' : ''}`),
        ]
      : one?.interaction.kind,
    diagnostics.map(({ code }) => code),
  ];
};

test('a text whose only blank is boxes to tick is a multiple choice', () => {
  expect(read('<p>Quels outils ?</p><p>{1:MULTIRESPONSE:=tableur#Oui.~=base~texte}</p>')).toEqual([
    ['lenient', '<p>Quels outils ?</p>', ['tableur*', 'base*', 'texte']],
    ['import.percentages'],
  ]);
  expect(read('<p>Ce sont {2:MRS:%50%a~%50%b~%-50%c} ici.</p>')).toEqual([
    ['partial', '<p>Ce sont _____ ici.</p>', ['a*', 'b*', 'c']],
    [],
  ]);
});

test('boxes among other blanks are left out with their own reason', () => {
  expect(read('<p>{1:MR:=a~b} et {1:SA:=c}</p>')).toEqual([undefined, ['import.multiresponse']]);
  expect(read('<p>{1:MR:a~b}</p>')).toEqual([undefined, ['import.multiresponse']]);
});
