import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { models } from '@nibras/blocks/models';
import { measureCourse } from '@nibras/check';
import { pickText, snapshotPages } from '@nibras/course';
import { type CommandContext, finish } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { reportFailure } from '../failures.ts';
import { withCourse } from '../read-course.ts';
import { inMegabytes } from '../sizes.ts';

/** What a course file holds. */
function readInfo(path: string): Record<string, unknown> & { title: string; languages: readonly string[] } {
  return withCourse(path, (file, snapshot) => {
    const blocks = Object.values(snapshot.blocks);
    const measures = snapshot.languages.map(
      (language) => [language, measureCourse(snapshot, models, language)] as const,
    );
    const media = file.assets.list();
    return {
      title: pickText(snapshot.title, snapshot.defaultLanguage, ''),
      id: snapshot.id,
      languages: snapshot.languages,
      defaultLanguage: snapshot.defaultLanguage,
      pages: snapshotPages(snapshot).length,
      questions: blocks.filter(({ type }) => (models as Record<string, { interaction?: unknown }>)[type]?.interaction)
        .length,
      words: Object.fromEntries(measures.map(([language, { words }]) => [language, words])),
      minutes: Object.fromEntries(measures.map(([language, { minutes }]) => [language, minutes])),
      media: media.length,
      mediaBytes: media.reduce((sum, { size }) => sum + size, 0),
      fileBytes: statSync(file.path).size,
      versions: file.versions.list().map(({ name, time }) => ({ name, time })),
    };
  });
}

export function addInfoCommand(program: Command, context: CommandContext): void {
  const { t } = context;
  const command = program
    .command('info')
    .description(t('cli.command.info'))
    .argument('<files...>', t('cli.argument.files'));
  finish(command, context, (terminal, files) => {
    let code: number = exitCodes.done;
    for (const file of files)
      try {
        const info = readInfo(file);
        terminal.tell({ event: 'info', file, ...info });
        terminal.say(info.title || file);
        const number = (name: string): number => Number(info[name]);
        const each = (name: string): string =>
          info.languages.map((one) => `${one} ${(info[name] as Record<string, number>)[one]}`).join(', ');
        const rows: readonly (readonly [string, string])[] = [
          ['file', file],
          ['languages', info.languages.join(', ')],
          ['pages', String(number('pages'))],
          ['questions', String(number('questions'))],
          ['words', each('words')],
          ['minutes', each('minutes')],
          ['media', `${number('media')} (${inMegabytes(t, number('mediaBytes'))})`],
          ['size', inMegabytes(t, number('fileBytes'))],
          ['versions', String((info['versions'] as unknown[]).length)],
        ];
        for (const [name, value] of rows) terminal.say(`  ${t(`cli.info.${name}`)} ${value}`);
      } catch (error) {
        code = Math.max(code, reportFailure(error, terminal, { file }));
      }
    return code;
  });
}
