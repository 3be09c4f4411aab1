export { optionMedia } from './option-media.ts';
export { htmlToProse } from './html-to-prose.ts';
export type { ImportedQuestion, ReadItems } from './imported.ts';
export {
  formatOf,
  formatOfFiles,
  type ImporterId,
  importers,
  type KnownFile,
  knownFile,
  knownPackage,
} from './importers.ts';
export { mediaTypeOf, shownFirst } from './item-media.ts';
export type { ItemAsset } from './to-question.ts';
export { toQuestion } from './to-question.ts';
