import type { RootContent } from 'mdast';
import { derivedId, type Id } from '@nibras/base';
import type { ProseNode } from '@nibras/course';
import { parseCallout, parseColumns, parseDivider, parsePicture, parseTask } from './blocks/presentation.ts';
import { parseChoice, parseChoices, parseMatching, parseShortText } from './blocks/questions.ts';
import { type Directive, fail, keyOf, type SourceFile } from './lesson-source.ts';
import type { BlockParser, BlockReader, ParsedBlock } from './parsed-block.ts';
import { toProse, withIds } from './prose.ts';

const parsers: Readonly<Record<string, BlockParser>> = {
  callout: parseCallout,
  task: parseTask,
  picture: parsePicture,
  columns: parseColumns,
  divider: parseDivider,
  choice: parseChoice,
  choices: parseChoices,
  'short-text': parseShortText,
  matching: parseMatching,
};

/** The files behind a picture's name, or what is missing. */
export type PictureFinder = (name: string) => ReturnType<BlockReader['picture']> | string;

/** A page's text and blocks in one language; blocks of the whole lesson gather in `blocks`. */
export function readPage(
  file: SourceFile,
  content: readonly RootContent[],
  scope: readonly string[],
  blocks: Map<string, ParsedBlock>,
  picture: PictureFinder,
): ProseNode[] {
  const place = (node: Directive): Id => {
    const parser = parsers[node.name];
    if (!parser) fail(file, node, `:::${node.name} is not part of the sample format`);
    const key = keyOf(file, node);
    if (blocks.has(key)) fail(file, node, `the key "${key}" is already taken in this lesson`);
    const id = derivedId(...scope, 'block', key);
    const line = node.position?.start.line ?? 1;
    // Holds the place of an outer block before those inside it.
    blocks.set(key, { key, id, type: 'divider', file, line, settings: {}, texts: {} });
    let part = 0;
    const rich = (nodes: Directive['children'], inner: (one: Directive) => Id): ProseNode[] =>
      withIds(toProse(file, nodes, inner), id, file.language, String((part += 1)));
    const parsed = parser(node, {
      file,
      flow: (nodes) => rich(nodes, place),
      rich: (nodes) => rich(nodes, (one) => fail(file, one, `:::${one.name} cannot stand here`)),
      memberId: (...words) => derivedId(id, ...words),
      picture: (name, one) => {
        const found = picture(name);
        return typeof found === 'string' ? fail(file, one, found) : found;
      },
    });
    blocks.set(key, { key, id, file, line, ...parsed });
    return id;
  };
  return toProse(file, content, place);
}
