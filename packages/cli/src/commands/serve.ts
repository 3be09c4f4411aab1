import { resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '@nibras/base';
import { usualBuiltFolder } from '@nibras/service';
import { type CommandContext, finish } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { openInBrowser } from '../open-in-browser.ts';
import { parsePort } from '../parse-port.ts';
import { untilStopped } from '../until-stopped.ts';

interface ServeOptions {
  readonly json?: boolean;
  readonly port?: number;
  readonly open?: boolean;
  readonly documents?: string;
}

export function addServeCommand(program: Command, context: CommandContext): void {
  const { t } = context;
  const command = program
    .command('serve')
    .description(t('cli.command.serve'))
    .argument('[file]', t('cli.argument.serve-file'))
    .option('--port <n>', t('cli.option.port'), parsePort)
    .option('--open', t('cli.option.open'))
    .option('--documents <folder>', t('cli.option.documents'));
  finish<ServeOptions>(command, context, async (terminal, [file], options) => {
    const { startWebHost } = await import('@nibras/web-host');
    const host = await startWebHost({
      renderer: resolve(usualBuiltFolder(), 'renderer'),
      ...(options.port === undefined ? {} : { port: options.port }),
      ...(options.documents === undefined ? {} : { documents: options.documents }),
      ...(file === undefined ? {} : { open: file }),
      onBug: (error) => {
        if (!(error instanceof AppError)) console.error(error);
      },
    });
    terminal.say(t('cli.serve.at', { url: host.url }));
    terminal.say(t('cli.serve.stop'));
    terminal.tell({ event: 'serving', url: host.url, port: host.port });
    if (options.open) openInBrowser(host.url);
    await untilStopped();
    await host.close();
    return exitCodes.done;
  });
}
