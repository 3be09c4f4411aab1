import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { Id } from '@nibras/base';
import { models, type BlockType } from '@nibras/blocks/models';
import { type CourseDocument, type CourseTree, defaultLanguage, nodeTitle, pickText } from '@nibras/course';
import { useStudio } from '../../app/studio-context.tsx';
import type { BlockMenu } from '../page/block-menu.ts';
import { bankActions } from './bank-actions.ts';

/** What a question on a page can be done with beside what any block can: seen alone, or moved into a bank. */
export function useQuestionMenu({
  document,
  undo,
  language,
  tree,
  onPreview,
}: {
  readonly document: CourseDocument;
  readonly undo: Y.UndoManager;
  readonly language: string;
  readonly tree: CourseTree;
  readonly onPreview: (question: Id) => void;
}): BlockMenu {
  const { t } = useTranslation();
  const { notify } = useStudio();
  return useCallback(
    (block) => {
      const type = String(document.blocks.get(block)?.get('type') ?? '') as BlockType;
      if (!Object.hasOwn(models, type) || !('interaction' in models[type])) return [];
      const actions = bankActions(document, undo, models);
      const moveTo = (bank: Id, name: string): void => {
        actions.move([block], bank);
        notify('good', t('bank.moved', { name }));
      };
      const banks = tree.banks.map(({ id }) => ({
        id,
        name: pickText(nodeTitle(document, id), language, defaultLanguage(document)) || t('bank.untitled'),
      }));
      return [
        { id: 'preview', label: t('bank.previewAlone'), run: () => onPreview(block) },
        ...banks.map(({ id, name }) => ({
          id: `bank ${id}`,
          label: t('bank.moveTo', { name }),
          run: () => moveTo(id, name),
        })),
        ...(banks.length === 0
          ? [
              {
                id: 'new-bank',
                label: t('bank.moveToNew'),
                run: () => moveTo(actions.addBank(t('bank.new'), language), t('bank.new')),
              },
            ]
          : []),
      ];
    },
    [document, undo, language, tree, onPreview, notify, t],
  );
}
