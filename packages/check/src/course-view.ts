import type { Id } from '@nibras/base';
import {
  type AnyBlockModel,
  blockRefs,
  type BlockModels,
  type CourseSnapshot,
  type Interaction,
  plainText,
  type Slot,
  type SlotTexts,
  type SnapshotBlock,
  type SnapshotNode,
  snapshotPages,
} from '@nibras/course';

/** What a check needs to know of a file. */
export interface CheckedAsset {
  readonly size: number;
  readonly mediaType: string;
}

/** A block in its place. */
export interface PlacedBlock {
  readonly block: SnapshotBlock;
  readonly model: AnyBlockModel;
  readonly slots: readonly Slot[];
  readonly page: Id;
  /** False where its question counts in a scored quiz. */
  readonly practice: boolean;
  /** Its question in a language, texts of that language only; undefined where it is no question. */
  readonly interaction: (language: string) => Interaction | undefined;
}

/** A page with all blocks that it shows, those inside other blocks included, in reading order. */
export interface CheckedPage {
  readonly node: SnapshotNode;
  /** The node that makes its questions count, if any. */
  readonly quiz: SnapshotNode | undefined;
  readonly blocks: readonly PlacedBlock[];
  /** Blocks that its texts refer to and that the course does not hold. */
  readonly missingBlocks: readonly Id[];
}

/** The course as every rule reads it. */
export interface CourseView {
  readonly snapshot: CourseSnapshot;
  readonly pages: readonly CheckedPage[];
  readonly targets: readonly string[];
  /** Undefined where nothing is known of files. */
  readonly asset: ((hash: string) => CheckedAsset | undefined) | undefined;
}

/** Plain words of a text. */
export function wordsOf(text: SlotTexts[string] | undefined): string {
  return text === undefined ? '' : typeof text === 'string' ? text : plainText(text);
}

function place(
  snapshot: CourseSnapshot,
  models: BlockModels,
  node: SnapshotNode,
  practice: boolean,
): CheckedPage['blocks'] {
  const found = new Map<Id, PlacedBlock>();
  const visit = (texts: SlotTexts): void => {
    for (const text of Object.values(texts)) {
      if (typeof text === 'string') continue;
      for (const id of blockRefs(text)) {
        const block = snapshot.blocks[id];
        const model = block && models[block.type];
        if (!block || !model || found.has(id)) continue;
        found.set(id, {
          block,
          model,
          slots: model.slots(block.settings as never),
          page: node.id,
          practice,
          interaction: (language) =>
            model.interaction?.(
              block as never,
              (slot) => wordsOf(block.texts[slot]?.[language]),
              (member) => snapshot.numbers[member] ?? 0,
            ),
        });
        for (const slot of Object.values(block.texts)) visit(slot);
      }
    }
  };
  visit(node.prose ?? {});
  return [...found.values()];
}

function missingBlocks(snapshot: CourseSnapshot, page: SnapshotNode, blocks: readonly PlacedBlock[]): Id[] {
  const texts = [page.prose ?? {}, ...blocks.flatMap(({ block }) => Object.values(block.texts))];
  const ids = texts.flatMap((one) =>
    Object.values(one).flatMap((text) => (typeof text === 'string' ? [] : blockRefs(text))),
  );
  return [...new Set(ids)].filter((id) => !snapshot.blocks[id]);
}

const viewed = new WeakMap<CourseSnapshot, { models: BlockModels; pages: readonly CheckedPage[] }>();

function viewPages(snapshot: CourseSnapshot, models: BlockModels): readonly CheckedPage[] {
  const known = viewed.get(snapshot);
  if (known?.models === models) return known.pages;
  const pages = snapshotPages(snapshot).map(({ page, ancestors }): CheckedPage => {
    const quiz = [page, ...ancestors.toReversed()].find((node) => node.settings.quiz);
    const blocks = place(snapshot, models, page, quiz === undefined);
    return { node: page, quiz, blocks, missingBlocks: missingBlocks(snapshot, page, blocks) };
  });
  viewed.set(snapshot, { models, pages });
  return pages;
}

/** Reads a course once for all rules; a snapshot never changes, so its pages are read once for all calls. */
export function viewCourse(
  snapshot: CourseSnapshot,
  models: BlockModels,
  targets: readonly string[],
  asset: CourseView['asset'],
): CourseView {
  return { snapshot, pages: viewPages(snapshot, models), targets, asset };
}
