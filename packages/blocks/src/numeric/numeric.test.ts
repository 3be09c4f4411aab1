import { describe, expect, test } from 'vitest';
import { testBlock } from '../../test/test-block.ts';
import { toleranceOf } from './model.ts';

testBlock('numeric');

describe('tolerance', () => {
  test('is in the unit of the value, or a share of it', () => {
    expect(toleranceOf({ value: -40, tolerance: 5, percent: true })).toBe(2);
    expect(toleranceOf({ value: -40, tolerance: 5, percent: false })).toBe(5);
  });
});
