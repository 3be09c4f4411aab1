import type { Command } from 'commander';
import { AppError } from '@nibras/base';
import { startReview } from '@nibras/service';
import { type CommandContext, finish } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { parsePort } from '../parse-port.ts';
import { untilStopped } from '../until-stopped.ts';
import { withCourse } from '../read-course.ts';
import { parseTargets } from './check.ts';

interface PreviewOptions {
  readonly json?: boolean;
  readonly language?: string;
  readonly to: string;
  readonly lan?: boolean;
  readonly port?: number;
}

export function addPreviewCommand(program: Command, context: CommandContext): void {
  const { t } = context;
  const command = program
    .command('preview')
    .description(t('cli.command.preview'))
    .argument('<file>', t('cli.argument.file'))
    .option('--language <language>', t('cli.option.preview-language'))
    .option('--to <target>', t('cli.option.preview-to'), 'scorm12')
    .option('--lan', t('cli.option.lan'))
    .option('--port <n>', t('cli.option.port'), parsePort);
  finish<PreviewOptions>(command, context, async (terminal, [file = ''], options) => {
    const [target, ...others] = parseTargets(options.to);
    if (target === undefined || others.length > 0) throw new AppError('export.unknown-target', { target: options.to });
    const languages = withCourse(file, (_, snapshot) => snapshot.languages);
    if (options.language !== undefined && !languages.includes(options.language))
      throw new AppError('export.bad-options', { where: `--language ${options.language}` });
    const review = await startReview({
      path: file,
      target,
      ...(options.language === undefined ? {} : { language: options.language }),
      ...(options.lan ? { lan: true } : {}),
      ...(options.port === undefined ? {} : { port: options.port }),
    });
    for (const url of review.urls) terminal.say(t('cli.preview.at', { url }));
    if (options.lan) terminal.say(t('cli.preview.lan'));
    terminal.say(t('cli.serve.stop'));
    terminal.tell({ event: 'previewing', file, urls: review.urls });
    await untilStopped();
    await review.close();
    return exitCodes.done;
  });
}
