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

/** A line above the page, with a button where there is something to do about it; one per text. */
export function note(text: string, action?: { readonly label: string; readonly run: () => void }): void {
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
      line.remove();
      action.run();
    });
    line.append(' ', button);
  }
  document.querySelector('header')?.append(line);
}

export function clearNote(text: string): void {
  for (const line of document.querySelectorAll<HTMLElement>('.note')) if (line.dataset['note'] === text) line.remove();
}
