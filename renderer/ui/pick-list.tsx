import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { foldAnswer } from '@nibras/course';
import { Icon } from './icon.tsx';

export interface PickEntry {
  readonly id: string;
  readonly label: string;
  readonly aside?: string | undefined;
  readonly detail?: string | undefined;
  readonly icon?: string | undefined;
  /** Further words that find it. */
  readonly words?: string | undefined;
}

/** Entries that hold every word typed, in any order, whatever their accents. */
export function filterEntries<Entry extends PickEntry>(entries: readonly Entry[], text: string): Entry[] {
  const words = foldAnswer(text, false, false).split(' ').filter(Boolean);
  if (words.length === 0) return [...entries];
  return entries.filter((entry) => {
    const hay = foldAnswer(`${entry.label} ${entry.words ?? ''}`, false, false);
    return words.every((word) => hay.includes(word));
  });
}

/** A search field over a list: arrows move, Enter picks. @spec WAI-ARIA APG combobox with listbox popup */
export function PickList({
  label,
  placeholder,
  empty,
  text,
  onText,
  entries,
  onPick,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly empty: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly entries: readonly PickEntry[];
  readonly onPick: (id: string) => void;
}): ReactNode {
  const id = useId();
  const shown = filterEntries(entries, text);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const at = Math.min(active, shown.length - 1);
  useEffect(() => setActive(0), [text]);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div className="nb-pick">
      <input
        className="nb-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[at] ? `${id}-${shown[at].id}` : undefined}
        aria-autocomplete="list"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        autoFocus
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            const by = event.key === 'ArrowDown' ? 1 : -1;
            if (shown.length > 0) setActive((at + by + shown.length) % shown.length);
          } else if (event.key === 'Enter' && shown[at]) {
            event.preventDefault();
            onPick(shown[at].id);
          }
        }}
      />
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={label} className="nb-pick-list">
        {shown.map((entry, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above owns the keys
          <li
            key={entry.id}
            id={`${id}-${entry.id}`}
            role="option"
            aria-selected={index === at}
            className={index === at ? 'nb-pick-entry nb-pick-active' : 'nb-pick-entry'}
            onMouseMove={() => setActive(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(entry.id)}
          >
            {entry.icon ? <Icon path={entry.icon} /> : null}
            <span className="nb-grow">
              {entry.label}
              {entry.detail ? <small>{entry.detail}</small> : null}
            </span>
            {entry.aside ? <kbd dir="ltr">{entry.aside}</kbd> : null}
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className="nb-hint">{empty}</p> : null}
    </div>
  );
}
