import * as Y from 'yjs';
import { type CourseDocument, entriesBelow, plainText, type QuizSettings, readProse, readTexts } from '@nibras/course';
import type { IndexedText, TextIndex } from '@nibras/storage';

const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

function nodeTexts(owner: string, node: Y.Map<unknown>): IndexedText[] {
  const bodies = new Map<string, string[]>();
  const add = (language: string, text: string): void =>
    void bodies.set(language, [...(bodies.get(language) ?? []), text]);
  for (const [language, title] of entriesBelow(node, 'title/')) add(language, String(title));
  for (const [language, prose] of entriesBelow(node, 'prose/'))
    if (prose instanceof Y.XmlFragment) add(language, plainText(readProse(prose)));
  for (const { text } of (node.get('setting/quiz') as QuizSettings | undefined)?.bands ?? [])
    for (const [language, said] of Object.entries(text)) add(language, said);
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
  /** Writes what changed since the last call, for about so many milliseconds; whether there is more to write. */
  update(milliseconds: number): boolean;
  dispose(): void;
}

type Kind = 'nodes' | 'blocks';

/** Owners whose texts are written in one transaction. */
const batch = 50;

/** Watches a document for changed texts. `mark` names the content that the index was last made of. */
export function watchTexts(document: CourseDocument, index: TextIndex, mark: () => string): CourseTexts {
  const changed: Readonly<Record<Kind, Set<string>>> = { nodes: new Set(), blocks: new Set() };
  const textsOf = { nodes: nodeTexts, blocks: blockTexts } as const;
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

  const startOver = (): void => {
    stale = false;
    index.clear();
    for (const kind of ['nodes', 'blocks'] as const)
      for (const owner of document[kind].keys()) changed[kind].add(owner);
  };
  const writeBatch = (kind: Kind): void => {
    const owners: string[] = [];
    for (const owner of changed[kind]) if (owners.push(owner) === batch) break;
    const texts: IndexedText[] = [];
    const gone: string[] = [];
    for (const owner of owners) {
      const record = document[kind].get(owner);
      if (record) texts.push(...textsOf[kind](owner, record));
      else gone.push(owner);
    }
    index.put(texts);
    index.remove(gone);
    for (const owner of owners) changed[kind].delete(owner);
  };
  return {
    update(milliseconds) {
      const end = performance.now() + milliseconds;
      if (stale) startOver();
      for (const kind of ['nodes', 'blocks'] as const)
        while (changed[kind].size > 0) {
          writeBatch(kind);
          if (performance.now() > end) return changed.nodes.size + changed.blocks.size > 0;
        }
      const now = mark();
      if (index.mark() !== now) index.setMark(now);
      return false;
    },
    dispose() {
      document.nodes.unobserveDeep(onNodes as never);
      document.blocks.unobserveDeep(onBlocks as never);
    },
  };
}
