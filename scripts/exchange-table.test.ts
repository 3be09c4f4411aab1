import { expect, test } from 'vitest';
import { readPage, renewPage } from './exchange-table.ts';

test('the page on exchange tells what the code holds: node scripts/exchange-table.ts', async () => {
  expect(readPage()).toBe(await renewPage(readPage()));
});
