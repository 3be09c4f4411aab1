import { Extension } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { textMarker } from '@nibras/course';

/** What a text with markers needs of the block around it. */
export interface TextMarkers {
  /** What a marker shows to the author, and how; undefined where it names nothing any more. */
  readonly labelOf: (id: string) => { readonly text: string; readonly tone: 'plain' | 'good' } | undefined;
  /** Makes a member of the words selected ('' where none are) and returns its id; absent where this text makes none. */
  readonly onMake?: (words: string) => string;
  /** The member that an author means by its name between double square brackets. */
  readonly named?: (name: string) => string | undefined;
  /** The same text with another key is shown anew. */
  readonly key: string;
}

/** A hand on the text being edited: makes a marker of the words selected, or puts one where the caret is. */
export interface MarkerHandle {
  make: (() => void) | null;
  put: ((id: string) => void) | null;
}

interface Found {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** All markers of a text with their places. */
function markersIn(doc: ProseMirrorNode): Found[] {
  const found: Found[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc');
    for (const match of text.matchAll(/\[\[([a-z][a-z0-9]{11})\]\]/g)) {
      const from = position + 1 + match.index;
      found.push({ id: match[1]!, from, to: from + match[0].length });
    }
    return false;
  });
  return found;
}

const key = new PluginKey<DecorationSet>('textMarkers');

function decorate(doc: ProseMirrorNode, labelOf: TextMarkers['labelOf']): DecorationSet {
  return DecorationSet.create(
    doc,
    markersIn(doc).map(({ id, from, to }) => {
      const label = labelOf(id);
      return Decoration.inline(from, to, {
        class: `nb-marker nb-marker-${label?.tone ?? 'lost'}`,
        'data-label': label?.text ?? '?',
        spellcheck: 'false',
      });
    }),
  );
}

/** The caret never stands inside a marker, and a selection never ends in one. */
function outside(state: EditorState, before: EditorState): Transaction | null {
  const { selection, doc, tr } = state;
  if (!(selection instanceof TextSelection)) return null;
  const markers = markersIn(doc);
  const moved = (place: number, old: number): number => {
    const marker = markers.find(({ from, to }) => place > from && place < to);
    if (!marker) return place;
    return place < old ? marker.from : marker.to;
  };
  const head = moved(selection.head, before.selection.head);
  const anchor = selection.empty ? head : moved(selection.anchor, before.selection.anchor);
  if (head === selection.head && anchor === selection.anchor) return null;
  return tr.setSelection(TextSelection.create(doc, anchor, head)).setMeta('addToHistory', false);
}

/** Takes a whole marker away where the caret stands at it. */
function erase(view: EditorView, back: boolean): boolean {
  const { selection, doc, tr } = view.state;
  if (!selection.empty) return false;
  const marker = markersIn(doc).find(({ from, to }) => (back ? to : from) === selection.head);
  if (!marker) return false;
  view.dispatch(tr.delete(marker.from, marker.to).scrollIntoView());
  return true;
}

function put(view: EditorView, id: string, from: number, to: number): void {
  view.dispatch(view.state.tr.insertText(textMarker(id), from, to).scrollIntoView());
}

/**
 * Shows the markers of a text as chips and keeps each whole. A second `[` typed after a first, or `Mod-Alt-G`, makes one of the
 * words selected; a name closed by `]]` becomes the marker of that member.
 */
export function textMarkers(current: () => TextMarkers, handle: MarkerHandle): Extension {
  const make = (view: EditorView): void => {
    const { from, to } = view.state.selection;
    const words = view.state.doc.textBetween(from, to, ' ');
    const { onMake } = current();
    if (!onMake || /\[\[/.test(words) || !view.state.doc.resolve(from).sameParent(view.state.doc.resolve(to))) return;
    put(view, onMake(words.trim()), from, to);
  };
  return Extension.create({
    name: 'textMarkers',
    onCreate() {
      handle.make = () => make(this.editor.view);
      handle.put = (id) => {
        const { from, to } = this.editor.view.state.selection;
        put(this.editor.view, id, from, to);
      };
    },
    onDestroy() {
      handle.make = handle.put = null;
    },
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_, state) => decorate(state.doc, (id) => current().labelOf(id)),
          apply: (transaction, held, _old, state) =>
            transaction.docChanged || transaction.getMeta(key) !== undefined
              ? decorate(state.doc, (id) => current().labelOf(id))
              : held,
        },
        appendTransaction: (_transactions, old, state) => outside(state, old),
        props: {
          decorations: (state) => key.getState(state),
          handleKeyDown(view, event) {
            if (event.key === 'Backspace' || event.key === 'Delete') return erase(view, event.key === 'Backspace');
            if (event.code !== 'KeyG' || !event.altKey || !(event.ctrlKey || event.metaKey)) return false;
            make(view);
            return true;
          },
          handleTextInput(view, from, to, text) {
            if (from !== to) return false;
            const { onMake, named } = current();
            const before = view.state.doc
              .resolve(from)
              .parent.textBetween(0, view.state.selection.$from.parentOffset, '', '\ufffc');
            if (text === '[' && onMake && before.endsWith('[')) {
              put(view, onMake(''), from - 1, to);
              return true;
            }
            const name = text === ']' ? /\[\[([^[\]]+)\]$/.exec(before)?.[1] : undefined;
            const id = name === undefined ? undefined : named?.(name.trim());
            if (id === undefined) return false;
            put(view, id, from - name!.length - 3, to);
            return true;
          },
        },
      }),
    ],
  });
}

/** Shows the markers anew, after what they stand for has changed. */
export function refreshMarkers(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
}
