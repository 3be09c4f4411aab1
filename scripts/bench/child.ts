import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A process of its own, so that what is measured shares nothing with the bench. */
export interface Child {
  readonly pid: number;
  /** Sends a request and waits for the answer. */
  ask<Answer>(request: string, argument?: unknown): Promise<Answer>;
  end(): Promise<void>;
}

/** What a process was asked. */
export interface Asked {
  readonly request: string;
  readonly argument: unknown;
}

type Reply = { readonly ok: true; readonly answer: unknown } | { readonly ok: false; readonly error: string };

/** Starts one of the bench's processes: a file of the folder `processes`. */
export function startChild(name: string): Child {
  const child: ChildProcess = fork(join(import.meta.dirname, 'processes', name), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    pid: child.pid!,
    ask: <Answer>(request: string, argument?: unknown) =>
      new Promise<Answer>((resolve, reject) => {
        const onExit = (): void => reject(new Error(`the process "${name}" ended`));
        child.once('exit', onExit);
        child.once('message', (reply: Reply) => {
          child.off('exit', onExit);
          if (reply.ok) resolve(reply.answer as Answer);
          else reject(new Error(reply.error));
        });
        child.send({ request, argument } satisfies Asked);
      }),
    end: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
}

/** The other side: answers the bench until it lets go. */
export function answerRequests(handlers: Readonly<Record<string, (argument: never) => unknown>>): void {
  const answer = async ({ request, argument }: Asked): Promise<Reply> => {
    try {
      const handler = handlers[request];
      if (!handler) throw new Error(`no such request: ${request}`);
      return { ok: true, answer: await handler(argument as never) };
    } catch (error) {
      return { ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  process.on('message', (asked: Asked) => void answer(asked).then((reply) => process.send?.(reply)));
}

/** Bytes that a process has had written to disk so far; undefined where the system does not tell. */
export function bytesWritten(pid: number): number | undefined {
  try {
    return Number(/^write_bytes: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

/** Memory that a process holds, in megabytes; NaN where the system does not tell. */
export function residentMegabytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
