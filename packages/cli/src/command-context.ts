import type { Command } from 'commander';
import { reportFailure } from './failures.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import type { Translate } from './translation.ts';

/** What every command gets. */
export interface CommandContext {
  readonly t: Translate;
  /** Sets the exit code of the process, the worst of several. */
  exit(code: number): void;
}

/** The work of a command; returns its exit code. */
export type Work<Options> = (terminal: Terminal, args: readonly string[], options: Options) => Promise<number> | number;

/** Gives a command `--json`, its work, and a common end for all that may fail. */
export function finish<Options extends { json?: boolean }>(
  command: Command,
  context: CommandContext,
  work: Work<Options>,
): Command {
  return command.option('--json', context.t('cli.option.json')).action(async (...all: readonly unknown[]) => {
    const options = all.at(-2) as Options;
    const args = all.slice(0, -2).flat() as string[];
    const terminal = createTerminal(context.t, options.json === true);
    try {
      context.exit(await work(terminal, args, options));
    } catch (error) {
      context.exit(reportFailure(error, terminal));
    } finally {
      terminal.clear();
    }
  });
}
