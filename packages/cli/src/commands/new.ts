import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '@nibras/base';
import { type CommandContext, finish } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { listOf } from '../lists.ts';
import { withService } from '../service-client.ts';

interface NewOptions {
  readonly json?: boolean;
  readonly title?: string;
  readonly language: string;
  readonly from: string;
}

export function addNewCommand(program: Command, context: CommandContext): void {
  const { t } = context;
  const command = program
    .command('new')
    .description(t('cli.command.new'))
    .argument('<file>', t('cli.argument.new-file'))
    .option('--title <title>', t('cli.option.title'))
    .option('--language <languages>', t('cli.option.new-language'), 'fr')
    .option('--from <start>', t('cli.option.from'), 'blank');
  finish<NewOptions>(command, context, (terminal, [file = ''], options) =>
    withService(async (host) => {
      const languages = listOf(options.language);
      if (languages.length === 0) throw new AppError('export.bad-options', { where: '--language' });
      const { startingPoints } = await host.call('home.list', {});
      const start = startingPoints.find(({ id, kind }) => [options.from, `${kind}-${options.from}`].includes(id));
      if (!start) {
        const known = startingPoints.map(({ id }) => id.replace(/^(template|sample)-/, '')).join(', ');
        terminal.warn(t('cli.new.unknown-start', { name: options.from, known }));
        return exitCodes.usage;
      }
      const title = options.title ?? (start.kind === 'sample' ? undefined : basename(file).replace(/\.nibras$/i, ''));
      const opened = await host.call('course.create', {
        path: resolve(file),
        title: title === undefined ? start.title : Object.fromEntries(languages.map((one) => [one, title])),
        languages,
        startingPoint: start.id,
      });
      await host.call('course.close', { course: opened.course });
      terminal.say(t('cli.new.done', { path: opened.path }));
      terminal.tell({ event: 'created', file: opened.path });
      return exitCodes.done;
    }),
  );
}
