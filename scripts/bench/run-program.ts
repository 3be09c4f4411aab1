import { spawn } from 'node:child_process';

/** What a program took, in seconds. */
export interface Taken {
  readonly seconds: number;
  readonly cpu: number;
}

/** Runs a program to its end; undefined where it is not installed. */
export function runProgram(command: string, args: readonly string[], folder: string): Promise<Taken | undefined> {
  return new Promise((resolve, reject) => {
    // The shell's own `times` tells the CPU of what it ran: Node does not for a child.
    const child = spawn('bash', ['-c', '"$0" "$@" >/dev/null || exit $?; times', command, ...args], { cwd: folder });
    const start = performance.now();
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.once('error', () => resolve(undefined));
    child.once('close', (code) => {
      if (code === 127) return resolve(undefined);
      if (code !== 0) return reject(new Error(`${command} failed with ${code}`));
      const last = text.trim().split('\n').at(-1) ?? '';
      const cpu = [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
        (sum, [, min, sec]) => sum + 60 * Number(min) + Number(sec),
        0,
      );
      resolve({ seconds: (performance.now() - start) / 1000, cpu });
    });
  });
}
