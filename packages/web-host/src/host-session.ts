import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a host leaves behind while it runs; still there afterwards only if it was killed or crashed. */
export interface HostSession {
  readonly token: string;
  readonly port: number;
  readonly process: number;
}

const fileIn = (settingsFolder: string): string => join(settingsFolder, 'host-session.json');

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function read(settingsFolder: string): HostSession | undefined {
  try {
    const raw = JSON.parse(readFileSync(fileIn(settingsFolder), 'utf8')) as Partial<HostSession>;
    return typeof raw.token === 'string' && typeof raw.port === 'number' && typeof raw.process === 'number'
      ? { token: raw.token, port: raw.port, process: raw.process }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The session of a host that ended without a word. Its windows still hold edits that were not acknowledged: with the same
 * token on the same port they find their way back and send them again.
 */
export function brokenSession(settingsFolder: string): HostSession | undefined {
  const session = read(settingsFolder);
  return session && session.process !== process.pid && !isRunning(session.process) ? session : undefined;
}

/** Remembers this session, for its user's eyes only, unless another host of the same user runs. */
export function rememberSession(settingsFolder: string, session: HostSession): void {
  const other = read(settingsFolder);
  if (other && other.process !== session.process && isRunning(other.process)) return;
  mkdirSync(settingsFolder, { recursive: true });
  writeFileSync(fileIn(settingsFolder), JSON.stringify(session), { mode: 0o600 });
}

/** Forgets this session: it ended as it should, and its token with it. */
export function forgetSession(settingsFolder: string, token: string): void {
  if (read(settingsFolder)?.token === token) rmSync(fileIn(settingsFolder), { force: true });
}
