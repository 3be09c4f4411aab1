import type { Diagnostic } from '@nibras/base';
import { escapeHtml } from '@nibras/base';
import type { ExchangeItem, Gap, Interaction } from '@nibras/course';
import { parseQti12, type Qti12Fault, type Qti12File, type Qti12Item, type Qti12List } from '@nibras/formats';
import { type ReadItems, remark } from './imported.ts';
import { ItemMaker, wordsOf } from './item-maker.ts';

type Problem = 'no-key' | 'response';

const sameChoices = (lists: readonly Qti12List[]): boolean =>
  new Set(lists.map(({ choices }) => JSON.stringify(choices.map(({ html }) => html)))).size === 1;

/** Lists of the same choices, each with words of its own, are a match. */
function toMatch(item: Qti12Item, lists: readonly Qti12List[], maker: ItemMaker): Interaction | Problem {
  const base = maker.base(item.stem.replace(/\s*\[\[#\d+\]\]/g, ''), item.points ?? 1);
  const sources = lists.map(({ label }) => maker.member(label));
  const targets = lists[0]!.choices.map(({ html }) => maker.member(html));
  const key: Record<string, string> = {};
  for (const [index, { choices, key: wanted }] of lists.entries()) {
    const target = targets[choices.findIndex(({ ident }) => ident === wanted)];
    if (!target) return 'no-key';
    key[sources[index]!.id] = target.id;
  }
  return { ...base, kind: 'match', shuffle: true, sources, targets, key };
}

/** Canvas names blanks in the stem: `[name]` is that of `response_name`. */
function place(stem: string, index: number, ident: string, marker: string): string {
  const named = `[${ident.replace(/^response_/, '')}]`;
  const own = `[[#${index}]]`;
  return stem.includes(named) ? stem.replace(named, () => marker).replace(own, '') : stem.replace(own, () => marker);
}

function toGaps(item: Qti12Item, maker: ItemMaker): Interaction | Problem {
  const { response } = item;
  let stem = item.stem;
  const gaps: Gap[] = [];
  if (response.type === 'lists')
    for (const [index, { ident, label, choices, key }] of response.lists.entries()) {
      const own = maker.member('');
      const inline = stem.includes(`[${ident.replace(/^response_/, '')}]`);
      stem = place(stem, index, ident, `${inline || label === '' ? '' : `${label} `}[[${own.id}]]`);
      if (!choices.some((one) => one.ident === key)) return 'no-key';
      const options = choices.map((one) => ({ ...maker.member(one.html), correct: one.ident === key }));
      gaps.push({ ...own, way: 'choice', options });
    }
  if (response.type === 'blanks')
    for (const [index, { ident, answers }] of response.blanks.entries()) {
      const own = maker.member('');
      stem = place(stem, index, ident, `[[${own.id}]]`);
      if (answers.length === 0) return 'no-key';
      gaps.push({ ...own, way: 'text', answers: answers.map((label) => ({ label, credit: 1 })) });
    }
  return {
    ...maker.base(stem.trim(), item.points ?? 1),
    kind: 'gaps',
    gaps,
    bank: [],
    shuffle: false,
    caseSensitive: response.type === 'blanks' && response.caseSensitive,
    accentSensitive: true,
  };
}

function toInteraction(item: Qti12Item, maker: ItemMaker, lose: (code: string) => void): Interaction | Problem {
  const { response, points = 1 } = item;
  const base = (): ReturnType<ItemMaker['base']> => maker.base(item.stem, points);
  switch (response.type) {
    case 'choice': {
      const { multiple, shuffle, partial, truth, choices, keys } = response;
      if (keys.length === 0 && !multiple) return 'no-key';
      return {
        ...base(),
        kind: 'choice',
        multiple,
        marking: partial ? 'partial' : 'all',
        shuffle,
        ...(truth ? { truth } : {}),
        options: choices.map(({ ident, html, feedback }) => ({
          ...maker.member(html, feedback),
          correct: keys.includes(ident),
        })),
      };
    }
    case 'text':
      if (response.answers.some(({ substring }) => substring)) lose('qti12.substring');
      return {
        ...base(),
        kind: 'text',
        caseSensitive: response.caseSensitive,
        accentSensitive: true,
        answers: response.answers.map(({ text, feedback }) => ({
          ...maker.member(escapeHtml(text), feedback),
          label: text,
          credit: 1,
        })),
      };
    case 'number': {
      const { value, tolerance } = response;
      if (!Number.isFinite(value)) return 'no-key';
      const answers = [{ ...maker.member(String(value)), value, tolerance, credit: 1 }];
      return { ...base(), kind: 'number', answers, units: [], unitNeeded: false };
    }
    case 'essay':
      return { ...base(), kind: 'open', hands: response.hands, fewestWords: 0, mostWords: 0, criteria: [] };
    case 'lists':
      return response.lists.every(({ label }) => label !== '') && sameChoices(response.lists)
        ? toMatch(item, response.lists, maker)
        : toGaps(item, maker);
    case 'blanks':
      return toGaps(item, maker);
    case 'none':
    case 'other':
      return 'response';
  }
}

function toItem(item: Qti12Item, sections: readonly string[], diagnostics: Diagnostic[]): ExchangeItem | undefined {
  const maker = new ItemMaker();
  const name = item.title || wordsOf(item.stem).slice(0, 60) || item.ident;
  if (item.response.type === 'none') {
    diagnostics.push(remark('description', name));
    return undefined;
  }
  const made = toInteraction(item, maker, (code) => void diagnostics.push(remark(code, name)));
  if (typeof made === 'string') {
    diagnostics.push(remark(`qti12.${made}`, name, 'error'));
    return undefined;
  }
  maker.say('correct', item.correct);
  maker.say('incorrect', item.incorrect);
  for (const [index, hint] of item.hints.entries()) maker.say(`hint:${index}`, hint);
  const category =
    item.category === ''
      ? sections
      : item.category.split(/(?<!\/)\/(?!\/)/).map((one) => one.replaceAll('//', '/').trim());
  return maker.item(made, { name: item.title, category, tags: [] });
}

const faultRemark = ({ problem, what }: Qti12Fault): Diagnostic => remark(`qti12.${problem}`, what, 'error');

function readFile({ items }: Qti12File, diagnostics: Diagnostic[]): ExchangeItem[] {
  return items.flatMap(({ item, sections }) => toItem(item, sections, diagnostics) ?? []);
}

/** Questions of a file of QTI 1.2. */
export function readQti12(text: string): ReadItems {
  const parsed = parseQti12(text);
  if (!parsed.ok) return { items: [], diagnostics: [faultRemark(parsed.error)] };
  const diagnostics: Diagnostic[] = [];
  return { items: readFile(parsed.value, diagnostics), diagnostics };
}

/** Questions of a cartridge. Of an assessment that stands there twice, in the cartridge's terms and its tool's own, the richer one is read. */
export function readQti12Files(files: Readonly<Record<string, string>>): ReadItems {
  const diagnostics: Diagnostic[] = [];
  const best = new Map<string, Qti12File>();
  for (const [path, text] of Object.entries(files)) {
    if (!text.includes('questestinterop')) continue;
    const parsed = parseQti12(text);
    if (!parsed.ok) {
      const { problem, what } = parsed.error;
      diagnostics.push(faultRemark({ problem, what: problem === 'not-xml' ? `${path}:${what}` : path }));
      continue;
    }
    const key = parsed.value.ident || path;
    const known = best.get(key);
    if (!known || known.items.length < parsed.value.items.length) best.set(key, parsed.value);
  }
  return { items: [...best.values()].flatMap((one) => readFile(one, diagnostics)), diagnostics };
}
