import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { Diagnostic } from '@nibras/base';
import { type CommandContext, finish } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { withService } from '../service-client.ts';
import type { Terminal } from '../terminal.ts';

type Place = 'bank' | 'pages';
type Source = 'pages' | 'banks' | 'all';

function tell(terminal: Terminal, file: string, diagnostics: readonly Diagnostic[]): void {
  for (const { severity, code, params } of diagnostics) {
    const message = terminal.t(`problem.${code}`, params);
    terminal.say(`  ${terminal.t(`severity.${severity}`)} ${message}`);
    terminal.tell({ event: 'problem', file, severity, code, params, message });
  }
}

/** `nibras import-questions` and `nibras export-questions`. */
export function addQuestionCommands(program: Command, context: CommandContext): void {
  const { t } = context;
  const reading = program
    .command('import-questions')
    .description(t('cli.command.import-questions'))
    .argument('<course>', t('cli.argument.questions-course'))
    .argument('<file>', t('cli.argument.questions-from'))
    .option('--language <language>', t('cli.option.questions-language'))
    .option('--format <format>', t('cli.option.questions-format'))
    .addOption(new Option('--into <place>', t('cli.option.questions-into')).choices(['bank', 'pages']));
  finish<{ readonly json?: boolean; readonly language?: string; readonly format?: string; readonly into?: Place }>(
    reading,
    context,
    (terminal, [file = '', from = ''], options) =>
      withService(async (host) => {
        const { course } = await host.call('course.open', { path: resolve(file) });
        try {
          const { count, format, diagnostics } = await host.call('questions.import', {
            course,
            path: resolve(from),
            ...(options.language === undefined ? {} : { language: options.language }),
            ...(options.format === undefined ? {} : { format: options.format }),
            ...(options.into === undefined ? {} : { into: options.into }),
          });
          tell(terminal, from, diagnostics);
          terminal.say(t('cli.questions.imported', { count, format }));
          terminal.tell({ event: 'questions-imported', file, from, count, format });
          return count > 0 ? exitCodes.done : exitCodes.failed;
        } finally {
          await host.call('course.close', { course });
        }
      }),
  );
  const writing = program
    .command('export-questions')
    .description(t('cli.command.export-questions'))
    .argument('<course>', t('cli.argument.questions-course'))
    .argument('<file>', t('cli.argument.questions-to'))
    .option('--language <language>', t('cli.option.questions-language'))
    .requiredOption('--format <format>', t('cli.option.questions-format'))
    .addOption(new Option('--from <place>', t('cli.option.questions-taken')).choices(['pages', 'banks', 'all']));
  finish<{ readonly json?: boolean; readonly language?: string; readonly format: string; readonly from?: Source }>(
    writing,
    context,
    (terminal, [file = '', to = ''], options) =>
      withService(async (host) => {
        const { course } = await host.call('course.open', { path: resolve(file) });
        try {
          const { count, diagnostics } = await host.call('questions.export', {
            course,
            path: resolve(to),
            ...(options.language === undefined ? {} : { language: options.language }),
            format: options.format,
            ...(options.from === undefined ? {} : { from: options.from }),
          });
          tell(terminal, to, diagnostics);
          terminal.say(t('cli.questions.exported', { count, path: to }));
          terminal.tell({ event: 'questions-exported', file, to, count });
          return exitCodes.done;
        } finally {
          await host.call('course.close', { course });
        }
      }),
  );
}
