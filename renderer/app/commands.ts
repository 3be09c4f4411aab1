/** A command as data: one list feeds the keys, the palette, the menus and the toolbar. */
export interface Command {
  /** `noun.verb`; its title is the string `command.<id>`. */
  readonly id: string;
  /** `Mod` stands for Ctrl or Cmd, e.g. `Mod+Shift+P`. */
  readonly key?: string;
  readonly can?: () => boolean;
  readonly run: () => void;
}

const isMac = /mac/i.test(navigator.platform);

/** The key of a command as the author's keyboard names it. */
export function showKey(key: string | undefined): string | undefined {
  return key?.replaceAll('Mod', isMac ? '⌘' : 'Ctrl').replaceAll('Alt', isMac ? '⌥' : 'Alt');
}

/** Whether a key press is that of a command. */
export function matchesKey(event: KeyboardEvent, key: string): boolean {
  const parts = key.split('+');
  const last = parts.at(-1)!.toLowerCase();
  const mod = isMac ? event.metaKey : event.ctrlKey;
  return (
    event.key.toLowerCase() === last &&
    mod === parts.includes('Mod') &&
    event.shiftKey === parts.includes('Shift') &&
    event.altKey === parts.includes('Alt')
  );
}
