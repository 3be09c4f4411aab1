import { parseAiken } from '@nibras/formats';
import { type ReadItems, remark } from './imported.ts';
import { ItemMaker, plainToHtml } from './item-maker.ts';

/** Questions of an Aiken file. */
export function readAiken(text: string): ReadItems {
  const { questions, faults } = parseAiken(text);
  return {
    items: questions.map(({ stem, options, key }) => {
      const maker = new ItemMaker();
      const base = maker.base(plainToHtml(stem), 1);
      const members = options.map((option, index) => ({
        ...maker.member(plainToHtml(option)),
        correct: index === key,
      }));
      return maker.item(
        { ...base, kind: 'choice', multiple: false, marking: 'all', shuffle: true, options: members },
        { name: '', category: [], tags: [] },
      );
    }),
    diagnostics: faults.map(({ line, problem }) => remark(`aiken.${problem}`, String(line), 'error')),
  };
}
