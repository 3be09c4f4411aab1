import { basename } from 'node:path';
import { derivedId, type Id } from '@nibras/base';
import { type AssetSetting, type BlockType, models } from '@nibras/blocks/models';
import { addNode, blockRef, type BlockSeed, type CourseDocument, createBlock } from '@nibras/course';
import { keyed, ownSettings, QuestionWriter } from './bank-questions.ts';
import { readBank } from './bank-source.ts';
import type { PictureFinder } from './read-page.ts';
import { SourceError } from './source-error.ts';

/** Adds a bank with its questions to the course. */
export function compileBank(
  document: CourseDocument,
  path: string,
  place: { readonly course: string; readonly languages: readonly string[]; readonly picture: PictureFinder },
): Id {
  const { course, languages } = place;
  const picture = (name: string): AssetSetting | string => {
    const found = place.picture(name);
    if (typeof found === 'string') return found;
    return Object.keys(found.variants).length > 0 ? `"${name}" must be one picture for all languages` : found.asset;
  };
  const source = readBank(path);
  const name = basename(path);
  const scope = ['sample', course, 'bank', source.key];
  const keys = source.questions.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) < index);
  if (twice !== undefined) throw new SourceError(name, 1, `"${twice}" stands twice`);
  const blocks = source.questions.map((question) => {
    const writer = new QuestionWriter([...scope, question.key], name);
    const own = ownSettings(question, writer, picture);
    writer.rich('stem', question.stem);
    const hints = question.hint ? [writer.id('hint', 0)] : [];
    if (question.hint) writer.rich(`hint:${hints[0]}`, question.hint);
    writer.rich('correct', question.correct);
    writer.rich('incorrect', question.incorrect);
    const settings = {
      points: question.points,
      attempts: 1,
      hints: keyed(hints, () => ({})),
      difficulty: question.difficulty,
      level: question.level,
      objective: question.objective,
      ...(question.competency ? { competency: question.competency } : {}),
      tags: Object.fromEntries(question.tags.map((tag) => [tag, true])),
      ...own,
    };
    for (const [slot, words] of Object.entries(writer.texts)) {
      const missing = languages.filter((language) => !words[language]);
      if (missing.length > 0) throw new SourceError(name, 1, `${question.key} ${slot}: not in ${missing.join(', ')}`);
    }
    const seed: BlockSeed = { settings, texts: writer.texts };
    const type: BlockType = question.type;
    return createBlock(document, models[type], seed, derivedId(...scope, question.key));
  });
  return addNode(document, {
    id: derivedId(...scope),
    kind: 'page',
    title: source.title,
    settings: { bank: true },
    prose: Object.fromEntries(languages.map((language) => [language, blocks.map(blockRef)])),
  });
}
