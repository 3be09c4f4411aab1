import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Id } from '@nibras/base';
import { pickText } from '@nibras/course';
import type { HostClient } from '@nibras/host';
import { type CommandContext, finish, type Work } from '../command-context.ts';
import { exitCodes, Exit } from '../exit-codes.ts';
import { withCourse } from '../read-course.ts';
import { withService } from '../service-client.ts';
import type { Terminal } from '../terminal.ts';

interface Bank {
  readonly id: Id;
  readonly titles: readonly string[];
}

const banksIn = (path: string): Bank[] =>
  withCourse(resolve(path), (_file, { banks, defaultLanguage }) =>
    banks.map(({ id, title }) => ({
      id,
      titles: [pickText(title, defaultLanguage, ''), ...Object.values(title)].filter(Boolean),
    })),
  );

const fold = (text: string): string => text.normalize('NFC').trim().toLocaleLowerCase();

/** The bank that a title in any language, or an id, means; says which there are where it means none or several. */
function findBank(terminal: Terminal, path: string, wanted: string): Id {
  const banks = banksIn(path);
  const found = banks.filter(({ id, titles }) => id === wanted || titles.some((title) => fold(title) === fold(wanted)));
  if (found.length === 1) return found[0]!.id;
  const message = terminal.t(found.length === 0 ? 'cli.bank.unknown' : 'cli.bank.several', { name: wanted, path });
  terminal.warn(message);
  const named = (found.length === 0 ? banks : found).map(({ id, titles }) => ({ id, title: titles[0] ?? '' }));
  for (const { id, title } of named) terminal.warn(`  ${id}  ${title}`);
  terminal.tell({ event: 'failed', file: path, code: 'bank.not-found', message, banks: named });
  throw new Exit(exitCodes.usage);
}

interface ExportFlags {
  readonly json?: boolean;
  readonly bank: string;
  readonly out: string;
  readonly overwrite?: boolean;
}

interface AddFlags {
  readonly json?: boolean;
  readonly from?: string;
  readonly into?: string;
}

interface UpdateFlags {
  readonly json?: boolean;
  readonly from?: string;
  readonly replaceOwn?: boolean;
}

async function withOpen<Value>(
  file: string,
  work: (host: HostClient, course: string) => Promise<Value>,
): Promise<Value> {
  return withService(async (host) => {
    const { course } = await host.call('course.open', { path: resolve(file) });
    try {
      return await work(host, course);
    } finally {
      await host.call('course.close', { course });
    }
  });
}

const exportBank: Work<ExportFlags> = (terminal, [file = ''], { bank, out, overwrite = false }) => {
  const wanted = findBank(terminal, file, bank);
  return withOpen(file, async (host, course) => {
    const { path, count } = await host.call('bank.save', { course, bank: wanted, path: resolve(out), overwrite });
    terminal.say(terminal.t('cli.bank.exported', { count, path }));
    terminal.tell({ event: 'bank-exported', file, bank: wanted, to: path, count });
    return exitCodes.done;
  });
};

const addBank: Work<AddFlags> = (terminal, [file = '', from = ''], { from: part, into }) => {
  const source = part === undefined ? {} : { from: findBank(terminal, from, part) };
  const target = into === undefined ? {} : { into: findBank(terminal, file, into) };
  return withOpen(file, async (host, course) => {
    const choice = { course, path: resolve(from), ...source, ...target, update: false };
    const { added, same, kept } = await host.call('bank.add', choice);
    terminal.say(terminal.t('cli.bank.added', { added, same }));
    if (kept > 0) terminal.say(terminal.t('cli.bank.differ', { kept }));
    terminal.tell({ event: 'bank-added', file, from, added, same, differ: kept });
    return exitCodes.done;
  });
};

const updateBank: Work<UpdateFlags> = (terminal, [file = '', from = ''], { from: part, replaceOwn = false }) => {
  const source = part === undefined ? {} : { from: findBank(terminal, from, part) };
  return withOpen(file, async (host, course) => {
    const look = await host.call('bank.look', { course, path: resolve(from), ...source });
    const choice = { course, path: resolve(from), ...source, add: false, update: true, replaceOwn };
    const { updated, same, kept } = await host.call('bank.add', choice);
    terminal.say(terminal.t('cli.bank.updated', { updated, same }));
    if (kept > 0) terminal.say(terminal.t('cli.bank.kept', { kept }));
    for (const { question, stem } of replaceOwn ? [] : look.own) {
      const words = Object.values(stem).find(Boolean) ?? '';
      terminal.say(`  ${question}  ${words}`);
      terminal.tell({ event: 'question-kept', file, question, stem });
    }
    terminal.tell({ event: 'bank-updated', file, from, updated, same, kept, fresh: look.added });
    return exitCodes.done;
  });
};

/** `nibras bank export`, `nibras bank add` and `nibras bank update`. */
export function addBankCommands(program: Command, context: CommandContext): void {
  const { t } = context;
  const bank = program.command('bank').description(t('cli.command.bank'));
  finish(
    bank
      .command('export')
      .description(t('cli.command.bank-export'))
      .argument('<course>', t('cli.argument.questions-course'))
      .requiredOption('--bank <title or id>', t('cli.option.bank'))
      .requiredOption('--out <file>', t('cli.option.bank-out'))
      .option('--overwrite', t('cli.option.bank-overwrite')),
    context,
    exportBank,
  );
  finish(
    bank
      .command('add')
      .description(t('cli.command.bank-add'))
      .argument('<course>', t('cli.argument.questions-course'))
      .argument('<file>', t('cli.argument.bank-file'))
      .option('--from <title or id>', t('cli.option.bank-from'))
      .option('--into <title or id>', t('cli.option.bank-into')),
    context,
    addBank,
  );
  finish(
    bank
      .command('update')
      .description(t('cli.command.bank-update'))
      .argument('<course>', t('cli.argument.questions-course'))
      .argument('<file>', t('cli.argument.bank-file'))
      .option('--from <title or id>', t('cli.option.bank-from'))
      .option('--replace-own', t('cli.option.bank-replace-own')),
    context,
    updateBank,
  );
}
