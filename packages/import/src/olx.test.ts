import { expect, test } from 'vitest';
import { readOlx, readOlxFiles } from './olx.ts';

const list = (key: string): string =>
  `<optionresponse><optioninput options="('a','b')" correct="${key}"/></optionresponse>`;

test('lists of the same options are a match, each asking the words before it', () => {
  const { items, diagnostics } = readOlx(
    `<problem display_name="P"><p>Reliez.</p><p>un</p>${list('b')}<p>deux</p>${list('a')}</problem>`,
  );
  expect(diagnostics).toEqual([]);
  expect(items[0]!.interaction).toMatchObject({
    kind: 'match',
    prompt: 'Reliez.',
    sources: [{ label: 'un' }, { label: 'deux' }],
  });
  const [one] = items;
  if (one?.interaction.kind !== 'match') throw new Error('no match');
  const { sources, targets, key } = one.interaction;
  expect(sources.map(({ id }) => targets.find((target) => target.id === key[id])?.label)).toEqual(['b', 'a']);
});

test('other mixtures are blanks in the text', () => {
  const { items } = readOlx(
    `<problem><p>A <stringresponse answer="x" type="ci" inline="1"><textline inline="1"/></stringresponse> et <numericalresponse answer="3" inline="1"><textline inline="1"/></numericalresponse></p></problem>`,
  );
  const [one] = items;
  if (one?.interaction.kind !== 'gaps') throw new Error('no gaps');
  expect(one.interaction.gaps).toMatchObject([
    { way: 'text', answers: [{ label: 'x', credit: 1 }] },
    { way: 'number', value: 3 },
  ]);
  expect(one.html['stem']).toBe(`<p>A [[${one.interaction.gaps[0]!.id}]] et [[${one.interaction.gaps[1]!.id}]]</p>`);
});

test('what cannot be read is named, and a broken file does not stop the others', () => {
  const { items, diagnostics } = readOlxFiles({
    'problem/a.xml':
      '<problem display_name="A"><script>x=1</script><numericalresponse answer="$x"><formulaequationinput/></numericalresponse></problem>',
    'problem/b.xml': '<problem>\n<p></problem>',
    'problem/c.xml': '<problem display_name="C"><customresponse cfn="f"><textline/></customresponse></problem>',
    'vertical/d.xml':
      '<vertical><problem url_name="a"/><problem display_name="D"><optionresponse><optioninput><option correct="True">x</option><option correct="False">y</option></optioninput></optionresponse></problem></vertical>',
    'html/e.xml': '<html><problem/></html>',
  });
  expect(items.map(({ name, interaction }) => [name, interaction.kind])).toEqual([['D', 'choice']]);
  expect(diagnostics.map(({ code, params }) => [code, params?.['name']])).toEqual([
    ['import.olx.script', 'A'],
    ['import.olx.no-key', 'A'],
    ['import.olx.not-xml', 'problem/b.xml:2'],
    ['import.olx.response', 'C'],
  ]);
});

test('a problem of more responses than anybody gives is refused at once', () => {
  const { diagnostics } = readOlx(`<problem display_name="P">${list('a').repeat(20_000)}</problem>`);
  expect(diagnostics.map(({ code }) => code)).toEqual(['import.olx.response']);
});
