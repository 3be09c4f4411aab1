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

/** What a block draws, and out of which questions. */
export interface CheckedDraw {
  readonly page: CheckedPage;
  readonly placed: PlacedBlock;
  readonly parts: readonly { readonly count: number; readonly pool: readonly Id[] }[];
}

/** The course as every rule reads it. */
export interface CourseView {
  readonly snapshot: CourseSnapshot;
  readonly pages: readonly CheckedPage[];
  /** Banks of questions, which no learner opens: each read as a page. */
  readonly banks: readonly CheckedPage[];
  /** What draws out of banks, page by page. */
  readonly draws: readonly CheckedDraw[];
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

type Read = Pick<CourseView, 'pages' | 'banks' | 'draws'>;

const viewed = new WeakMap<CourseSnapshot, { readonly models: BlockModels; readonly read: Read }>();

function readDraws(pages: readonly CheckedPage[], banks: readonly CheckedPage[]): CheckedDraw[] {
  const questions = banks.flatMap(({ node, blocks }) =>
    blocks.flatMap(({ block, model }) => (model.interaction ? [{ bank: node.id, block }] : [])),
  );
  return pages.flatMap((page) =>
    page.blocks.flatMap((placed) => {
      const requests = placed.model.draws?.(placed.block.settings as never);
      if (!requests) return [];
      const parts = requests.map(({ count, admits }) => ({
        count,
        pool: questions.filter(({ bank, block }) => admits(bank, block.settings)).map(({ block }) => block.id),
      }));
      return [{ page, placed, parts }];
    }),
  );
}

function readPages(snapshot: CourseSnapshot, models: BlockModels): Read {
  const known = viewed.get(snapshot);
  if (known?.models === models) return known.read;
  const readPage = (node: SnapshotNode, quiz: SnapshotNode | undefined): CheckedPage => {
    const blocks = place(snapshot, models, node, quiz === undefined);
    return { node, quiz, blocks, missingBlocks: missingBlocks(snapshot, node, blocks) };
  };
  const pages = snapshotPages(snapshot).map(({ page, ancestors }) =>
    readPage(
      page,
      [page, ...ancestors.toReversed()].find((node) => node.settings.quiz),
    ),
  );
  const banks = snapshot.banks.map((bank) => readPage(bank, undefined));
  const draws = readDraws(pages, banks);
  // What is only ever drawn for marks is no practice.
  const drawnFor = (practice: boolean): Set<Id> =>
    new Set(
      draws
        .filter(({ page }) => (page.quiz === undefined) === practice)
        .flatMap(({ parts }) => parts.flatMap(({ pool }) => pool)),
    );
  const [practised, scored] = [drawnFor(true), drawnFor(false)];
  const read: Read = {
    pages,
    draws,
    banks: banks.map((bank) => ({
      ...bank,
      blocks: bank.blocks.map((one) =>
        scored.has(one.block.id) && !practised.has(one.block.id) ? { ...one, practice: false } : one,
      ),
    })),
  };
  viewed.set(snapshot, { models, read });
  return read;
}

/** Reads a course once for all rules; a snapshot never changes, so its pages are read once for all calls. */
export function viewCourse(
  snapshot: CourseSnapshot,
  models: BlockModels,
  targets: readonly string[],
  asset: CourseView['asset'],
): CourseView {
  return { snapshot, ...readPages(snapshot, models), targets, asset };
}
