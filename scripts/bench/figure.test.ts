import { describe, expect, it } from 'vitest';
import { type Figure, formatTable, missesBudget, percentile, ratioOf } from './figure.ts';

const figure: Figure = { part: 'open', name: 'outline', value: 900, unit: 'ms', floor: { name: 'read', value: 300 } };

describe('figures of the bench', () => {
  it('stand beside the floor of the machine as a ratio', () => {
    expect(ratioOf(figure)).toBe(3);
    expect(formatTable([figure])).toContain('3.0×');
    expect(ratioOf({ part: 'a', name: 'b', value: 1, unit: 's' })).toBeUndefined();
  });

  it('say when a budget is missed', () => {
    expect(missesBudget({ ...figure, budget: 900 })).toBe(false);
    expect(missesBudget({ ...figure, budget: 899 })).toBe(true);
    expect(formatTable([{ ...figure, budget: 899 }])).toContain('MISSED');
  });

  it('takes percentiles of unsorted numbers', () => {
    const numbers = [5, 1, 4, 2, 3];
    expect(percentile(numbers, 0.5)).toBe(3);
    expect(percentile(numbers, 0.99)).toBe(5);
    expect(percentile([], 0.5)).toBeNaN();
  });
});
