import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly run: () => void;
}

/** A button that opens a menu of commands. */
export function MenuButton({
  label,
  entries,
  children,
  className = 'nb-icon-button',
}: {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly children: ReactNode;
  readonly className?: string;
}): ReactNode {
  return (
    <MenuTrigger>
      <Button className={className} aria-label={label}>
        {children}
      </Button>
      <Popover className="nb-popover">
        <Menu
          className="nb-menu"
          onAction={(key) => entries.find((entry) => entry.id === key)?.run()}
          disabledKeys={entries.filter((entry) => entry.disabled).map((entry) => entry.id)}
        >
          {entries.map((entry) => (
            <MenuItem key={entry.id} id={entry.id} className="nb-menu-item" textValue={entry.label}>
              <span>{entry.label}</span>
              {entry.shortcut ? <kbd dir="ltr">{entry.shortcut}</kbd> : null}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
