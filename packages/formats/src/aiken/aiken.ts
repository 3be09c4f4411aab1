/** A single choice as Aiken has it: nothing but words. */
export interface AikenQuestion {
  readonly stem: string;
  readonly options: readonly string[];
  /** Index of the right option. */
  readonly key: number;
}

export interface AikenFault {
  readonly line: number;
  readonly problem: 'no-key' | 'few-options' | 'key-not-there' | 'words-after-options';
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Moodle takes stems of several lines only since 4.x, and older readers none: everything stands on one. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Questions as an Aiken file; each has two to twenty-six options. @spec Moodle question/format/aiken */
export function writeAiken(questions: readonly AikenQuestion[]): string {
  return questions
    .map(({ stem, options, key }) =>
      [
        oneLine(stem),
        ...options.map((option, index) => `${letters[index]}) ${oneLine(option)}`),
        `ANSWER: ${letters[key]}`,
        '',
      ].join('\n'),
    )
    .join('\n');
}

/** Reads an Aiken file; what cannot be read is named with its line, and the rest goes on. @spec Moodle question/format/aiken */
export function parseAiken(given: string): {
  readonly questions: readonly AikenQuestion[];
  readonly faults: readonly AikenFault[];
} {
  const questions: AikenQuestion[] = [];
  const faults: AikenFault[] = [];
  let stem: string[] = [];
  let options: string[] = [];
  let first = 1;
  const start = (): void => {
    stem = [];
    options = [];
  };
  const all = given.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  for (const [index, line] of all.entries()) {
    const text = line.trim();
    if (text === '') continue;
    const option = /^([A-Z])[).]\s+(.*)$/.exec(text);
    const answer = /^ANSWER:\s*([A-Z])\s*$/.exec(text);
    if (answer) {
      const key = letters.indexOf(answer[1]!);
      const problem = options.length < 2 ? 'few-options' : key >= options.length ? 'key-not-there' : undefined;
      if (problem) faults.push({ line: first, problem });
      else questions.push({ stem: stem.join('\n'), options, key });
      start();
    } else if (option && stem.length > 0 && letters[options.length] === option[1]) options.push(option[2]!.trim());
    else if (options.length > 0) {
      faults.push({ line: first, problem: 'no-key' });
      start();
      stem = [text];
      first = index + 1;
    } else {
      if (stem.length === 0) first = index + 1;
      stem.push(text);
    }
  }
  if (stem.length > 0) faults.push({ line: first, problem: options.length > 0 ? 'no-key' : 'few-options' });
  return { questions, faults };
}
