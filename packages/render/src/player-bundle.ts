import { featuresFile } from '@nibras/player/features/parts';
import type { PlayerBundle } from './rendered-course.ts';

/** The runtime out of the files of its build, by name (`core-scorm12.js`, `boot-none.js`, `block-choice.js` …). */
export function toPlayerBundle(files: Readonly<Record<string, string>>): PlayerBundle {
  const read = (name: string): string => {
    const text = files[name];
    if (text === undefined) throw new Error(`the player build has no ${name}`);
    return text;
  };
  return {
    boot: (adapter) => read(`boot-${adapter}.js`),
    core: (adapter, rules) => read(`core-${adapter}${rules ? '-rules' : ''}.js`),
    features: (parts) => read(featuresFile(parts)),
    tracker: (adapter) => files[`tracker-${adapter}.js`] ?? null,
    questions: (rules) => read(`questions${rules ? '-rules' : ''}.js`),
    quiz: () => read('quiz.js'),
    block: (type) => files[`block-${type}.js`] ?? null,
  };
}
