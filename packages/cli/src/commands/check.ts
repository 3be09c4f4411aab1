import type { Command } from 'commander';
import { AppError, type Severity } from '@nibras/base';
import { targets as known } from '@nibras/export';
import { type CommandContext, finish } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { reportFailure } from '../failures.ts';
import { checkFile, tellProblems, titlesOf, withCourse } from '../read-course.ts';
import { listOf } from '../lists.ts';

interface CheckOptions {
  readonly json?: boolean;
  readonly to?: string;
  readonly quiet?: boolean;
}

/** Targets out of a list; an unknown one is refused. */
export function parseTargets(list: string | undefined): string[] {
  const targets = listOf(list);
  for (const target of targets)
    if (!Object.hasOwn(known, target)) throw new AppError('export.unknown-target', { target });
  return targets;
}

export function addCheckCommand(program: Command, context: CommandContext): void {
  const { t } = context;
  const command = program
    .command('check')
    .description(t('cli.command.check'))
    .argument('<files...>', t('cli.argument.files'))
    .option('--to <targets>', t('cli.option.check-to'))
    .option('--quiet', t('cli.option.quiet'));
  finish<CheckOptions>(command, context, (terminal, files, options) => {
    const targets = parseTargets(options.to);
    let code: number = exitCodes.done;
    for (const path of files)
      try {
        const counts = withCourse(path, (file, snapshot) => {
          const problems = checkFile(file, snapshot, targets);
          terminal.say(path);
          const shown = options.quiet ? problems.filter(({ severity }) => severity === 'error') : problems;
          tellProblems(path, titlesOf(snapshot), shown, terminal);
          const count = (severity: Severity): number => problems.filter((one) => one.severity === severity).length;
          return { errors: count('error'), warnings: count('warning'), infos: count('info') };
        });
        terminal.say(`  ${t('cli.check.summary', counts)}`);
        terminal.tell({ event: 'checked', file: path, ...counts });
        if (counts.errors > 0) code = Math.max(code, exitCodes.problems);
      } catch (error) {
        code = Math.max(code, reportFailure(error, terminal, { file: path }));
      }
    return code;
  });
}
