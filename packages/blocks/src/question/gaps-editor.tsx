import { type ReactNode, useEffect, useRef, useState } from 'react';
import * as Y from 'yjs';
import type { Id } from '@nibras/base';
import { edit, markedIds, paragraph, plainText, readProse, textMarker, toFragmentChildren } from '@nibras/course';
import {
  type MarkerHandle,
  SlotEditor,
  type TextMarkers,
  useCourseEditing,
  useSetSetting,
  useShared,
} from '@nibras/editor-kit';

/** All texts inside a fragment, in order. */
function textsIn(node: Y.XmlFragment): Y.XmlText[] {
  return node
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsIn(child) : []));
}

const wordsOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\ufffc'))
    .join('');

/** Takes a member's marker out of the stem, in every language; its words come back where a slot holds them. */
function takeOut(record: Y.Map<unknown>, id: Id, slot?: string): void {
  for (const [key, value] of record.entries()) {
    if (!key.startsWith('text/stem/') || !(value instanceof Y.XmlFragment)) continue;
    const words = slot && record.get(key.replace('stem', slot));
    for (const text of textsIn(value)) {
      const at = wordsOf(text).indexOf(textMarker(id));
      if (at < 0) continue;
      text.delete(at, textMarker(id).length);
      if (typeof words === 'string') text.insert(at, words);
    }
  }
}

const wordPattern = /\[\[[a-z0-9]{12}\]\]|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

/** A stem whose markers stand for members of the block. */
export interface MarkedStem {
  /** Ids in the order of the text in the language being edited. */
  readonly ids: readonly Id[];
  readonly plain: string;
  readonly handle: MarkerHandle;
  /** Puts a member where the caret is, or at the end. */
  readonly put: (id: Id) => void;
  /** Takes a member out of the texts, and away; the words of a slot take its place. */
  readonly remove: (id: Id, settings: readonly string[], slot?: string) => void;
  /** Puts a marker in the place of each word of the text that has none; `make` makes its member. */
  readonly markWords: (make: (words: string) => Id) => void;
  /** The member just made without words: its card takes the focus. */
  readonly focusOn: (id: Id) => void;
}

export function useMarkedStem(block: Id): MarkedStem {
  const { document, language } = useCourseEditing();
  const set = useSetSetting(block);
  const record = document.blocks.get(block);
  const handle = useRef<MarkerHandle>({ make: null, put: null }).current;
  const key = `text/stem/${language}`;
  const value = record?.get(key);
  const fragment = value instanceof Y.XmlFragment ? value : undefined;
  const plain = useShared(fragment, () => (fragment ? plainText(readProse(fragment)) : ''), {
    deep: true,
    key: `${block} ${key}`,
  });
  const [fresh, setFresh] = useState<Id | null>(null);
  useEffect(() => {
    if (fresh === null) return;
    globalThis.document.querySelector<HTMLElement>(`[data-member="${fresh}"] input`)?.focus();
    setFresh(null);
  }, [fresh]);
  return {
    ids: markedIds(plain),
    plain,
    handle,
    put(id) {
      if (handle.put) return handle.put(id);
      if (!fragment) return;
      edit(document, () => {
        const last = textsIn(fragment).at(-1);
        if (last) last.insert(last.length, ` ${textMarker(id)}`);
        else fragment.insert(fragment.length, toFragmentChildren([paragraph(textMarker(id))]));
      });
    },
    markWords(make) {
      if (!fragment) return;
      const parts = fragment.toArray().filter((part) => part instanceof Y.XmlElement);
      const first = parts.findIndex((part) => textsIn(part).some((text) => markedIds(wordsOf(text)).length > 0));
      edit(document, () => {
        for (const text of parts.slice(first).flatMap(textsIn)) {
          const words = [...wordsOf(text).matchAll(wordPattern)].filter(([word]) => !word.startsWith('[['));
          const ids = words.map(([word]) => make(word));
          for (const [index, { 0: word, index: at }] of [...words.entries()].toReversed()) {
            text.delete(at, word.length);
            text.insert(at, textMarker(ids[index]!));
          }
        }
      });
    },
    remove(id, settings, slot) {
      edit(document, () => {
        if (record) takeOut(record, id, slot);
        for (const name of settings) set(name, undefined);
      });
    },
    focusOn: setFresh,
  };
}

/** The editor of such a stem, with the button that makes a member of the words selected. */
export function MarkedStemEditor({
  block,
  stem,
  markers,
  words,
  children,
}: {
  readonly block: Id;
  readonly stem: MarkedStem;
  readonly markers: TextMarkers & Required<Pick<TextMarkers, 'onMake'>>;
  /** Keys of studio strings. */
  readonly words: { readonly make: string; readonly hint: string; readonly here: string };
  readonly children?: ReactNode;
}): ReactNode {
  const { say, readOnly, undo } = useCourseEditing();
  // A member and its marker are one step of undo, apart from the typing around them.
  const onMake = (selected: string): Id => {
    undo.stopCapturing();
    queueMicrotask(() => undo.stopCapturing());
    return markers.onMake(selected);
  };
  return (
    <>
      <SlotEditor
        block={block}
        slot="stem"
        kind="rich"
        label={say('question.stem')}
        placeholder={say(words.here)}
        className="nb-marked"
        markers={{ ...markers, onMake }}
        markerHandle={stem.handle}
      />
      {readOnly ? null : (
        <p className="nb-row-actions" data-keeps-editor>
          <button
            type="button"
            className="nb-quiet-button"
            aria-keyshortcuts="Control+Alt+G"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              if (stem.handle.make) stem.handle.make();
              else stem.put(onMake(''));
            }}
          >
            + {say(words.make)}
          </button>
          {children}
          <small className="nb-hint">{say(words.hint)}</small>
        </p>
      )}
    </>
  );
}

/** Says that a member stands nowhere in the text, and offers to put it there. */
export function NotInText({ id, stem }: { readonly id: Id; readonly stem: MarkedStem }): ReactNode {
  const { say, readOnly } = useCourseEditing();
  if (stem.ids.includes(id)) return null;
  return (
    <span className="nb-not-in-text">
      {say('question.notInText')}
      {readOnly ? null : (
        <button
          type="button"
          className="nb-quiet-button"
          data-keeps-editor
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => stem.put(id)}
        >
          {say('question.putInText')}
        </button>
      )}
    </span>
  );
}
