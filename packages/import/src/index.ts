export { htmlToProse } from './html-to-prose.ts';
export type { ImportedQuestion, ReadItems } from './imported.ts';
export { formatOf, formatOfFiles, type ImporterId, importers } from './importers.ts';
export { toQuestion } from './to-question.ts';
