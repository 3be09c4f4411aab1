type Values = Readonly<Record<string, number>>;
type Evaluate = (values: Values) => number;

const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp: Math.exp,
  ln: Math.log,
  log: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  floor: Math.floor,
  ceil: Math.ceil,
  min: Math.min,
  max: Math.max,
  /** To a number of decimals, halves away from nought. */
  round: (value, decimals = 0) => {
    const scale = 10 ** decimals;
    return (Math.sign(value) * Math.round(Math.abs(value) * scale + 1e-9)) / scale;
  },
};
/** How many values a function takes at least and at most; one where nothing is said. */
const counts: Readonly<Record<string, readonly [fewest: number, most: number]>> = {
  min: [1, 99],
  max: [1, 99],
  round: [1, 2],
};
const constants: Values = { pi: Math.PI, e: Math.E };

/** Numbers with a point or a comma between digits, names, and signs as people write them. */
const tokenPattern = /\s*(?:(\d+(?:[.,]\d+)?)|([a-z][a-z0-9]*)|([-+*/^();,]))/gy;

function tokensOf(text: string): string[] | undefined {
  const plain = text
    .toLowerCase()
    .replace(/[×·]/g, '*')
    .replace(/[÷:]/g, '/')
    .replace(/[−–]/g, '-')
    .replace(/√/g, 'sqrt')
    .replace(/π/g, 'pi')
    .trimEnd();
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < plain.length) {
    const found = tokenPattern.exec(plain);
    if (!found) return undefined;
    tokens.push(found[0].trim());
  }
  return tokens;
}

class Parser {
  private at = 0;
  private readonly tokens: readonly string[];
  private readonly names: ReadonlySet<string>;

  constructor(tokens: readonly string[], names: ReadonlySet<string>) {
    this.tokens = tokens;
    this.names = names;
  }

  whole(): Evaluate | undefined {
    const found = this.sum();
    return this.at === this.tokens.length ? found : undefined;
  }

  private take(...wanted: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token === undefined || !wanted.includes(token)) return undefined;
    this.at += 1;
    return token;
  }

  private sum(): Evaluate | undefined {
    let left = this.product();
    for (let sign = this.take('+', '-'); left && sign; sign = this.take('+', '-')) {
      const [one, other] = [left, this.product()];
      if (!other) return undefined;
      left = sign === '+' ? (values) => one(values) + other(values) : (values) => one(values) - other(values);
    }
    return left;
  }

  private product(): Evaluate | undefined {
    let left = this.signed();
    for (let sign = this.take('*', '/'); left && sign; sign = this.take('*', '/')) {
      const [one, other] = [left, this.signed()];
      if (!other) return undefined;
      left = sign === '*' ? (values) => one(values) * other(values) : (values) => one(values) / other(values);
    }
    return left;
  }

  private signed(): Evaluate | undefined {
    const sign = this.take('+', '-');
    if (!sign) return this.power();
    const inner = this.signed();
    return inner && sign === '-' ? (values) => -inner(values) : inner;
  }

  private power(): Evaluate | undefined {
    const base = this.atom();
    if (!base || !this.take('^')) return base;
    const exponent = this.signed();
    return exponent && ((values) => base(values) ** exponent(values));
  }

  private atom(): Evaluate | undefined {
    if (this.take('(')) {
      const inner = this.sum();
      return this.take(')') ? inner : undefined;
    }
    const token = this.tokens[this.at];
    if (token === undefined || !/^[a-z0-9]/.test(token)) return undefined;
    this.at += 1;
    if (/^\d/.test(token)) {
      const value = Number(token.replace(',', '.'));
      return () => value;
    }
    if (this.names.has(token)) return (values) => values[token] ?? Number.NaN;
    if (Object.hasOwn(constants, token)) return () => constants[token]!;
    return Object.hasOwn(functions, token) ? this.call(token) : undefined;
  }

  private call(name: string): Evaluate | undefined {
    if (!this.take('(')) return undefined;
    const inner: Evaluate[] = [];
    do {
      const one = this.sum();
      if (!one) return undefined;
      inner.push(one);
    } while (this.take(';', ','));
    const [fewest, most] = counts[name] ?? [1, 1];
    if (!this.take(')') || inner.length < fewest || inner.length > most) return undefined;
    return (values) => functions[name]!(...inner.map((one) => one(values)));
  }
}

/**
 * A formula of variables as authors write it: + - * / ^, brackets, functions whose values are set apart by semicolons, decimal
 * point or comma. Undefined where it makes no sense; nothing of it is ever run as code.
 */
export function parseFormula(text: string, names: Iterable<string>): Evaluate | undefined {
  const tokens = tokensOf(text);
  return tokens && tokens.length > 0 ? new Parser(tokens, new Set(names)).whole() : undefined;
}
