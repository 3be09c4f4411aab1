import type { Translate } from './translation.ts';

/** Where a command speaks: people read `say` and `warn`, programs read the JSON lines of `tell`. */
export interface Terminal {
  readonly t: Translate;
  readonly json: boolean;
  /** A line on standard output; silent where JSON was asked for. */
  say(line?: string): void;
  /** A line on standard error. */
  warn(line: string): void;
  /** One JSON line on standard output, where JSON was asked for. */
  tell(event: Readonly<Record<string, unknown>>): void;
  /** Shows how far the work is, on a terminal only. */
  progress(share: number, what: string): void;
  /** Takes the progress bar away. */
  clear(): void;
}

const barWidth = 24;

export function createTerminal(t: Translate, json: boolean): Terminal {
  const live = process.stderr.isTTY && !json;
  let shown = false;
  const clear = (): void => {
    if (shown) process.stderr.write('\r\u001b[2K');
    shown = false;
  };
  return {
    t,
    json,
    say(line = '') {
      clear();
      if (!json) process.stdout.write(`${line}\n`);
    },
    warn(line) {
      clear();
      process.stderr.write(`${line}\n`);
    },
    tell(event) {
      if (json) process.stdout.write(`${JSON.stringify(event)}\n`);
    },
    progress(share, what) {
      if (!live) return;
      const full = Math.round(share * barWidth);
      const bar = '█'.repeat(full) + '░'.repeat(barWidth - full);
      const line = `${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${what}`;
      process.stderr.write(`\r\u001b[2K${[...line].slice(0, (process.stderr.columns ?? 80) - 1).join('')}`);
      shown = true;
    },
    clear,
  };
}
