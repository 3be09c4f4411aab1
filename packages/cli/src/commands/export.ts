import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { AppError } from '@nibras/base';
import { endingOf, parseTarget } from '@nibras/export';
import { usualBuiltFolder } from '@nibras/service';
import { onFile } from '@nibras/storage';
import { type CommandContext, finish } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { runExports, type PlannedExport } from '../export-runner.ts';
import { reportFailure } from '../failures.ts';
import { listOf } from '../lists.ts';
import { tellProblems } from '../read-course.ts';
import { readPlan } from '../read-plan.ts';
import { addTargetFlags, targetOptions } from '../target-flags.ts';
import type { Terminal } from '../terminal.ts';
import { parseTargets } from './check.ts';

interface ExportOptions {
  readonly json?: boolean;
  readonly to: string;
  readonly out: string;
  readonly language?: string;
  readonly force?: boolean;
  readonly jobs: number;
  readonly compare?: string;
}

/** What is to be written of one file; nothing where errors hold it back. */
async function planFile(
  path: string,
  targets: readonly string[],
  options: ExportOptions,
  terminal: Terminal,
): Promise<PlannedExport[] | undefined> {
  const { t } = terminal;
  const asked = listOf(options.language);
  const { compare } = options;
  const course = await readPlan({
    path,
    targets,
    languages: asked,
    ...(compare === undefined ? {} : { earlier: resolve(compare) }),
  });
  const languages = asked.length === 0 ? [course.defaultLanguage] : asked.includes('all') ? course.languages : asked;
  const missing = languages.find((language) => !course.languages.includes(language));
  if (missing !== undefined) throw new AppError('export.bad-options', { where: `--language ${missing}` });
  const errors = course.problems.filter(
    ({ severity, at }) => severity === 'error' && (at.language === undefined || languages.includes(at.language)),
  );
  if (errors.length > 0) {
    terminal.warn(t(options.force ? 'cli.export.forced' : 'cli.export.held', { path, count: errors.length }));
    tellProblems(path, course.titles, errors, terminal);
    if (!options.force) {
      terminal.tell({ event: 'failed', file: path, code: 'export.blocked-by-problems' });
      return undefined;
    }
  }
  if (course.losses.length > 0) {
    terminal.warn(t('cli.export.losses', { path, count: course.losses.length }));
    tellProblems(path, course.titles, course.losses, terminal);
  }
  const { changes } = course;
  if (changes === 'another course') terminal.warn(t('cli.export.another-course', { path, earlier: compare }));
  else if (changes) {
    terminal.warn(
      changes.length > 0
        ? t('cli.export.changes', { path, count: changes.length })
        : t('cli.export.no-changes', { path }),
    );
    tellProblems(path, course.titles, changes, terminal);
  }
  const name = basename(path).replace(/\.nibras$/i, '');
  return languages.flatMap((language) =>
    targets.map((target): PlannedExport => {
      const own = targetOptions(target, options as unknown as Record<string, unknown>);
      const { packager, options: parsed } = parseTarget(target, own);
      const ending = endingOf(packager, parsed);
      return {
        course: path,
        target,
        language,
        options: own,
        out: join(resolve(options.out), `${name}-${language}-${target}${ending}`),
        built: usualBuiltFolder(),
      };
    }),
  );
}

/** Two packages that would be written under one name; names that differ in case only are one on Windows and macOS. */
function findClash(planned: readonly PlannedExport[]): { name: string; first: string; second: string } | undefined {
  const taken = new Map<string, PlannedExport>();
  for (const one of planned) {
    const key = one.out.normalize('NFC').toLowerCase();
    const other = taken.get(key);
    if (other) return { name: basename(other.out), first: other.course, second: one.course };
    taken.set(key, one);
  }
  return undefined;
}

/** The files given, each once: a pattern of the shell beside a name often gives one twice. */
function withoutRepeats(files: readonly string[]): string[] {
  return [...new Map(files.toReversed().map((path) => [resolve(path), path])).values()].toReversed();
}

function parseJobs(text: string): number {
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64) throw new InvalidArgumentError('');
  return jobs;
}

export function addExportCommand(program: Command, context: CommandContext): void {
  const { t } = context;
  const command = program
    .command('export')
    .description(t('cli.command.export'))
    .argument('<files...>', t('cli.argument.files'))
    .requiredOption('--to <targets>', t('cli.option.to'))
    .requiredOption('--out <folder>', t('cli.option.out'))
    .option('--language <languages>', t('cli.option.language'))
    .option('--force', t('cli.option.force'))
    .option('--compare <course>', t('cli.option.compare'))
    .option('--jobs <n>', t('cli.option.jobs'), parseJobs, Math.min(4, availableParallelism()));
  addTargetFlags(command, t);
  finish<ExportOptions>(command, context, async (terminal, files, options) => {
    const targets = parseTargets(options.to);
    if (targets.length === 0) throw new AppError('export.unknown-target', { target: options.to });
    const out = resolve(options.out);
    let code: number = exitCodes.done;
    const planned: PlannedExport[] = [];
    for (const path of withoutRepeats(files))
      try {
        const plan = await planFile(path, targets, options, terminal);
        if (plan) planned.push(...plan);
        else code = Math.max(code, exitCodes.problems);
      } catch (error) {
        code = Math.max(code, reportFailure(error, terminal, { file: path }));
      }
    if (planned.length === 0) return code;
    const clash = findClash(planned);
    if (clash) {
      const message = t('cli.export.same-name', clash);
      terminal.warn(message);
      terminal.tell({ event: 'failed', code: 'cli.export.same-name', params: clash, message });
      return exitCodes.usage;
    }
    onFile(out, () => mkdirSync(out, { recursive: true }));
    return Math.max(code, await runExports(planned, options.jobs, terminal));
  });
}
