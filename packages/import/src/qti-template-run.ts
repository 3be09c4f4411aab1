import { type FormulaFunctions, formulaFunctions } from '@nibras/course';
import type { QtiExpression, QtiTemplate } from '@nibras/formats';

type Value = number | boolean | string;
type List = readonly Value[];

/** Values of one draw, and the key that they lead to. */
export interface TemplateRun {
  readonly values: ReadonlyMap<string, Value>;
  readonly correct: ReadonlyMap<string, Value>;
}

/** Rules beyond these, and deeper ones, are hostile. */
const mostNodes = 5000;
const deepest = 60;
/** How often a draw that a constraint refuses is made again. @spec IMS QTI 2.1 Information Model 11.3.4 */
const mostTurns = 100;

/** The draw is refused by a constraint, or is worked out of what is no number. */
class Refused extends Error {}
/** The rules say what is not known here. */
class Unknown extends Error {}
class Ended extends Error {}

const count = (all: readonly QtiExpression[], depth = 0): number =>
  depth > deepest ? Infinity : all.reduce((sum, { of }) => sum + 1 + count(of, depth + 1), 0);

const gcd = (one: number, other: number): number => (other === 0 ? Math.abs(one) : gcd(other, one % other));

/** What operators do with numbers. */
const reckon: FormulaFunctions = {
  sum: (...all) => all.reduce((sum, one) => sum + one, 0),
  product: (...all) => all.reduce((sum, one) => sum * one, 1),
  subtract: (one = 0, other = 0) => one - other,
  divide: (one = 0, other = 0) => one / other,
  power: (one = 0, other = 0) => one ** other,
  min: Math.min,
  max: Math.max,
  integerDivide: (one = 0, other = 0) => Math.floor(one / other),
  integerModulus: (one = 0, other = 0) => one - other * Math.floor(one / other),
  round: (one = 0) => Math.floor(one + 0.5),
  truncate: Math.trunc,
  integerToFloat: (one = 0) => one,
  gcd: (...all) => all.reduce((one, other) => gcd(one, other)),
};
const compare: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  lt: (one, other) => one < other,
  gt: (one, other) => one > other,
  lte: (one, other) => one <= other,
  gte: (one, other) => one >= other,
};

class Runner {
  readonly values = new Map<string, Value>();
  readonly correct = new Map<string, Value>();
  private readonly random: () => number;

  constructor(random: () => number) {
    this.random = random;
  }

  private number(one: QtiExpression | undefined): number {
    const value = one && this.value(one);
    if (typeof value !== 'number') throw new Unknown();
    if (!Number.isFinite(value)) throw new Refused();
    return value;
  }

  private truth(one: QtiExpression | undefined): boolean {
    const value = one && this.value(one);
    if (typeof value !== 'boolean') throw new Unknown();
    return value;
  }

  /** A bound that is written as a number, or as the name of a variable. */
  private bound(text: string | undefined): number {
    const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
    const named = Number.isNaN(value) ? this.values.get((text ?? '').replace(/^\{|\}$/g, '')) : value;
    if (typeof named !== 'number') throw new Unknown();
    return named;
  }

  private list({ name, of }: QtiExpression): List {
    if (name !== 'multiple' && name !== 'ordered') throw new Unknown();
    return of.map((one) => this.value(one));
  }

  private pick(list: List): Value {
    const found = list[Math.floor(this.random() * list.length)];
    if (found === undefined) throw new Unknown();
    return found;
  }

  private value(one: QtiExpression): Value {
    const { name, attributes, of, text } = one;
    if (name === 'variable') {
      const value = this.values.get(attributes['identifier'] ?? '');
      if (value === undefined) throw new Unknown();
      return value;
    }
    if (name === 'baseValue') return constant(attributes['baseType'] ?? '', text);
    if (name === 'mathConstant') return attributes['name'] === 'pi' ? Math.PI : Math.E;
    if (name === 'randomInteger' || name === 'randomFloat') {
      const [min, max] = [this.bound(attributes['min'] ?? '0'), this.bound(attributes['max'])];
      if (max < min) throw new Unknown();
      const step = Math.max(1, this.bound(attributes['step'] ?? '1'));
      return name === 'randomInteger'
        ? min + step * Math.floor(this.random() * (Math.floor((max - min) / step) + 1))
        : Math.round((min + this.random() * (max - min)) * 100) / 100;
    }
    if (name === 'random' && of[0]) return this.pick(this.list(of[0]));
    if (name === 'and') return of.every((each) => this.truth(each));
    if (name === 'or') return of.some((each) => this.truth(each));
    if (name === 'not') return !this.truth(of[0]);
    if (name === 'match' && of.length === 2) return this.value(of[0]!) === this.value(of[1]!);
    if (name === 'equal' && (attributes['toleranceMode'] ?? 'exact') === 'exact')
      return this.number(of[0]) === this.number(of[1]);
    if (Object.hasOwn(compare, name)) return compare[name]!(this.number(of[0]), this.number(of[1]));
    if (name === 'roundTo' && attributes['roundingMode'] === 'decimalPlaces')
      return formulaFunctions['round']!(this.number(of[0]), this.bound(attributes['figures']));
    if (name === 'mathOperator' && of.length === 1) {
      const operator = attributes['name'] ?? '';
      if (!/^(sin|cos|tan|asin|acos|atan|ln|log|exp|abs|floor|ceil)$/.test(operator)) throw new Unknown();
      return formulaFunctions[operator]!(this.number(of[0]));
    }
    if (!Object.hasOwn(reckon, name) || of.length === 0) throw new Unknown();
    return reckon[name]!(...of.map((each) => this.number(each)));
  }

  run(all: readonly QtiExpression[]): void {
    for (const { name, attributes, of } of all) {
      const identifier = attributes['identifier'] ?? '';
      if (name === 'setTemplateValue' && of.length === 1) this.values.set(identifier, this.value(of[0]!));
      else if (name === 'setCorrectResponse' && of.length === 1) this.correct.set(identifier, this.value(of[0]!));
      else if (name === 'templateConstraint' && of.length === 1) {
        if (!this.truth(of[0])) throw new Refused();
      } else if (name === 'templateCondition') {
        const branch = of.find((one) => one.name === 'templateElse' || this.truth(one.of[0]));
        if (branch) this.run(branch.name === 'templateElse' ? branch.of : branch.of.slice(1));
      } else if (name === 'exitTemplate') throw new Ended();
      else throw new Unknown();
    }
  }
}

function constant(baseType: string, text: string): Value {
  if (baseType === 'boolean') return text === 'true';
  if (baseType === 'integer' || baseType === 'float') {
    if (text === '' || !Number.isFinite(Number(text))) throw new Unknown();
    return Number(text);
  }
  if (baseType !== 'string' && baseType !== 'identifier') throw new Unknown();
  return text;
}

/** One draw of a template; undefined where it cannot be worked out without a doubt. Nothing of a file is run as code. */
export function runTemplate({ program = [] }: QtiTemplate, random: () => number): TemplateRun | undefined {
  if (count(program) > mostNodes) return undefined;
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const runner = new Runner(random);
    try {
      runner.run(program);
      return runner;
    } catch (error) {
      if (error instanceof Ended) return runner;
      if (error instanceof Unknown) return undefined;
      if (!(error instanceof Refused)) throw error;
    }
  }
  return undefined;
}
