import { describe, expect, test } from 'vitest';
import { parseOlx } from './parse-olx.ts';
import type { OlxProblem } from './olx-problem.ts';
import { writeOlxProblem } from './write-olx.ts';

const one = (xml: string): OlxProblem => {
  const parsed = parseOlx(xml);
  if (!parsed.ok) throw new Error(parsed.error.what);
  const [part] = parsed.value;
  if (part?.kind !== 'problem') throw new Error('no problem');
  return part.problem;
};

const problem: OlxProblem = {
  urlName: 'p1',
  displayName: 'Un « titre » & suite',
  weight: 2,
  attempts: 3,
  body: '<p>Lisez.</p>',
  responses: [
    {
      type: 'choice',
      label: 'Quel <em>outil</em> ?',
      inline: false,
      multiple: false,
      shuffle: true,
      partial: false,
      choices: [
        { html: 'a &lt; b', correct: true, hint: 'Oui.' },
        { html: 'c', correct: false },
      ],
    },
  ],
  hints: ['Cherchez.'],
  solution: '<p>Car.</p>',
  script: false,
};

describe('what is written', () => {
  test('for today, the label stands in the response', () => {
    expect(writeOlxProblem(problem, 'current')).toBe(
      `<problem display_name="Un « titre » &amp; suite" weight="2" max_attempts="3"><p>Lisez.</p>
<multiplechoiceresponse><label>Quel <em>outil</em> ?</label><choicegroup type="MultipleChoice" shuffle="true"><choice correct="true">a &lt; b<choicehint>Oui.</choicehint></choice><choice correct="false">c</choice></choicegroup></multiplechoiceresponse>
<solution><div class="detailed-solution"><p>Car.</p></div></solution>
<demandhint><hint>Cherchez.</hint></demandhint></problem>
`,
    );
    expect(one(writeOlxProblem(problem, 'current'))).toEqual({
      ...problem,
      urlName: '',
      body: '<p>Lisez.</p>\n[[#0]]',
    });
  });
  test('for 2016, the label is an attribute in plain words, and shown before', () => {
    const xml = writeOlxProblem(problem, 'dogwood');
    expect(xml).toContain(
      '<p>Quel <em>outil</em> ?</p><multiplechoiceresponse><choicegroup type="MultipleChoice" shuffle="true" label="Quel outil ?">',
    );
    expect(xml).not.toContain('<label>');
  });
});

describe('problems as Open edX has them', () => {
  test('numbers: tolerance in percent, ranges, a script', () => {
    expect(
      one(
        '<problem><numericalresponse answer="200"><responseparam type="tolerance" default="5%"/><formulaequationinput/></numericalresponse></problem>',
      ).responses[0],
    ).toMatchObject({ type: 'numerical', tolerance: 10, answers: [{ value: 200 }] });
    expect(
      one('<problem><numericalresponse answer="[1,3)"><formulaequationinput/></numericalresponse></problem>')
        .responses[0],
    ).toMatchObject({
      tolerance: 1,
      answers: [{ value: 2 }],
    });
    const scripted = one(
      '<problem><script>x = 3</script><numericalresponse answer="$x"><formulaequationinput/></numericalresponse></problem>',
    );
    expect(scripted).toMatchObject({ script: true, body: '[[#0]]' });
  });
  test('lists in the older way, and regular expressions', () => {
    expect(
      one(
        `<problem><optionresponse><optioninput options="('l\\'un','l autre')" correct="l autre"/></optionresponse></problem>`,
      ).responses[0],
    ).toMatchObject({
      choices: [
        { html: "l'un", correct: false },
        { html: 'l autre', correct: true },
      ],
    });
    expect(
      one('<problem><stringresponse answer="a+" type="ci regexp"><textline/></stringresponse></problem>').responses[0],
    ).toMatchObject({
      type: 'other',
    });
  });
  test('what is none is refused', () => {
    expect(parseOlx('<problem>\n<p></problem>')).toMatchObject({ ok: false, error: { problem: 'not-xml', what: '2' } });
    expect(parseOlx('<html/>')).toMatchObject({ ok: false, error: { problem: 'not-a-problem', what: 'html' } });
  });
});
