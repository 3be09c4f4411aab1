import type { ComponentType } from 'react';

/** What the palette and the page show of a block type in the studio. */
export interface BlockEditor {
  readonly type: string;
  /** Where it stands in the palette. */
  readonly group: 'media' | 'layout' | 'emphasis' | 'question';
  /** Path data of a 24 × 24 outline icon. */
  readonly icon: string;
  /** The block as it stands on the page: looks as the learner sees it, edited in place. */
  readonly View: ComponentType<{ readonly block: string }>;
  /** Its settings in the inspector. */
  readonly Inspector: ComponentType<{ readonly block: string }>;
  /** Words that find it in the palette, beside its names in all studio languages. */
  readonly keywords: string;
}

/** States a block type's editor. */
export function defineBlockEditor(editor: BlockEditor): BlockEditor {
  return editor;
}
