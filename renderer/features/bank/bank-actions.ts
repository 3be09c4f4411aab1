import type * as Y from 'yjs';
import type { Id } from '@nibras/base';
import { cleanTag } from '@nibras/blocks/models';
import {
  addBank,
  appendBlock,
  asOneStep,
  type BlockModels,
  copyBlocks,
  type CourseDocument,
  edit,
  moveBank,
  moveBlocks,
  removeBlocks,
  setSetting,
  trashNode,
} from '@nibras/course';

/** Settings that many questions may be given at once. */
export type BulkSetting = 'difficulty' | 'level' | 'objective' | 'competency' | 'points';

/** What the author does to banks and their questions; each is one step of undo. */
export interface BankActions {
  readonly addBank: (title: string, language: string) => Id;
  readonly trashBank: (bank: Id) => void;
  readonly moveBank: (bank: Id, by: 1 | -1) => void;
  readonly addQuestion: (page: Id, type: string) => Id | undefined;
  /** Undefined takes the setting away. */
  readonly set: (questions: readonly Id[], name: BulkSetting, value: string | number | undefined) => void;
  readonly addTag: (questions: readonly Id[], tag: string) => void;
  readonly removeTag: (questions: readonly Id[], tag: string) => void;
  readonly move: (questions: readonly Id[], page: Id) => void;
  readonly copy: (questions: readonly Id[], page: Id) => readonly Id[];
  readonly remove: (questions: readonly Id[]) => void;
}

export function bankActions(document: CourseDocument, undo: Y.UndoManager, models: BlockModels): BankActions {
  const step = <Value>(work: () => Value): Value => asOneStep(undo, () => edit(document, work));
  const setAll = (questions: readonly Id[], name: string, value: unknown): void =>
    step(() => {
      for (const id of questions) {
        const record = document.blocks.get(id);
        const model = models[String(record?.get('type') ?? '')];
        // Points of what has none, and what is as wanted already, stay as they are.
        if (!model?.interaction || record?.get(`set/${name}`) === value) continue;
        setSetting(document, model, id, name, value);
      }
    });
  return {
    addBank: (title, language) => step(() => addBank(document, { [language]: title })),
    trashBank: (bank) => step(() => trashNode(document, bank)),
    moveBank: (bank, by) => step(() => moveBank(document, bank, by)),
    addQuestion: (page, type) => {
      const model = models[type];
      return model ? step(() => appendBlock(document, page, model)) : undefined;
    },
    set: setAll,
    addTag: (questions, tag) => {
      const clean = cleanTag(tag);
      if (clean !== '') setAll(questions, `tags/${clean}`, true);
    },
    removeTag: (questions, tag) => setAll(questions, `tags/${tag}`, undefined),
    move: (questions, page) => step(() => moveBlocks(document, questions, page)),
    copy: (questions, page) => step(() => copyBlocks(document, models, questions, page)),
    remove: (questions) => step(() => removeBlocks(document, questions)),
  };
}
