import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { foldAnswer } from '@nibras/course';
import { useCourseEditing } from '../course-context.tsx';

/** One of the values that a field proposes. */
export interface ComboChoice {
  readonly value: string;
  readonly label: string;
  readonly detail?: string | undefined;
  /** Choices of one group stand together under its name. */
  readonly group?: string | undefined;
  /** Further words that find it. */
  readonly words?: string | undefined;
}

const fold = (text: string): string => foldAnswer(text, false, false);
const mostShown = 80;

function fitting(choices: readonly ComboChoice[], typed: string): readonly ComboChoice[] {
  const words = fold(typed).split(' ').filter(Boolean);
  const all = choices.filter(({ value, label, detail = '', group = '', words: more = '' }) => {
    const told = fold(`${value} ${label} ${detail} ${group} ${more}`);
    return words.every((word) => told.includes(word));
  });
  return all.slice(0, mostShown);
}

/** Where the list goes: below the field, or above it where there is more room. */
function placeOf(field: HTMLElement): {
  left: number;
  width: number;
  top?: number;
  bottom?: number;
  maxHeight: number;
} {
  const { left, top, bottom, width } = field.getBoundingClientRect();
  const wide = Math.max(width, Math.min(340, innerWidth - 24));
  const below = innerHeight - bottom;
  const at = {
    left: Math.max(8, Math.min(document.dir === 'rtl' ? left + width - wide : left, innerWidth - wide - 8)),
    width: wide,
  };
  return below >= 200 || below >= top
    ? { ...at, top: bottom + 2, maxHeight: Math.min(320, below - 10) }
    : { ...at, bottom: innerHeight - top + 2, maxHeight: Math.min(320, top - 10) };
}

/**
 * A text field over choices that it proposes; what is none of them may be written too. Tells each change while writing where
 * `live`, else once the field is left or Enter pressed. @spec WAI-ARIA APG combobox with listbox popup
 */
export function ComboField({
  label,
  labelHidden = false,
  hint,
  note,
  value,
  choices,
  longest,
  live = false,
  onOpen,
  onChange,
}: {
  readonly label: string;
  /** True where the label is said only to those who do not see the field. */
  readonly labelHidden?: boolean;
  readonly hint?: string;
  /** What the value means. */
  readonly note?: ReactNode;
  readonly value: string;
  readonly choices: readonly ComboChoice[];
  readonly longest: number;
  readonly live?: boolean;
  /** The field was entered: choices may be gathered. */
  readonly onOpen?: () => void;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { say, readOnly } = useCourseEditing();
  const id = useId();
  const field = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [place, setPlace] = useState<ReturnType<typeof placeOf> | null>(null);
  const shown = useMemo(() => (open ? fitting(choices, typed ?? '') : []), [open, choices, typed]);
  const visible = open && shown.length > 0;
  useLayoutEffect(() => {
    if (visible && field.current) setPlace(placeOf(field.current));
  }, [visible]);
  useEffect(() => {
    if (!visible) return undefined;
    const follow = (): void => {
      if (field.current) setPlace(placeOf(field.current));
    };
    addEventListener('scroll', follow, true);
    addEventListener('resize', follow);
    return () => {
      removeEventListener('scroll', follow, true);
      removeEventListener('resize', follow);
    };
  }, [visible]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const tell = (text: string): void => {
    if (text !== value) onChange(text);
  };
  const settle = (): void => {
    if (typed !== null) tell(typed.trim());
    setTyped(null);
    close();
  };
  const pick = (choice: ComboChoice): void => {
    setTyped(null);
    close();
    tell(choice.value);
  };
  const show = (): void => setOpen(true);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (readOnly) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      if (!open) show();
      else if (shown.length > 0)
        setActive(active === -1 && step < 0 ? shown.length - 1 : (active + step + shown.length) % shown.length);
    } else if (event.key === 'Enter' && visible && shown[active]) pick(shown[active]);
    else if (event.key === 'Enter') {
      settle();
      return;
    } else if (event.key === 'Escape' && open) {
      close();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  const groups = [...new Set(shown.map(({ group = '' }) => group))];
  return (
    <div className="nb-field nb-combo">
      {labelHidden ? null : (
        <label className="nb-field-label" htmlFor={id}>
          {label}
        </label>
      )}
      <div className="nb-combo-box" ref={field}>
        <input
          id={id}
          className="nb-input"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={visible}
          aria-controls={visible ? `${id}-list` : undefined}
          aria-activedescendant={visible && shown[active] ? `${id}-${active}` : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          {...(labelHidden ? { 'aria-label': label, placeholder: label } : {})}
          autoComplete="off"
          dir="auto"
          value={typed ?? value}
          maxLength={longest}
          readOnly={readOnly}
          onFocus={onOpen}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(-1);
            if (!open) show();
            if (live) onChange(event.target.value);
          }}
          onKeyDown={onKeyDown}
          onBlur={settle}
        />
        {readOnly ? null : (
          <button
            type="button"
            className="nb-combo-open"
            tabIndex={-1}
            aria-label={say('combo.show')}
            aria-expanded={visible}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              document.getElementById(id)?.focus();
              if (open) close();
              else show();
            }}
          >
            <span aria-hidden="true">▾</span>
          </button>
        )}
      </div>
      {visible ? (
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          className="nb-combo-list"
          style={place ?? undefined}
        >
          {groups.map((group) => (
            <div key={group} {...(group === '' ? { role: 'presentation' } : { role: 'group', 'aria-label': group })}>
              {group === '' ? null : (
                <p className="nb-combo-group" aria-hidden="true">
                  {group}
                </p>
              )}
              {shown.map((choice, index) =>
                (choice.group ?? '') === group ? (
                  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field owns focus and keys
                  <div
                    key={choice.value}
                    id={`${id}-${index}`}
                    role="option"
                    className="nb-combo-option"
                    aria-selected={index === active}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => pick(choice)}
                  >
                    {choice.label}
                    {choice.detail ? <small>{choice.detail}</small> : null}
                  </div>
                ) : null,
              )}
            </div>
          ))}
        </div>
      ) : null}
      {note ? (
        <small id={`${id}-note`} className="nb-combo-note">
          {note}
        </small>
      ) : null}
      {hint ? <small>{hint}</small> : null}
    </div>
  );
}
