import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon } from '../../ui/icon.tsx';
import { type Column, columns } from './question-filter.ts';

const storageKey = 'nibras-bank-columns';
const usual: readonly Column[] = ['stem', 'type', 'difficulty', 'level', 'objective', 'tags', 'usage', 'problems'];

function readShown(): readonly Column[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    return Array.isArray(stored) ? columns.filter((one) => one === 'stem' || stored.includes(one)) : usual;
  } catch {
    return usual;
  }
}

/** The columns that the author wants to see, kept on this machine. */
export function useShownColumns(): {
  readonly shown: readonly Column[];
  readonly toggle: (shown: readonly Column[]) => void;
} {
  const [shown, setShown] = useState(readShown);
  return {
    shown,
    toggle: (next) => {
      localStorage.setItem(storageKey, JSON.stringify(next));
      setShown(next);
    },
  };
}

/** Which columns the table has; the stem always. */
export function ColumnMenu({
  shown,
  onToggle,
}: {
  readonly shown: readonly Column[];
  readonly onToggle: (shown: readonly Column[]) => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <MenuTrigger>
      <Button className="nb-icon-button" aria-label={t('bank.columns')}>
        <Icon name="inspector" />
      </Button>
      <Popover className="nb-popover">
        <Menu
          className="nb-menu"
          aria-label={t('bank.columns')}
          selectionMode="multiple"
          selectedKeys={shown}
          disabledKeys={['stem']}
          onSelectionChange={(keys) =>
            onToggle(columns.filter((one) => one === 'stem' || keys === 'all' || keys.has(one)))
          }
        >
          {columns.map((one) => (
            <MenuItem key={one} id={one} className="nb-menu-item nb-menu-check" textValue={t(`bank.column.${one}`)}>
              <span>{t(`bank.column.${one}`)}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
