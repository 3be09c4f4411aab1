import { Extension } from '@tiptap/core';
import { caretMemory } from './caret-memory.ts';
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';

/** Origin under which text editors write to the document; the undo manager tracks it. */
export const editorOrigin: unknown = ySyncPluginKey;

/** What an editor is bound to. */
export interface DocumentBindingOptions {
  readonly fragment: Y.XmlFragment | null;
  /** The course's undo manager; it outlives every editor. */
  readonly undo: Y.UndoManager | null;
}

/**
 * Binds an editor to a fragment of the course. Undo goes to the course's one manager, which outlives every editor: the
 * ready-made collaboration wrapper would destroy it when a page closes.
 */
export const DocumentBinding = Extension.create<DocumentBindingOptions>({
  name: 'documentBinding',
  priority: 1000,
  addOptions: () => ({ fragment: null, undo: null }),
  addKeyboardShortcuts() {
    const run = (step: () => void) => (): boolean => {
      step();
      return true;
    };
    return {
      'Mod-z': run(() => this.options.undo?.undo()),
      'Mod-y': run(() => this.options.undo?.redo()),
      'Shift-Mod-z': run(() => this.options.undo?.redo()),
    };
  },
  addProseMirrorPlugins() {
    const { fragment, undo } = this.options;
    if (!fragment) return [];
    return [ySyncPlugin(fragment), ...(undo ? [caretMemory(fragment, undo)] : [])];
  },
});
