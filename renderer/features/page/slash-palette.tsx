import type { Editor } from '@tiptap/core';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { filterEntries } from '../../ui/pick-list.tsx';
import i18next from 'i18next';
import { studioLanguages } from '../../app/translation.ts';
import type { Insertion } from './insertions.ts';

const recentKey = 'nibras-recent-blocks';
const recentCount = 4;

function readRecent(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(recentKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function remember(id: string): void {
  localStorage.setItem(
    recentKey,
    JSON.stringify([id, ...readRecent().filter((one) => one !== id)].slice(0, recentCount)),
  );
}

interface Query {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly top: number;
}

/** The `/words` before the caret, if the caret stands right after them at the start of a paragraph or after a space. */
function readQuery(editor: Editor): Query | null {
  const { selection } = editor.state;
  if (!selection.empty || selection.$from.parent.type.name !== 'paragraph') return null;
  const before = selection.$from.parent.textBetween(0, selection.$from.parentOffset, undefined, '\ufffc');
  const match = /(?:^|\s)\/([^/\n]{0,30})$/u.exec(before);
  if (!match) return null;
  const text = match[1]!;
  const from = selection.from - text.length - 1;
  const place = editor.view.coordsAtPos(from);
  return { text, from, to: selection.from, left: place.left, top: place.bottom };
}

/** The palette that opens on `/`: found by names in all studio languages, recent ones first, arrows and Enter. */
export function SlashPalette({
  editor,
  insertions,
}: {
  readonly editor: Editor;
  readonly insertions: readonly Insertion[];
}): ReactNode {
  const { t } = useTranslation();
  const [query, setQuery] = useState<Query | null>(null);
  const [active, setActive] = useState(0);
  const dismissed = useRef<number | null>(null);
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    const update = (): void => {
      const next = editor.isFocused ? readQuery(editor) : null;
      if (next && dismissed.current === next.from) return;
      if (!next) dismissed.current = null;
      setQuery((old) => (old?.text === next?.text && old?.from === next?.from ? old : next));
    };
    const close = (): void => void setTimeout(() => !editor.isFocused && setQuery(null), 150);
    editor.on('transaction', update);
    editor.on('blur', close);
    return () => {
      editor.off('transaction', update);
      editor.off('blur', close);
    };
  }, [editor]);

  const entries = useMemo(() => {
    const recent = readRecent();
    const all = insertions.map((insertion) => ({
      id: insertion.id,
      label: t(`insert.${insertion.id}`),
      icon: insertion.icon,
      words: `${insertion.keywords} ${studioLanguages.map((language) => i18next.t(`insert.${insertion.id}`, { lng: language })).join(' ')}`,
    }));
    const found = filterEntries(all, query?.text ?? '');
    return query?.text
      ? found
      : [
          ...recent.flatMap((id) => found.find((entry) => entry.id === id) ?? []),
          ...found.filter((entry) => !recent.includes(entry.id)),
        ];
  }, [insertions, query, t]);
  const at = Math.min(active, entries.length - 1);
  useEffect(() => setActive(0), [query?.text]);
  useLayoutEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const pick = (id: string): void => {
    const insertion = insertions.find((one) => one.id === id);
    if (!query || !insertion) return;
    remember(id);
    editor.chain().focus().deleteRange({ from: query.from, to: query.to }).run();
    setQuery(null);
    insertion.run(editor);
  };
  useEffect(() => {
    if (!query) return;
    const onKey = (event: KeyboardEvent): void => {
      if (!editor.isFocused) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (entries.length === 0) return;
        setActive((at + (event.key === 'ArrowDown' ? 1 : -1) + entries.length) % entries.length);
      } else if (event.key === 'Enter' || event.key === 'Tab') {
        if (!entries[at]) return;
        pick(entries[at].id);
      } else if (event.key === 'Escape') {
        dismissed.current = query.from;
        setQuery(null);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  });
  useEffect(() => {
    const dom = editor.view.dom;
    const id = query && entries[at] ? `slash-${entries[at].id}` : null;
    if (query) dom.setAttribute('aria-controls', 'slash-list');
    else dom.removeAttribute('aria-controls');
    if (id) dom.setAttribute('aria-activedescendant', id);
    else dom.removeAttribute('aria-activedescendant');
  });

  if (!query) return null;
  const space = 340;
  const rtl = document.documentElement.dir === 'rtl';
  const style = {
    top: query.top + space > window.innerHeight ? undefined : query.top + 6,
    bottom: query.top + space > window.innerHeight ? window.innerHeight - query.top + 30 : undefined,
    left: Math.max(8, Math.min(rtl ? query.left - 280 : query.left, window.innerWidth - 300)),
  };
  return (
    <div className="nb-slash" style={style} data-keeps-editor>
      <ul ref={list} id="slash-list" role="listbox" aria-label={t('insert.title')}>
        {entries.map((entry, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the text that the palette serves owns the keys
          <li
            key={entry.id}
            id={`slash-${entry.id}`}
            role="option"
            aria-selected={index === at}
            className={index === at ? 'nb-pick-entry nb-pick-active' : 'nb-pick-entry'}
            onMouseMove={() => setActive(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(entry.id)}
          >
            <Icon path={entry.icon} />
            <span>{entry.label}</span>
          </li>
        ))}
      </ul>
      {entries.length === 0 ? <p className="nb-hint">{t('insert.none')}</p> : null}
    </div>
  );
}
