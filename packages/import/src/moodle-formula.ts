import type { Formula, FormulaFunctions } from '@nibras/course';
import { type MoodleToken, moodleTokens } from '@nibras/formats';

const call = (name: string, ...of: readonly Formula[]): Formula => ({ kind: 'call', name, of });
const number = (value: number): Formula => ({ kind: 'number', value });

/** Functions of Moodle that our formulas have under these names. */
const same = new Set('abs acos asin atan ceil cos exp floor max min round sin sqrt tan'.split(' '));
/** Those that mean the same as a formula of ours. */
const alike: Readonly<Record<string, (...of: readonly Formula[]) => Formula>> = {
  log: (one, base) => (base ? call('/', call('ln', one!), call('ln', base)) : call('ln', one!)),
  log10: (one) => call('log', one!),
  pow: (one, other) => call('^', one!, other!),
  pi: () => call('pi'),
  deg2rad: (one) => call('/', call('*', one!, call('pi')), number(180)),
  rad2deg: (one) => call('/', call('*', one!, number(180)), call('pi')),
  expm1: (one) => call('-', call('exp', one!), number(1)),
  log1p: (one) => call('ln', call('+', number(1), one!)),
};
/** Those that our formulas do not have: with them a question is worked out for one draw only. */
export const foreignFunctions: FormulaFunctions = {
  atan2: Math.atan2,
  fmod: (one = 0, other = 0) => one % other,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
};
const counts: Readonly<Record<string, readonly [fewest: number, most: number]>> = {
  pi: [0, 0],
  log: [1, 2],
  round: [1, 2],
  pow: [2, 2],
  atan2: [2, 2],
  fmod: [2, 2],
  min: [2, 99],
  max: [2, 99],
};
/** Deeper formulas are hostile. */
const deepest = 100;

class Parser {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly MoodleToken[];

  constructor(tokens: readonly MoodleToken[]) {
    this.tokens = tokens;
  }

  whole(): Formula | undefined {
    const found = this.sum();
    return this.at === this.tokens.length ? found : undefined;
  }

  private take(...wanted: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || !wanted.includes(token.text)) return undefined;
    this.at += 1;
    return token.text;
  }

  private chain(part: () => Formula | undefined, ...between: readonly string[]): Formula | undefined {
    let left = part();
    for (let sign = this.take(...between); left && sign; sign = this.take(...between)) {
      const right = part();
      left = right && call(sign, left, right);
    }
    return left;
  }

  private sum(): Formula | undefined {
    this.depth += 1;
    const found = this.depth > deepest ? undefined : this.chain(() => this.product(), '+', '-');
    this.depth -= 1;
    return found;
  }

  private product(): Formula | undefined {
    return this.chain(() => this.signed(), '*', '/');
  }

  private signed(): Formula | undefined {
    let minus = false;
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) minus = minus !== (sign === '-');
    const inner = this.power();
    return inner && minus ? call('negate', inner) : inner;
  }

  private power(): Formula | undefined {
    const base = this.atom();
    if (!base || !this.take('**')) return base;
    this.depth += 1;
    const exponent = this.depth > deepest ? undefined : this.signed();
    this.depth -= 1;
    return exponent && call('^', base, exponent);
  }

  private atom(): Formula | undefined {
    if (this.take('(')) {
      const inner = this.sum();
      return this.take(')') ? inner : undefined;
    }
    const token = this.tokens[this.at];
    if (!token || token.kind === 'sign') return undefined;
    this.at += 1;
    if (token.kind === 'number') return number(Number(token.text));
    return token.kind === 'card' ? { kind: 'variable', name: token.text } : this.call(token.text);
  }

  private call(name: string): Formula | undefined {
    if (!this.take('(')) return undefined;
    const of: Formula[] = [];
    if (!this.take(')')) {
      do {
        const one = this.sum();
        if (!one) return undefined;
        of.push(one);
      } while (this.take(','));
      if (!this.take(')')) return undefined;
    }
    const [fewest, most] = counts[name] ?? [1, 1];
    if (of.length < fewest || of.length > most) return undefined;
    if (Object.hasOwn(alike, name)) return alike[name]!(...of);
    return same.has(name) || Object.hasOwn(foreignFunctions, name) ? call(name, ...of) : undefined;
  }
}

/**
 * A formula in Moodle's spelling, with wild cards as variables; undefined where it makes no sense or holds what cannot be
 * worked out here, such as comparisons and bits. Nothing of it is ever run as code.
 */
export function readMoodleFormula(text: string): Formula | undefined {
  const tokens = moodleTokens(text);
  return tokens && tokens.length > 0 ? new Parser(tokens).whole() : undefined;
}
