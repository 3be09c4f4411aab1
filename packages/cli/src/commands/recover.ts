import { resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '@nibras/base';
import { type CommandContext, finish } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { withService } from '../service-client.ts';

export function addRecoverCommand(program: Command, context: CommandContext): void {
  const { t } = context;
  const command = program
    .command('recover')
    .description(t('cli.command.recover'))
    .argument('<file>', t('cli.argument.file'));
  finish(command, context, (terminal, [file = '']) =>
    withService(async (host) => {
      const path = resolve(file);
      const saved = await host.call('course.recover', { path }).catch((error: unknown) => {
        // Refused as damaged by the rescue itself: there is nothing to advise any more.
        if (!(error instanceof AppError) || error.code !== 'file.damaged') throw error;
        return undefined;
      });
      if (!saved) {
        const message = t('cli.recover.nothing', { path });
        terminal.warn(`${t('cli.failed')} ${message}`);
        terminal.tell({ event: 'failed', code: 'file.damaged', params: { path }, message });
        return exitCodes.failed;
      }
      const { diagnostics } = saved;
      for (const { severity, code, params } of diagnostics) {
        const message = t(`problem.${code}`, params);
        terminal.say(`  ${t(`severity.${severity}`)} ${message}`);
        terminal.tell({ event: 'problem', file, severity, code, params, message });
      }
      terminal.say(t('cli.recover.done', { path: saved.path }));
      terminal.tell({ event: 'recovered', file, path: saved.path });
      return exitCodes.done;
    }),
  );
}
