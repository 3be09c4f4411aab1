/** A formula as a tree: numbers, variables by their names, and functions of other formulas; signs of reckoning are functions too. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Formula[] };

type Values = Readonly<Record<string, number>>;
export type FormulaFunctions = Readonly<Record<string, (...values: number[]) => number>>;

/** What the signs of a formula do. */
const signs: FormulaFunctions = {
  '+': (one = 0, other = 0) => one + other,
  '-': (one = 0, other = 0) => one - other,
  '*': (one = 0, other = 0) => one * other,
  '/': (one = 0, other = 0) => one / other,
  '^': (one = 0, other = 0) => one ** other,
  negate: (one = 0) => -one,
};

/** What authors may call in a formula; `pi` and `e` are called without brackets. */
export const formulaFunctions: FormulaFunctions = {
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp: Math.exp,
  ln: Math.log,
  log: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  floor: Math.floor,
  ceil: Math.ceil,
  min: Math.min,
  max: Math.max,
  /** To a number of decimals, halves away from nought. */
  round: (value = 0, decimals = 0) => {
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

/** Whether a name means something in formulas, so that no variable should have it. */
export const isFormulaWord = (name: string): boolean =>
  Object.hasOwn(constants, name) || Object.hasOwn(formulaFunctions, name);

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

  whole(): Formula | undefined {
    const found = this.sum();
    return this.at === this.tokens.length ? found : undefined;
  }

  private take(...wanted: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token === undefined || !wanted.includes(token)) return undefined;
    this.at += 1;
    return token;
  }

  /** Terms with signs of one rank between them, from the left. */
  private chain(part: () => Formula | undefined, ...between: readonly string[]): Formula | undefined {
    let left = part();
    for (let sign = this.take(...between); left && sign; sign = this.take(...between)) {
      const right = part();
      left = right && { kind: 'call', name: sign, of: [left, right] };
    }
    return left;
  }

  private sum(): Formula | undefined {
    return this.chain(() => this.product(), '+', '-');
  }

  private product(): Formula | undefined {
    return this.chain(() => this.signed(), '*', '/');
  }

  private signed(): Formula | undefined {
    const sign = this.take('+', '-');
    if (!sign) return this.power();
    const inner = this.signed();
    return inner && sign === '-' ? { kind: 'call', name: 'negate', of: [inner] } : inner;
  }

  private power(): Formula | undefined {
    const base = this.atom();
    if (!base || !this.take('^')) return base;
    const exponent = this.signed();
    return exponent && { kind: 'call', name: '^', of: [base, exponent] };
  }

  private atom(): Formula | undefined {
    if (this.take('(')) {
      const inner = this.sum();
      return this.take(')') ? inner : undefined;
    }
    const token = this.tokens[this.at];
    if (token === undefined || !/^[a-z0-9]/.test(token)) return undefined;
    this.at += 1;
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token.replace(',', '.')) };
    if (this.names.has(token)) return { kind: 'variable', name: token };
    if (Object.hasOwn(constants, token)) return { kind: 'call', name: token, of: [] };
    return Object.hasOwn(formulaFunctions, token) ? this.call(token) : undefined;
  }

  private call(name: string): Formula | undefined {
    if (!this.take('(')) return undefined;
    const of: Formula[] = [];
    do {
      const one = this.sum();
      if (!one) return undefined;
      of.push(one);
    } while (this.take(';', ','));
    const [fewest, most] = counts[name] ?? [1, 1];
    return this.take(')') && of.length >= fewest && of.length <= most ? { kind: 'call', name, of } : undefined;
  }
}

/**
 * A formula of variables as authors write it: + - * / ^, brackets, functions whose values are set apart by semicolons, decimal
 * point or comma. Undefined where it makes no sense; nothing of it is ever run as code.
 */
export function parseFormulaTree(text: string, names: Iterable<string>): Formula | undefined {
  const tokens = tokensOf(text);
  return tokens && tokens.length > 0 ? new Parser(tokens, new Set(names)).whole() : undefined;
}

/** What a formula makes of values by name; functions beyond those of authors may be given. */
export function evaluateFormula(formula: Formula, values: Values, more: FormulaFunctions = {}): number {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'variable':
      return Object.hasOwn(values, formula.name) ? values[formula.name]! : Number.NaN;
    case 'call': {
      const { name, of } = formula;
      if (of.length === 0) return Object.hasOwn(constants, name) ? constants[name]! : Number.NaN;
      const run = [signs, formulaFunctions, more].find((one) => Object.hasOwn(one, name))?.[name];
      return run ? run(...of.map((one) => evaluateFormula(one, values, more))) : Number.NaN;
    }
  }
}
