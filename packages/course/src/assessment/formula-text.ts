import { type Formula, formulaFunctions } from './formula.ts';

const ranks: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, negate: 3, '^': 4 };
const atom = 5;

/** A number without an exponent, as formulas spell it: with brackets where it is more than digits. */
function numberText(value: number): readonly [text: string, rank: number] {
  if (value < 0) return [`-${numberText(-value)[0]}`, 3];
  const text = String(value);
  const found = /^(\d+(?:\.\d+)?)e([+-]\d+)$/.exec(text);
  return found ? [`${found[1]} * 10^${Number(found[2])}`, 2] : [text, atom];
}

function spell(formula: Formula): readonly [text: string, rank: number] {
  if (formula.kind === 'number') return numberText(formula.value);
  if (formula.kind === 'variable') return [formula.name, atom];
  const { name, of } = formula;
  const rank = ranks[name];
  const inside = (one: Formula, least: number): string => {
    const [text, own] = spell(one);
    return own < least ? `(${text})` : text;
  };
  if (rank === undefined)
    return [of.length === 0 ? name : `${name}(${of.map((one) => spell(one)[0]).join('; ')})`, atom];
  const [left, right] = of;
  if (name === 'negate') return [`-${inside(left!, rank)}`, rank];
  if (name === '^') return [`${inside(left!, atom)}^${inside(right!, 3)}`, rank];
  return [`${inside(left!, rank)} ${name} ${inside(right!, rank + 1)}`, rank];
}

/** A tree as authors write it; undefined where it calls what they cannot. */
export function formulaText(formula: Formula): string | undefined {
  const known = (one: Formula): boolean =>
    one.kind === 'call'
      ? (Object.hasOwn(ranks, one.name) || one.of.length === 0 || Object.hasOwn(formulaFunctions, one.name)) &&
        one.of.every(known)
      : one.kind === 'variable' || Number.isFinite(one.value);
  return known(formula) ? spell(formula)[0] : undefined;
}
