export { htmlToProse } from './html-to-prose.ts';
export type { ImportedQuestion, ReadItems } from './imported.ts';
export { formatOf, type ImporterId, importers } from './importers.ts';
export { toQuestion } from './to-question.ts';
