import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type CommandContext, finish } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { withService } from '../service-client.ts';

export function addMergeCommand(program: Command, context: CommandContext): void {
  const { t } = context;
  const command = program
    .command('merge')
    .description(t('cli.command.merge'))
    .argument('<file>', t('cli.argument.merge-into'))
    .argument('<copy>', t('cli.argument.merge-from'));
  finish(command, context, (terminal, [file = '', copy = '']) =>
    withService(async (host) => {
      const opened = await host.call('course.open', { path: resolve(file) });
      try {
        const { report } = await host.call('course.merge', { course: opened.course, path: resolve(copy) });
        for (const { code, at, kept, other } of report) {
          const message = t(code.startsWith('merge.') ? code : `merge.${code}`);
          terminal.say(`  ${[at.page, at.block].filter(Boolean).join(' ')} ${message}`);
          if (kept !== undefined) terminal.say(`    ${t('merge.kept')} ${kept}`);
          if (other !== undefined) terminal.say(`    ${t('merge.other')} ${other}`);
          terminal.tell({ event: 'merge', file, code, at, kept, other, message });
        }
        terminal.say(report.length === 0 ? t('merge.clean') : t('cli.merge.look', { count: report.length }));
        terminal.tell({ event: 'merged', file, copy, entries: report.length });
      } finally {
        await host.call('course.close', { course: opened.course });
      }
      return exitCodes.done;
    }),
  );
}
