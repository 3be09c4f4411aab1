import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '@nibras/base';
import { type AttemptRecord, type ProfileId, sayVerdict, type VerdictLanguage } from '@nibras/lms';
import { type CountedVerdict, scriptOf, type Step, type VerifyReport, verifyPackage } from '@nibras/service';
import { type CommandContext, finish } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { reportFailure } from '../failures.ts';
import { listOf } from '../lists.ts';
import type { Terminal } from '../terminal.ts';

interface VerifyOptions {
  readonly json?: boolean;
  readonly profile?: string;
  readonly script?: string;
  readonly allParts?: boolean;
  readonly standardLimits?: boolean;
  readonly play?: boolean;
  readonly log?: string;
}

const known: readonly string[] = ['moodle', 'open-edx', 'strict-scorm12', 'strict-scorm2004', 'cmi5', 'xapi', 'none'];

function parseProfiles(list: string | undefined): ProfileId[] {
  const profiles = listOf(list);
  for (const profile of profiles)
    if (!known.includes(profile)) throw new AppError('verify.profile', { profile, known: known.join(', ') });
  return profiles as ProfileId[];
}

function readScript(path: string | undefined): readonly Step[] | undefined {
  if (path === undefined) return undefined;
  try {
    return scriptOf(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('file.not-found', { path }, error);
  }
}

function tellVerdicts(terminal: Terminal, verdicts: readonly CountedVerdict[], indent: string): void {
  const { t } = terminal;
  const language = t('cli.language-code') as VerdictLanguage;
  for (const verdict of verdicts) {
    const { element, value, clause, count, severity } = verdict;
    const what = [element, value === '' ? '' : `“${value}”`].filter((one) => one !== '').join(' ');
    const times = count > 1 ? ` ${t('cli.verify.times', { count })}` : '';
    const sign = t(severity === 'error' ? 'cli.verify.error' : 'cli.verify.warning');
    terminal.say(
      `${indent}${sign} ${what === '' ? '' : `${what}: `}${sayVerdict(language, verdict)}${times}${clause === '' ? '' : ` [${clause}]`}`,
    );
    terminal.say(`${indent}  ${verdict.rule}`);
  }
}

function tellRecord(terminal: Terminal, record: AttemptRecord | undefined): void {
  const { t } = terminal;
  if (!record) return;
  terminal.say(
    `    ${t('cli.verify.record', {
      completion: t(`cli.verify.completion.${record.completion.replace(' ', '-')}`),
      success: t(`cli.verify.success.${record.success}`),
      grade: record.grade === undefined ? t('cli.verify.no-grade') : String(record.grade),
      given: t(record.completionGiven ? 'cli.verify.yes' : 'cli.verify.no'),
      time: record.totalTime,
      saved: record.saved,
      resumable: t(record.resumable ? 'cli.verify.yes' : 'cli.verify.no'),
      answers: record.interactions.length,
    })}`,
  );
}

function tellReport(terminal: Terminal, report: VerifyReport): void {
  const { t } = terminal;
  const edition = report.edition?.replace('12', '1.2').replace('-', ' ') ?? '';
  const kind = edition === '' ? t(`cli.verify.kind.${report.kind}`) : `SCORM ${edition}`;
  terminal.say([report.path, kind, report.title].filter((one) => one !== '').join(' · '));
  tellVerdicts(terminal, report.verdicts, '  ');
  for (const { profile, played } of report.profiles)
    for (const part of played) {
      terminal.say(`  ${t(`cli.verify.profile.${profile}`)}${part.title === report.title ? '' : ` · ${part.title}`}`);
      tellRecord(terminal, part.record);
      tellVerdicts(terminal, part.verdicts, '    ');
    }
  if (report.notPlayed !== undefined) terminal.say(`  ${t(`cli.verify.not-played.${report.notPlayed}`)}`);
  terminal.say(`  ${t('cli.verify.summary', { errors: report.errors, warnings: report.warnings })}`);
}

/** Logs are for a support ticket: they go to files, and the report stays short. */
function writeLogs(folder: string, report: VerifyReport): void {
  mkdirSync(folder, { recursive: true });
  const name = basename(report.path).replace(/\.zip$/i, '');
  for (const { profile, played } of report.profiles)
    for (const [index, part] of played.entries())
      writeFileSync(join(folder, `${name}-${profile}-${index + 1}.json`), `${JSON.stringify(part.log, null, 2)}\n`);
}

export function addVerifyCommand(program: Command, context: CommandContext): void {
  const { t } = context;
  const command = program
    .command('verify')
    .description(t('cli.command.verify'))
    .argument('<packages...>', t('cli.argument.packages'))
    .option('--profile <lms>', t('cli.option.profile'))
    .option('--script <file>', t('cli.option.script'))
    .option('--all-parts', t('cli.option.all-parts'))
    .option('--standard-limits', t('cli.option.standard-limits'))
    .option('--no-play', t('cli.option.no-play'))
    .option('--log <folder>', t('cli.option.log'));
  finish<VerifyOptions>(command, context, async (terminal, packages, options) => {
    const profiles = parseProfiles(options.profile);
    const steps = readScript(options.script);
    let code: number = exitCodes.done;
    for (const path of packages)
      try {
        const report = await verifyPackage({
          path,
          profiles,
          parts: options.allParts ? 'all' : 'first',
          standardLimits: options.standardLimits ?? false,
          staticOnly: options.play === false,
          ...(steps === undefined ? {} : { steps }),
          onPlay: (profile, title) => terminal.progress(0, `${t(`cli.verify.profile.${profile}`)} · ${title}`),
        });
        tellReport(terminal, report);
        terminal.tell({
          event: 'verified',
          ...report,
          profiles: report.profiles.map(({ profile, played }) => ({
            profile,
            played: played.map(({ log: _, ...part }) => part),
          })),
        });
        if (options.log !== undefined) writeLogs(options.log, report);
        const unseen = report.notPlayed === 'no-browser' ? exitCodes.notPlayed : exitCodes.done;
        code = Math.max(code, report.errors > 0 ? exitCodes.problems : unseen);
      } catch (error) {
        code = Math.max(code, reportFailure(error, terminal, { file: path }));
      }
    return code;
  });
}
