import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lintConfig } from './lint-config.ts';

const file = resolve(import.meta.dirname, '../../.oxlintrc.json');
const text = `${JSON.stringify(lintConfig(), null, 2)}\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('.oxlintrc.json is not what scripts/architecture/table.ts says. Run: npm run architecture');
    process.exit(1);
  }
} else {
  writeFileSync(file, text);
}
