import { AppError, Cancelled } from '@nibras/base';
import { exitCodes, Exit } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** Says what went wrong and gives the exit code for it; a bug is thrown on. */
export function reportFailure(error: unknown, terminal: Terminal, at: Readonly<Record<string, unknown>> = {}): number {
  const { t } = terminal;
  if (error instanceof Exit) return error.code;
  if (error instanceof Cancelled) {
    terminal.warn(t('cli.cancelled'));
    terminal.tell({ event: 'cancelled', ...at });
    return exitCodes.cancelled;
  }
  if (!(error instanceof AppError)) throw error;
  const message = t(`error.${error.code}`, error.params);
  terminal.warn(`${t('cli.failed')} ${message}`);
  terminal.tell({ event: 'failed', ...at, code: error.code, params: error.params, message });
  return error.code === 'export.unknown-target' || error.code === 'export.bad-options'
    ? exitCodes.usage
    : exitCodes.failed;
}
