import { derivedId, type Id, newId } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import {
  type AnyBlockModel,
  blocksOf,
  copyBlock,
  type CourseDocument,
  courseLanguages,
  edit,
  ensureSlots,
  moveBlocks,
  pagesInOrder,
  readBlock,
  readRawSettings,
  readTexts,
  readTree,
  type SnapshotBlock,
} from '@nibras/course';

const modelOf = (type: unknown): AnyBlockModel | undefined =>
  (models as Readonly<Record<string, AnyBlockModel>>)[String(type)];

const isQuestion = (document: CourseDocument, id: Id): boolean =>
  modelOf(document.blocks.get(id)?.get('type'))?.interaction !== undefined;

/** The questions of one bank, or of all banks and pages, in the author's order. */
export function questionsOf(document: CourseDocument, bank: Id | undefined): Id[] {
  const tree = readTree(document);
  const pages =
    bank === undefined ? [...tree.banks, ...pagesInOrder(tree)] : tree.banks.filter(({ id }) => id === bank);
  return [...new Set(pages.flatMap(({ id }) => blocksOf(document, id)))].filter((id) => isQuestion(document, id));
}

/** Ids of a copy follow from its own id, so that the copy of an option is found again when the question comes once more. */
const naming =
  (original: Id, copy: Id) =>
  (old: Id): Id =>
    old === original ? copy : derivedId('part of a copied question', copy, old);

/** A value with its ids as the copy has them; ids of paragraphs are left out. */
function comparable(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return value.replace(/[a-z][a-z0-9]{11}/g, (word) => names.get(word) ?? word);
  if (Array.isArray(value)) return value.map((one) => comparable(one, names));
  if (typeof value !== 'object' || value === null) return value;
  const isProse = 'type' in value && value.type !== 'blockRef';
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, one]) => one !== undefined && !(isProse && key === 'id'))
      .map(([key, one]): [string, unknown] => [
        String(comparable(key, names)),
        key === 'attrs' && isProse ? { ...(one as object), id: undefined } : comparable(one, names),
      ])
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function sameContent(original: SnapshotBlock, copy: SnapshotBlock, languages: readonly string[]): boolean {
  const members = modelOf(original.type)?.members?.(original.settings as never) ?? [];
  const name = naming(original.id, copy.id);
  const names = new Map(members.map((id) => [id, original.id === copy.id ? id : name(id)]));
  const texts = (block: SnapshotBlock): unknown =>
    Object.fromEntries(
      Object.entries(block.texts).map(([slot, said]) => [
        slot,
        languages
          .map((language) => said[language])
          .map((text) => (JSON.stringify(text ?? '').includes('"text"') || typeof text === 'string' ? text : '')),
      ]),
    );
  const plain = (block: SnapshotBlock, renaming: ReadonlyMap<string, string>): string =>
    JSON.stringify(comparable({ kind: block.type, settings: block.settings, texts: texts(block) }, renaming));
  return plain(original, names) === plain(copy, new Map());
}

/** Entry of a copied question that tells whether it was changed since: `contentMark` of what came. */
const markKey = 'copiedAs';

/** A short name of what a question says and how it is set, whatever its empty texts and the ids of its paragraphs. */
function contentMark(document: CourseDocument, id: Id): Id | undefined {
  const record = document.blocks.get(id);
  if (!record) return undefined;
  const texts = Object.entries(readTexts(record)).flatMap(([slot, said]) =>
    Object.entries(said)
      .filter(([, text]) => (typeof text === 'string' ? text !== '' : JSON.stringify(text).includes('"text"')))
      .map(([language, text]) => [`${slot}/${language}`, text] as const),
  );
  const content = { kind: record.get('type'), settings: readRawSettings(record), texts: Object.fromEntries(texts) };
  return derivedId('question as it came', JSON.stringify(comparable(content, new Map())));
}

/** A question that came before and differs now, and the one that stands for it here. */
export interface ChangedQuestion {
  readonly original: Id;
  readonly here: Id;
  /** Whether it was changed here since it came, as far as can be known: an update would take the author's work away. */
  readonly own: boolean;
}

/** What adding questions would come to. */
export interface SharedQuestions {
  readonly fresh: readonly Id[];
  readonly changed: readonly ChangedQuestion[];
  readonly same: number;
}

/** Compares questions of another course with those that came from it before: nothing is ever added twice unseen. */
export function compareQuestions(
  document: CourseDocument,
  source: CourseDocument,
  questions: readonly Id[],
): SharedQuestions {
  const here = new Map<Id, Id>();
  for (const id of questionsOf(document, undefined)) {
    const from = document.blocks.get(id)?.get('copiedFrom');
    if (typeof from === 'string' && !here.has(from)) here.set(from, id);
  }
  for (const id of questionsOf(document, undefined)) here.set(id, id);
  const languages = courseLanguages(document).filter((one) => courseLanguages(source).includes(one));
  const fresh: Id[] = [];
  const changed: ChangedQuestion[] = [];
  let same = 0;
  for (const id of questions) {
    const known = here.get(id);
    if (known === undefined) {
      fresh.push(id);
      continue;
    }
    const [original, copy] = [
      readBlock(models, id, source.blocks.get(id)!),
      readBlock(models, known, document.blocks.get(known)!),
    ];
    if (original && copy && sameContent(original, copy, languages)) same += 1;
    else {
      const now = contentMark(document, known);
      const came = document.blocks.get(known)?.get(markKey);
      const saved = known === id ? source.blocks.get(id)?.get(markKey) : undefined;
      changed.push({ original: id, here: known, own: now !== came && now !== saved });
    }
  }
  return { fresh, changed, same };
}

function takeQuestion(document: CourseDocument, source: CourseDocument, id: Id, here: Id): void {
  const before = document.blocks.get(here)?.get('copiedFrom');
  copyBlock(document, models, id, source, id === here ? (old) => old : naming(id, here));
  const record = document.blocks.get(here);
  const model = modelOf(record?.get('type'));
  if (!record || !model) return;
  ensureSlots(document, model, record);
  const mark = contentMark(document, here);
  if (mark !== undefined) record.set(markKey, mark);
  if (id !== here) return;
  if (typeof before === 'string') record.set('copiedFrom', before);
  else record.delete('copiedFrom');
}

/** What is done with questions of another course. */
export interface SharedChoice {
  /** The bank or page for new questions; undefined to leave them out. */
  readonly into: Id | undefined;
  /** Which of those that came before are brought up to date: none, those not changed here, or all. */
  readonly update: 'none' | 'untouched' | 'all';
}

/** The questions that a choice brings up to date. */
export const updatedBy = ({ changed }: SharedQuestions, { update }: SharedChoice): readonly ChangedQuestion[] =>
  update === 'none' ? [] : changed.filter(({ own }) => update === 'all' || !own);

/** Copies new questions into a bank or page, and brings those that came before up to date where that is wanted. */
export function addShared(
  document: CourseDocument,
  source: CourseDocument,
  shared: SharedQuestions,
  choice: SharedChoice,
): void {
  const { into } = choice;
  edit(document, () => {
    if (into !== undefined) {
      const copies = shared.fresh.map((id) => {
        const copy = newId();
        takeQuestion(document, source, id, copy);
        return copy;
      });
      moveBlocks(document, copies, into);
    }
    for (const { original, here } of updatedBy(shared, choice)) takeQuestion(document, source, original, here);
  });
}

/** Copies a bank's questions into another document under their own ids, so that they are known again wherever they go. */
export function carryQuestions(
  document: CourseDocument,
  source: CourseDocument,
  questions: readonly Id[],
  into: Id,
): void {
  edit(document, () => {
    for (const id of questions) takeQuestion(document, source, id, id);
    moveBlocks(document, questions, into);
  });
}
