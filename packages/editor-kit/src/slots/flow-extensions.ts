import type { AnyExtension } from '@tiptap/core';
import { createContext, useContext } from 'react';
import type * as Y from 'yjs';

/** Makes the extensions that let a text refer to blocks; provided by the page editor, which knows how blocks are shown. */
export type FlowExtensions = (fragment: Y.XmlFragment) => AnyExtension[];

const FlowContext = createContext<FlowExtensions>(() => []);
export const FlowExtensionsProvider = FlowContext.Provider;

/** The extensions for a flow slot; none for the other kinds. */
export function useFlowExtensions(isFlow: boolean, fragment: Y.XmlFragment): AnyExtension[] {
  const make = useContext(FlowContext);
  return isFlow ? make(fragment) : [];
}
