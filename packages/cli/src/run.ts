import { Command, CommanderError } from 'commander';
import { addBankCommands } from './commands/bank.ts';
import { addCheckCommand } from './commands/check.ts';
import { addExportCommand } from './commands/export.ts';
import { addInfoCommand } from './commands/info.ts';
import { addMergeCommand } from './commands/merge.ts';
import { addNewCommand } from './commands/new.ts';
import { addPreviewCommand } from './commands/preview.ts';
import { addRecoverCommand } from './commands/recover.ts';
import { addServeCommand } from './commands/serve.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { addQuestionCommands } from './commands/questions.ts';
import type { CommandContext } from './command-context.ts';
import { exitCodes } from './exit-codes.ts';
import { chooseLanguage, type Translate, translator } from './translation.ts';

const version = '0.1.0';

const usageCodes: Readonly<Record<string, string>> = {
  'commander.missingArgument': 'cli.usage.missing-argument',
  'commander.unknownOption': 'cli.usage.unknown-option',
  'commander.unknownCommand': 'cli.usage.unknown-command',
  'commander.excessArguments': 'cli.usage.too-many',
  'commander.optionMissingArgument': 'cli.usage.option-value',
  'commander.missingMandatoryOptionValue': 'cli.usage.missing-option',
  'commander.invalidArgument': 'cli.usage.invalid',
};

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'cli.help.usage',
  'Arguments:': 'cli.help.arguments',
  'Options:': 'cli.help.options',
  'Commands:': 'cli.help.commands',
  'Global Options:': 'cli.help.options',
};

/** The word between quotes in a message of commander, which names what it stumbled over. */
const named = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? '';

function configure(command: Command, t: Translate): void {
  command
    .helpOption('-h, --help', t('cli.option.help'))
    .configureHelp({
      styleTitle: (title) => (titles[title] === undefined ? title : t(titles[title])),
      optionDescription: ({ description, defaultValue, negate }) =>
        defaultValue === undefined || negate
          ? description
          : t('cli.help.default', { what: description, value: String(defaultValue) }),
    })
    .configureOutput({ writeErr: () => undefined })
    .exitOverride()
    .showSuggestionAfterError(false);
  for (const child of command.commands) configure(child, t);
}

/** Runs the command with the arguments given; returns the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  const t = translator(chooseLanguage(args, process.env));
  let code: number = exitCodes.done;
  const context: CommandContext = { t, exit: (one) => (code = Math.max(code, one)) };
  const program = new Command('nibras')
    .description(t('cli.about'))
    .version(version, '-v, --version', t('cli.option.version'))
    .option('--lang <fr|ar|en>', t('cli.option.lang'))
    .helpCommand('help [command]', t('cli.command.help'))
    .addHelpText('after', () => `\n${t('cli.help.exit')}`);
  addNewCommand(program, context);
  addInfoCommand(program, context);
  addCheckCommand(program, context);
  addExportCommand(program, context);
  addServeCommand(program, context);
  addPreviewCommand(program, context);
  addMergeCommand(program, context);
  addRecoverCommand(program, context);
  addQuestionCommands(program, context);
  addBankCommands(program, context);
  addVerifyCommand(program, context);
  for (const command of program.commands.flatMap((one) => (one.commands.length > 0 ? one.commands : [one])))
    command.option('--lang <fr|ar|en>', t('cli.option.lang'));
  configure(program, t);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCodes.done;
    const key = usageCodes[error.code];
    if (key === undefined) process.stdout.write(program.helpInformation());
    else process.stderr.write(`${t(key, { name: named(error.message) })}\n${t('cli.usage.see-help')}\n`);
    return exitCodes.usage;
  }
  return code;
}
