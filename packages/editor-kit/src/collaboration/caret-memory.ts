import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { getRelativeSelection, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

type RelativeSelection = ReturnType<typeof getRelativeSelection>;
type Binding = Parameters<typeof getRelativeSelection>[0];
interface StackEvent {
  readonly stackItem: { readonly meta: Map<unknown, unknown> };
}

/** Carets to set when the text they stood in is shown again. */
const awaited = new WeakMap<Y.XmlFragment, RelativeSelection>();

/** Notes where the caret stood before a step that is now undone, in case its text is not on screen yet. */
export function awaitCarets(stackItem: StackEvent['stackItem']): void {
  for (const [key, value] of stackItem.meta)
    if (key instanceof Y.XmlFragment && value) awaited.set(key, value as RelativeSelection);
}

const caretKey = new PluginKey<RelativeSelection | null>('caretMemory');

/** Keeps with every step of undo where the caret was before it, and puts it back there. */
export function caretMemory(fragment: Y.XmlFragment, undo: Y.UndoManager): Plugin {
  const bindingOf = (state: Parameters<typeof ySyncPluginKey.getState>[0]): Binding | null =>
    (ySyncPluginKey.getState(state) as { binding: Binding | null } | undefined)?.binding ?? null;
  return new Plugin<RelativeSelection | null>({
    key: caretKey,
    state: {
      init: () => null,
      apply(transaction, held, old) {
        // What a plugin appended starts from a state that the document does not hold yet.
        if (transaction.getMeta('appendedTransaction')) return held;
        const binding = bindingOf(old);
        return binding ? getRelativeSelection(binding, old) : held;
      },
    },
    view(view) {
      const added = ({ stackItem }: StackEvent): void => {
        const selection = caretKey.getState(view.state);
        if (selection && view.hasFocus() && !stackItem.meta.has(fragment)) stackItem.meta.set(fragment, selection);
      };
      const popped = ({ stackItem }: StackEvent): void => {
        const selection = stackItem.meta.get(fragment) as RelativeSelection | undefined;
        if (selection) restore(selection);
      };
      const restore = (selection: RelativeSelection): void => {
        awaited.delete(fragment);
        const binding = bindingOf(view.state);
        if (!binding || view.isDestroyed) return;
        const place = (relative: unknown): number | null =>
          relativePositionToAbsolutePosition(
            binding.doc,
            binding.type,
            relative as Y.RelativePosition,
            binding.mapping,
          );
        const anchor = place(selection.anchor);
        const head = place(selection.head);
        if (anchor === null || head === null) return;
        const { doc } = view.state;
        const end = doc.content.size;
        view.dispatch(
          view.state.tr
            .setSelection(TextSelection.between(doc.resolve(Math.min(anchor, end)), doc.resolve(Math.min(head, end))))
            .setMeta('addToHistory', false)
            .scrollIntoView(),
        );
        view.focus();
      };
      undo.on('stack-item-added', added as never);
      undo.on('stack-item-popped', popped as never);
      const waiting = awaited.get(fragment);
      if (waiting) setTimeout(() => restore(waiting));
      return {
        destroy: () => {
          undo.off('stack-item-added', added as never);
          undo.off('stack-item-popped', popped as never);
        },
      };
    },
  });
}
