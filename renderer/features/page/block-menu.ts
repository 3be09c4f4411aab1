import { createContext, useContext } from 'react';
import type { Id } from '@nibras/base';
import type { MenuEntry } from '../../ui/menu-button.tsx';

/** What the window adds to the menu of a block on a page. */
export type BlockMenu = (block: Id) => readonly MenuEntry[];

const BlockMenuContext = createContext<BlockMenu>(() => []);
export const BlockMenuProvider = BlockMenuContext.Provider;

export function useBlockMenu(): BlockMenu {
  return useContext(BlockMenuContext);
}
