import i18next from 'i18next';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { editors } from '@nibras/blocks/editors';
import { useCourseEditing } from '@nibras/editor-kit';
import { studioLanguages } from '../../app/translation.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { PickList } from '../../ui/pick-list.tsx';

/** Types of questions to add, found by their names in all studio languages. */
export function QuestionPalette({
  onPick,
  onClose,
}: {
  readonly onPick: (type: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { models } = useCourseEditing();
  const [text, setText] = useState('');
  const entries = useMemo(
    () =>
      Object.values(editors)
        .filter(({ type }) => models[type]?.interaction)
        .map(({ type, icon, keywords }) => ({
          id: type,
          label: t(`block.${type}`),
          icon,
          words: `${keywords} ${studioLanguages.map((language) => i18next.t(`block.${type}`, { lng: language })).join(' ')}`,
        })),
    [models, t],
  );
  return (
    <Dialog title={t('bank.addQuestion')} size="small" onClose={onClose}>
      <PickList
        label={t('bank.addQuestion')}
        placeholder={t('bank.searchType')}
        empty={t('insert.none')}
        text={text}
        onText={setText}
        entries={entries}
        onPick={onPick}
      />
    </Dialog>
  );
}
