import { Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { bundlePlayer } from '../build.ts';

/** What Chrome 80 or Safari 14 lack. */
const tooNew = [
  /\.replaceAll\(/,
  /\.toSorted\(|\.toReversed\(|\.toSpliced\(|\.with\(/,
  /\.findLast(Index)?\(/,
  /structuredClone\(/,
  /Object\.(hasOwn|groupBy)\(/,
  /\.replaceChildren\(/,
  /Promise\.(any|withResolvers)\(/,
  /requestIdleCallback|ResizeObserver|\.checkVisibility\(/,
  /\?\?=|\|\|=|&&=/,
  /\.#\w/,
  /\bimport\s*\(|\bimport\s|\bexport\s/,
];

describe.each(Object.entries(await bundlePlayer()))('%s', (_name, script) => {
  test('is a classic script', () => {
    expect(() => new Script(script)).not.toThrow();
  });
  test('asks for nothing that the oldest browsers lack', () => {
    const code = script.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
    expect(tooNew.filter((one) => one.test(code)).map(String)).toEqual([]);
  });
  test('can stand inside a page', () => {
    expect(script).not.toMatch(/<\/script|<!--/i);
  });
});
