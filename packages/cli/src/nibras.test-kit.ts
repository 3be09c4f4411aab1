import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const bin = resolve(import.meta.dirname, '../bin/nibras.js');

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The JSON lines of the standard output. */
  readonly events: readonly Record<string, unknown>[];
}

/** The command as a process of its own, as a person or a script would start it. */
export class Nibras {
  private readonly child: ReturnType<typeof spawn>;
  private out = '';
  private err = '';
  readonly finished: Promise<Finished>;

  constructor(
    args: readonly string[],
    options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly uid?: number } = {},
  ) {
    const env = { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '', LC_MESSAGES: '', LANGUAGE: '', ...options.env };
    this.child = spawn(process.execPath, [bin, ...args], {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.uid === undefined ? {} : { uid: options.uid }),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.out += text));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.err += text));
    this.finished = new Promise((done) => {
      this.child.on('close', (code) => done({ code, out: this.out, err: this.err, events: events(this.out) }));
    });
  }

  /** Waits until the output so far matches. */
  async sees(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.out + this.err);
      if (found) return found;
      const ended = await Promise.race([
        this.finished.then(() => true),
        new Promise<false>((done) => setTimeout(() => done(false), 20)),
      ]);
      if (ended && !pattern.test(this.out + this.err))
        throw new Error(`ended without ${String(pattern)}: ${this.out}${this.err}`);
    }
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }
}

function events(out: string): Record<string, unknown>[] {
  return out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

export const nibras = (...args: readonly string[]): Promise<Finished> => new Nibras(args).finished;
