import { resolve } from 'node:path';
import type { Command } from 'commander';
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
      const { path, diagnostics } = await host.call('course.recover', { path: resolve(file) });
      for (const { severity, code, params } of diagnostics) {
        const message = t(`problem.${code}`, params);
        terminal.say(`  ${t(`severity.${severity}`)} ${message}`);
        terminal.tell({ event: 'problem', file, severity, code, params, message });
      }
      terminal.say(t('cli.recover.done', { path }));
      terminal.tell({ event: 'recovered', file, path });
      return exitCodes.done;
    }),
  );
}
