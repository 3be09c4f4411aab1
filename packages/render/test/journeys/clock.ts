/** Time that only moves when told to, with what waits for it. */
export class Clock {
  now = 1_000_000;
  private waiting: { readonly at: number; readonly run: () => void; readonly handle: number }[] = [];
  private handles = 0;

  later = (run: () => void, milliseconds: number): number => {
    this.handles += 1;
    this.waiting.push({ at: this.now + milliseconds, run, handle: this.handles });
    return this.handles;
  };

  cancel = (handle: number): void => {
    this.waiting = this.waiting.filter((one) => one.handle !== handle);
  };

  /** Everything that waits is forgotten, as when a page is gone. */
  clear(): void {
    this.waiting = [];
  }

  pass(milliseconds: number): void {
    const until = this.now + milliseconds;
    for (;;) {
      const next = this.waiting.filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at)[0];
      if (!next) break;
      this.cancel(next.handle);
      this.now = Math.max(this.now, next.at);
      next.run();
    }
    this.now = until;
  }
}

/** A browser's storage; `refuses` makes it one of a private window. */
export class Drawer {
  readonly items = new Map<string, string>();
  refuses = false;
  getItem = (name: string): string | null => {
    if (this.refuses) throw new Error('refused');
    return this.items.get(name) ?? null;
  };
  setItem = (name: string, value: string): void => {
    if (this.refuses) throw new Error('refused');
    this.items.set(name, value);
  };
  removeItem = (name: string): void => void this.items.delete(name);
}
