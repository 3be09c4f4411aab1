let live: HTMLElement | undefined;

/** Tells a screen reader something that others see. */
export function say(text: string): void {
  if (!live) {
    live = document.createElement('div');
    live.className = 'unseen';
    live.setAttribute('role', 'status');
    document.body.append(live);
  }
  const region = live;
  region.textContent = '';
  setTimeout(() => {
    region.textContent = text;
  }, 60);
}

export interface NoteAction {
  readonly label: string;
  readonly run: () => void;
  /** The line stays when it has run. */
  readonly stays?: boolean;
}

/** A line above the page, with a button where there is something to do about it; one per text. */
export function note(text: string, action?: NoteAction): void {
  clearNote(text);
  const line = document.createElement('p');
  line.className = 'note';
  line.setAttribute('role', 'status');
  line.dataset['note'] = text;
  line.textContent = text;
  if (action) {
    const button = document.createElement('button');
    button.className = 'quiet';
    button.textContent = action.label;
    button.addEventListener('click', () => {
      if (!action.stays) line.remove();
      action.run();
    });
    line.append(' ', button);
  }
  document.querySelector('header')?.append(line);
}

/** Takes a line away again; true where there was one. */
export function clearNote(text: string): boolean {
  const lines = [...document.querySelectorAll<HTMLElement>('.note')].filter((line) => line.dataset['note'] === text);
  for (const line of lines) line.remove();
  return lines.length > 0;
}
