import type { AnyExtension } from '@tiptap/core';
import { createContext, type ReactNode, useContext } from 'react';

/** What the page editor lends to texts that may refer to blocks: it knows how blocks are shown and edited. */
export interface Flow {
  readonly extensions: () => AnyExtension[];
  /** A block inside a text that is not being edited. */
  readonly showBlock: (id: string) => ReactNode;
}

const FlowContext = createContext<Flow>({ extensions: () => [], showBlock: () => null });
export const FlowProvider = FlowContext.Provider;

export function useFlow(): Flow {
  return useContext(FlowContext);
}
