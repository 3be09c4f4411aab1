import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import { PickList } from '../ui/pick-list.tsx';
import { type Command, showKey } from './commands.ts';

/** Every command with its key, found by typing part of its name. */
export function CommandPalette({
  commands,
  onClose,
}: {
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const entries = useMemo(
    () =>
      commands
        .filter((command) => command.can?.() ?? true)
        .map((command) => ({
          id: command.id,
          label: t(`command.${command.id}`),
          aside: showKey(command.key),
          words: command.id,
        })),
    [commands, t],
  );
  return (
    <Dialog title={t('palette.title')} onClose={onClose} size="medium">
      <PickList
        label={t('palette.title')}
        placeholder={t('palette.type')}
        empty={t('palette.none')}
        text={text}
        onText={setText}
        entries={entries}
        onPick={(id) => {
          onClose();
          // The dialog must be gone before the command moves the focus.
          setTimeout(() => commands.find((command) => command.id === id)?.run());
        }}
      />
    </Dialog>
  );
}
