import * as Y from 'yjs';
import { type CourseDocument, entriesBelow, plainText, readProse, readTexts } from '@nibras/course';
import type { IndexedText, TextIndex } from '@nibras/storage';

const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

function nodeTexts(owner: string, node: Y.Map<unknown>): IndexedText[] {
  const bodies = new Map<string, string[]>();
  const add = (language: string, text: string): void =>
    void bodies.set(language, [...(bodies.get(language) ?? []), text]);
  for (const [language, title] of entriesBelow(node, 'title/')) add(language, String(title));
  for (const [language, prose] of entriesBelow(node, 'prose/'))
    if (prose instanceof Y.XmlFragment) add(language, plainText(readProse(prose)));
  return [...bodies].map(([language, parts]) => ({ owner, language, body: join(parts) }));
}

function blockTexts(owner: string, block: Y.Map<unknown>): IndexedText[] {
  const bodies = new Map<string, string[]>();
  for (const texts of Object.values(readTexts(block)))
    for (const [language, text] of Object.entries(texts))
      bodies.set(language, [...(bodies.get(language) ?? []), typeof text === 'string' ? text : plainText(text)]);
  return [...bodies].map(([language, parts]) => ({ owner, language, body: join(parts) }));
}

/** Keeps the file's text index equal to the document, by rereading only what changed. */
export interface CourseTexts {
  /** Writes what changed since the last call, and the mark where the file moved on. */
  update(): void;
  dispose(): void;
}

/** Watches a document for changed texts. `mark` names the content that the index was last made of. */
export function watchTexts(document: CourseDocument, index: TextIndex, mark: () => string): CourseTexts {
  const changed = { nodes: new Set<string>(), blocks: new Set<string>() };
  let stale = index.mark() !== mark();
  const listen =
    (owners: Set<string>) =>
    (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      for (const event of events) {
        const [owner] = event.path;
        if (owner !== undefined) owners.add(String(owner));
        else for (const key of event.changes.keys.keys()) owners.add(key);
      }
    };
  const onNodes = listen(changed.nodes);
  const onBlocks = listen(changed.blocks);
  document.nodes.observeDeep(onNodes as never);
  document.blocks.observeDeep(onBlocks as never);

  const reread = (
    owners: Iterable<string>,
    records: Y.Map<Y.Map<unknown>>,
    textsOf: (owner: string, record: Y.Map<unknown>) => IndexedText[],
  ): void => {
    for (const owner of owners) {
      const record = records.get(owner);
      if (record) index.put(textsOf(owner, record));
      else index.remove([owner]);
    }
  };
  return {
    update() {
      if (stale) {
        index.clear();
        const all: IndexedText[] = [];
        for (const [owner, node] of document.nodes.entries()) all.push(...nodeTexts(owner, node));
        for (const [owner, block] of document.blocks.entries()) all.push(...blockTexts(owner, block));
        index.put(all);
      } else {
        reread(changed.nodes, document.nodes, nodeTexts);
        reread(changed.blocks, document.blocks, blockTexts);
      }
      stale = false;
      changed.nodes.clear();
      changed.blocks.clear();
      const now = mark();
      if (index.mark() !== now) index.setMark(now);
    },
    dispose() {
      document.nodes.unobserveDeep(onNodes as never);
      document.blocks.unobserveDeep(onBlocks as never);
    },
  };
}
