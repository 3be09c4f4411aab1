import type { Id } from '@nibras/base';
import type { AssetSetting, BlockType } from '@nibras/blocks/models';
import type { ProseNode } from '@nibras/course';
import type { Directive, SourceFile } from './lesson-source.ts';

/** A block as one language has it; settings must come out equal in all of them. */
export interface ParsedBlock {
  readonly key: string;
  readonly id: Id;
  readonly type: BlockType;
  readonly file: SourceFile;
  readonly line: number;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly texts: Readonly<Record<string, string | readonly ProseNode[]>>;
}

/** What reading a block may ask for. */
export interface BlockReader {
  readonly file: SourceFile;
  /** Rich text that may hold further blocks. */
  flow(nodes: Directive['children']): ProseNode[];
  /** Rich text without blocks. */
  rich(nodes: Directive['children']): ProseNode[];
  /** An id that stays the same in every build and language. */
  memberId(...words: readonly string[]): Id;
  picture(name: string, node: Directive): { asset: AssetSetting; variants: Readonly<Record<string, AssetSetting>> };
}

/** The part of a block that its directive states. */
export type BlockContent = Pick<ParsedBlock, 'type' | 'settings' | 'texts'>;
export type BlockParser = (node: Directive, reader: BlockReader) => BlockContent;

/** Order keys for members in the order of the source. */
export function orders(count: number): string[] {
  if (count > 62) throw new Error('more members than order keys');
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  return Array.from({ length: count }, (_, index) => `a${digits[index]}`);
}
