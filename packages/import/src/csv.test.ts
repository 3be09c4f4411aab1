import { expect, test } from 'vitest';
import { readCsv } from './csv.ts';

const codes = (text: string): unknown[] =>
  readCsv(text).diagnostics.map(({ code, params }) => [code, params?.['name']]);

test('questions in bulk, as a teacher types them in French', () => {
  const { items, diagnostics } = readCsv(
    [
      'type;question;option 1;option 2;option 3;paire 1;paire 2;bonne réponse;points;tolérance 1',
      'choix;Quel outil calcule ?;le tableur;le texte;l’image;;;A;;',
      'Choix multiple;Lesquels ?;PNG;DOCX;JPEG;;;1 et 3;2;',
      'vrai ou faux;Un mot de passe se partage.;;;;;;faux;;',
      'association;Reliez.;Writer;Calc;;texte;tableur;;;',
      'nombre;Combien ?;3,5;;;;;;;0,1',
      'texte;Écrivez <b>le mot</b>.;tableur;;;;;;;',
    ].join('\r\n'),
  );
  expect(diagnostics).toEqual([]);
  expect(items.map(({ interaction }) => interaction)).toMatchObject([
    { kind: 'choice', multiple: false, options: [{ correct: true }, { correct: false }, { correct: false }] },
    { kind: 'choice', multiple: true, points: 2, options: [{ correct: true }, { correct: false }, { correct: true }] },
    { kind: 'choice', truth: true, options: [{ correct: false }, { correct: true }] },
    {
      kind: 'match',
      sources: [{ label: 'Writer' }, { label: 'Calc' }],
      targets: [{ label: 'texte' }, { label: 'tableur' }],
    },
    { kind: 'number', answers: [{ value: 3.5, tolerance: 0.1 }] },
    { kind: 'text', prompt: 'Écrivez le mot .', answers: [{ label: 'tableur', credit: 1 }] },
  ]);
});

test('rows that are no questions are named by their number', () => {
  const head = 'type,question,option 1,option 2,match 1,key\n';
  expect(
    codes(
      `${head}choice,A,x,y,,3\nchoice,B,x,,,1\nchoice,,x,y,,1\nnumber,D,x,,,\ntruth,E,,,,\ntrue or false,F,,,,peut-être\nmatch,G,x,y,z,\nchoice,H,x,y,,1 2\n`,
    ),
  ).toEqual([
    ['import.csv.unknown-type', '6'],
    ['import.csv.no-key', '2'],
    ['import.csv.few-options', '3'],
    ['import.csv.no-question', '4'],
    ['import.csv.bad-number', '5'],
    ['import.csv.no-key', '7'],
    ['import.csv.few-options', '8'],
    ['import.csv.no-key', '9'],
  ]);
});

test('calculated questions as a teacher types them', () => {
  const { items, diagnostics } = readCsv(
    [
      'type;question;option 1;option 2;paire 1;paire 2;bonne réponse;tolérance 1;nouvelles valeurs;commentaire si juste',
      'calculée;Aire de {A} × { b } et \\{a} ou {c} ?;a = 1,5 à 9,5;B = ٢..٩;2,5 | 3;4|٥;a×b;5 %;oui;{a} fois {b}',
      'calculé;Combien ?;n=1..3;;;;n^2;;;',
    ].join('\n'),
  );
  expect(diagnostics).toEqual([]);
  expect(items[0]).toMatchObject({
    interaction: {
      kind: 'number',
      prompt: 'Aire de 2.5 × 4 et {a} ou {c} ?',
      answers: [{ value: 10, tolerance: 0.5 }],
      draws: [{ value: 10 }, { value: 15, tolerance: 0.75 }],
    },
    html: { correct: '<p>2.5 fois 4</p>' },
    calculation: {
      formula: 'a×b',
      anew: true,
      percent: true,
      variables: [
        { name: 'a', min: 1.5, max: 9.5, decimals: 1 },
        { name: 'b', min: 2, max: 9, decimals: 0 },
      ],
    },
  });
  expect(items[1]!.interaction).toMatchObject({ draws: expect.arrayContaining([expect.anything()]) });
});

test('calculated rows that cannot be worked out are named by their number', () => {
  const head = 'type;question;option 1;option 2;match 1;match 2;key\n';
  const rows = [
    'a;;;;a',
    'a = 1..2;a = 1..3;;;a',
    'pi = 1..2;;;;pi',
    'a = 1..2;b = 1..2;1 | 2;1;a+b',
    'a = 1..2;;x;;a',
  ];
  const more = ['a = 1..2;;;;', 'a = 1..2;;;;a +', 'a = 1..2;;;;b', 'a = 1..2;;;;ln(0-a)'];
  expect(codes(head + [...rows, ...more].map((row) => `calculated;Q;${row}`).join('\n'))).toEqual([
    ['import.csv.variable', '2'],
    ['import.csv.variable', '3'],
    ['import.csv.variable', '4'],
    ['import.csv.draws', '5'],
    ['import.csv.draws', '6'],
    ['import.csv.formula', '7'],
    ['import.csv.formula', '8'],
    ['import.csv.formula', '9'],
    ['import.csv.formula', '10'],
  ]);
});
