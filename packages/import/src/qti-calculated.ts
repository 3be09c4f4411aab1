import { escapeHtml } from '@nibras/base';
import { evaluateFormula, type ExchangeItem, type Formula } from '@nibras/course';
import type { QtiExpression, QtiItem, QtiResponse, QtiTemplate } from '@nibras/formats';
import { makeCalculation, randomFrom, type ReadVariable, splitTexts } from './calculation.ts';
import { wordsOf } from './item-maker.ts';
import { QtiContext } from './qti-context.ts';
import { runTemplate } from './qti-template-run.ts';

const call = (name: string, ...of: readonly Formula[]): Formula => ({ kind: 'call', name, of });
const numberOf = ({ name, text }: QtiExpression): number =>
  name === 'baseValue' && text !== '' ? Number(text) : Number.NaN;

const operators: Readonly<Record<string, string>> = { subtract: '-', divide: '/', min: 'min', max: 'max' };
const several: Readonly<Record<string, string>> = { sum: '+', product: '*' };
/** Functions of `mathOperator` that are called the same here. */
const same = /^(sin|cos|tan|asin|acos|atan|ln|log|exp|abs|floor|ceil)$/;
/** Deeper expressions are hostile. */
const deepest = 60;

/** An expression as a formula; undefined where ours say no such thing. */
function toFormula(one: QtiExpression, depth = 0): Formula | undefined {
  if (depth > deepest) return undefined;
  const { name, attributes } = one;
  if (name === 'variable') return { kind: 'variable', name: attributes['identifier'] ?? '' };
  if (name === 'baseValue') {
    const value = numberOf(one);
    return Number.isFinite(value) ? { kind: 'number', value } : undefined;
  }
  if (name === 'mathConstant') return /^(pi|e)$/.test(attributes['name'] ?? '') ? call(attributes['name']!) : undefined;
  const of = one.of.flatMap((each) => toFormula(each, depth + 1) ?? []);
  const [first, second] = of;
  if (!first || of.length < one.of.length) return undefined;
  if (name === 'integerToFloat') return first;
  if (name === 'round') return call('floor', call('+', first, { kind: 'number', value: 0.5 }));
  if (name === 'roundTo') {
    const figures = Number(attributes['figures']);
    return attributes['roundingMode'] === 'decimalPlaces' && Number.isInteger(figures)
      ? call('round', first, { kind: 'number', value: figures })
      : undefined;
  }
  if (name === 'power' && second)
    return second.kind === 'number' && second.value === 0.5 ? call('sqrt', first) : call('^', first, second);
  if (name === 'mathOperator')
    return same.test(attributes['name'] ?? '') ? call(attributes['name']!, first) : undefined;
  if (Object.hasOwn(several, name)) return of.reduce((left, right) => call(several[name]!, left, right));
  if (!Object.hasOwn(operators, name)) return undefined;
  return name === 'min' || name === 'max' || of.length === 2 ? call(operators[name]!, ...of) : undefined;
}

const decimalsOf = (values: readonly number[]): number =>
  Math.min(6, Math.max(0, ...values.map((value) => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0)));

/** Values that a list picks from. */
const listOf = ({ name, of }: QtiExpression): number[] | undefined => {
  const values = /^(ordered|multiple)$/.test(name) ? of.map(numberOf) : [];
  return values.length > 0 && values.every(Number.isFinite) ? values : undefined;
};

interface Range extends Omit<ReadVariable, 'name' | 'values'> {
  readonly step?: number;
}

/** Decimals of a number that may have any. */
const guessed = 2;

function rangeOf(one: QtiExpression): Range | undefined {
  const [min, max] = [Number(one.attributes['min'] ?? 0), Number(one.attributes['max'])];
  const step = Number(one.attributes['step'] ?? 1);
  if (one.name === 'randomInteger' && Number.isInteger(min) && Number.isInteger(max) && step >= 1)
    return { min, max, decimals: 0, ...(step > 1 ? { step } : {}) };
  if (one.name === 'randomFloat' && Number.isFinite(min) && Number.isFinite(max))
    return { min, max, decimals: guessed };
  const [inner, by] = one.of;
  if (inner?.name === 'randomFloat') {
    const figures = one.name === 'round' ? 0 : one.name === 'roundTo' ? Number(one.attributes['figures']) : Number.NaN;
    const isCounted = one.name === 'round' || one.attributes['roundingMode'] === 'decimalPlaces';
    const range = isCounted && figures >= 0 && figures <= 6 ? rangeOf(inner) : undefined;
    return range && { ...range, decimals: figures };
  }
  const decimals = by ? Math.log10(numberOf(by)) : Number.NaN;
  const whole =
    inner && one.name === 'divide' && Number.isInteger(decimals) && decimals >= 0 ? rangeOf(inner) : undefined;
  if (!whole || whole.decimals > 0 || whole.step !== undefined || decimals > 6) return undefined;
  return { min: whole.min / 10 ** decimals, max: whole.max / 10 ** decimals, decimals };
}

/** Draws where a variable has values of its own, such as those of a list. */
const rows = 10;

function variableOf(name: string, given: readonly QtiExpression[], random: () => number): ReadVariable | undefined {
  const last = given.at(-1)!;
  const range = given.map(rangeOf).findLast((one) => one !== undefined);
  const list = last.name === 'index' || last.name === 'random' ? last.of[0] && listOf(last.of[0]) : undefined;
  if (list) {
    const values =
      last.name === 'index' ? list : Array.from({ length: rows }, () => list[Math.floor(random() * list.length)]!);
    const own = { min: Math.min(...list), max: Math.max(...list), decimals: decimalsOf(list) };
    return { name, ...(range ?? own), values };
  }
  const own = rangeOf(last);
  if (!own) return undefined;
  const { step, ...plain } = own;
  const steps = step === undefined ? 0 : Math.floor((own.max - own.min) / step) + 1;
  const values =
    step === undefined ? [] : Array.from({ length: rows }, () => own.min + step * Math.floor(random() * steps));
  return { name, ...plain, values };
}

/** Variables with what they may be, and those that follow from others, in the order of the rules. */
function readVariables({ rules }: QtiTemplate):
  | {
      readonly variables: readonly ReadVariable[];
      readonly derived: ReadonlyMap<string, Formula>;
    }
  | undefined {
  const random = randomFrom(11);
  const derived = new Map<string, Formula>();
  const variables: ReadVariable[] = [];
  const indexes = new Set(rules.flatMap(({ value }) => (value.name === 'index' ? [value.attributes['n']] : [])));
  for (const name of new Set(rules.map(({ identifier }) => identifier))) {
    if (indexes.has(name)) continue;
    const given = rules.filter(({ identifier }) => identifier === name).map(({ value }) => value);
    const variable = variableOf(name, given, random);
    if (variable) variables.push(variable);
    else {
      const formula = toFormula(given.at(-1)!);
      if (!formula || given.length > 1) return undefined;
      derived.set(name, formula);
    }
  }
  const most = Math.max(...variables.map(({ values }) => values.length));
  const filled = variables.map((one): ReadVariable => {
    if (most === 0 || one.values.length > 0) return one;
    const scale = 10 ** one.decimals;
    const values = Array.from(
      { length: most },
      () => Math.round((one.min + random() * (one.max - one.min)) * scale) / scale,
    );
    return { ...one, values };
  });
  return { variables: filled, derived };
}

/** A formula of variables alone: what follows from others is put in its place. */
function inlined(one: Formula, derived: ReadonlyMap<string, Formula>, depth = 0): Formula | undefined {
  if (depth > deepest) return undefined;
  if (one.kind === 'variable') {
    const found = derived.get(one.name);
    return found ? inlined(found, derived, depth + 1) : one;
  }
  if (one.kind === 'number') return one;
  const of = one.of.flatMap((each) => inlined(each, derived, depth + 1) ?? []);
  return of.length === one.of.length ? { ...one, of } : undefined;
}

const shownNames = /\[\[=([^\]]+)\]\]/g;

type Drawn = {
  readonly item: Pick<ExchangeItem, 'interaction' | 'html' | 'calculation'>;
  readonly lost: ReadonlySet<string>;
};

/** An item whose rules are more than a formula, as the number of one draw. */
function firstDraw(item: QtiItem, template: QtiTemplate, response: QtiResponse): Drawn | undefined {
  const run = runTemplate(template, randomFrom(5));
  const value = run?.correct.get(response.identifier);
  if (!run || typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  const shown = [item.body, ...item.feedbacks.map(({ html }) => html)].join('');
  if ([...shown.matchAll(shownNames)].some(([, name]) => !run.values.has(name!))) return undefined;
  const put = (html: string): string =>
    html.replace(shownNames, (_, name: string) => {
      const one = run.values.get(name)!;
      return escapeHtml(String(typeof one === 'number' ? Number(one.toPrecision(12)) : one));
    });
  const near = response.near ?? { tolerance: 0, relative: false, score: response.points };
  const context = new QtiContext({
    ...item,
    body: put(item.body),
    maxScore: item.maxScore ?? near.score,
    feedbacks: item.feedbacks.map((each) => ({ ...each, html: put(each.html) })),
  });
  const base = context.base(context.stem(response.identifier, true));
  const right = Number(value.toPrecision(12));
  const answer = context.maker.member(String(right), context.feedback('A1'));
  context.closing();
  context.lost.add('first-draw');
  const tolerance = near.relative ? (Math.abs(right) * near.tolerance) / 100 : near.tolerance;
  return {
    lost: context.lost,
    item: {
      interaction: {
        ...base,
        kind: 'number',
        answers: [{ ...answer, value: right, tolerance, credit: 1 }],
        units: [],
        unitNeeded: false,
      },
      html: context.maker.html,
    },
  };
}

/** An item whose values are drawn, as a calculated question; the end of a remark's code where none can be made of it. */
export function readCalculatedItem(item: QtiItem, template: QtiTemplate): Drawn | 'template' {
  const [one] = item.interactions;
  const response = item.responses.find(({ identifier }) => identifier === one?.response);
  if (item.interactions.length !== 1 || one?.type !== 'textEntry' || !response) return 'template';
  const single = (): Drawn | 'template' => firstDraw(item, template, response) ?? 'template';
  if (template.ownRules) return single();
  const key = template.correct.find(({ identifier }) => identifier === response.identifier)?.value;
  const read = readVariables(template);
  const formula = key && read && toFormula(key);
  const whole = formula && inlined(withoutNought(formula), read.derived);
  if (!whole) return single();
  const near = response.near ?? { tolerance: 0, relative: false, score: response.points };
  const made = makeCalculation(whole, read.variables, { tolerance: near.tolerance, percent: near.relative });
  if (!made) return single();
  const first = made.draws[0]!;
  const values = Object.fromEntries(
    read.variables.map(({ name }) => [name, first.values[/\[\[(.*)\]\]/.exec(made.markers.get(name)!)![1]!]!]),
  );
  let follows = false;
  const put = (html: string): string =>
    html.replace(shownNames, (_, name: string) => {
      const marker = made.markers.get(name);
      if (marker !== undefined) return marker;
      follows = true;
      const own = read.derived.get(name) && inlined(read.derived.get(name)!, read.derived);
      return own ? String(Number(evaluateFormula(own, values).toPrecision(12))) : '…';
    });
  const context = new QtiContext({
    ...item,
    body: put(item.body),
    maxScore: item.maxScore ?? near.score,
    feedbacks: item.feedbacks.map((each) => ({ ...each, html: put(each.html) })),
  });
  const base = context.base(context.stem(one.response, true));
  const answer = context.maker.member(String(first.value), context.feedback('A1'));
  context.closing();
  const { plain, marked } = splitTexts(context.maker.html, made.draws);
  if (template.rules.some(({ value }) => value.name === 'randomFloat')) context.lost.add('qti.decimals');
  const kept = made.calculation && !follows;
  if (!kept) context.lost.add('first-draw');
  return {
    lost: context.lost,
    item: {
      interaction: {
        ...base,
        prompt: wordsOf(plain['stem'] ?? ''),
        kind: 'number',
        answers: [{ ...answer, value: first.value, tolerance: first.tolerance, credit: 1 }],
        units: [],
        unitNeeded: false,
        ...(kept ? { draws: made.draws } : {}),
      },
      html: plain,
      ...(kept ? { calculation: { ...made.calculation, html: marked } } : {}),
    },
  };
}

/** A nought that was added only to make a number of the right kind goes. */
function withoutNought(one: Formula): Formula {
  if (one.kind !== 'call' || one.name !== '+') return one;
  const [left, right] = one.of;
  return right?.kind === 'number' && right.value === 0 ? left! : one;
}
