import type { Diagnostic } from '@nibras/base';
import type { BlockModels, CourseSnapshot, ExchangeItem, Interaction } from '@nibras/course';
import type { Aside, Translator } from './translator.ts';

/** Attempts of an open answer and of a survey mean nothing: these are handed in once and changed at will. */
const isTried = ({ kind }: Interaction): boolean => kind !== 'open' && kind !== 'survey';
/** A question as it is made anew mixes its options; so do the readers of formats that say nothing of it. */
const isUnmixed = (one: Interaction): boolean => 'shuffle' in one && !one.shuffle && !('truth' in one && one.truth);

const says: Readonly<Record<Aside, (item: ExchangeItem) => boolean>> = {
  'exchange.attempts': ({ interaction }) => isTried(interaction) && interaction.attempts !== 1,
  'exchange.hint-cost': ({ interaction }) => (interaction.hintCost ?? 0) > 0,
  'exchange.category': ({ category }) => category.length > 0,
  'exchange.tags': ({ tags }) => tags.length > 0,
  'exchange.hands': ({ interaction }) => interaction.kind === 'open' && interaction.hands === 'link',
  'exchange.shuffle': ({ interaction, picture }) => picture === undefined && isUnmixed(interaction),
  'exchange.in-text': ({ interaction }) => interaction.kind === 'choice' && interaction.inText === true,
  'exchange.model': ({ html }) => html['model'] !== undefined,
};

/** What a question loses in a format beside what the format's own writer tells. */
export const asidesLost = (item: ExchangeItem, { keeps }: Pick<Translator, 'keeps'>): readonly Diagnostic[] =>
  (Object.keys(says) as Aside[])
    .filter((code) => !keeps.includes(code) && says[code](item))
    .map((code) => ({
      severity: 'warning',
      code,
      at: { block: item.interaction.id },
      params: { name: item.name },
    }));

/** What questions lose whatever their type: files that do not travel with them, and what a format has no place for. */
export function leftBehind(
  items: readonly ExchangeItem[],
  snapshot: CourseSnapshot,
  models: BlockModels,
  translator: Pick<Translator, 'keeps' | 'carriesDraws'>,
): readonly Diagnostic[] {
  return items.flatMap((item) => {
    const { name, interaction, files = {}, picture } = item;
    const block = snapshot.blocks[interaction.id];
    const carried = new Set(Object.values(files).map(({ hash }) => hash));
    const left = block ? (models[block.type]?.assets?.(block.settings as never) ?? []) : [];
    const about = { severity: 'warning' as const, at: { block: interaction.id }, params: { name } };
    const draws = interaction.kind === 'number' ? (interaction.draws ?? []).length : 0;
    const onPicture = block !== undefined && /^(hotspot|label-picture)$/.test(block.type);
    return [
      ...(left.some(({ hash }) => !carried.has(hash)) ? [{ ...about, code: 'exchange.files' }] : []),
      ...(draws > 1 && !translator.carriesDraws ? [{ ...about, code: 'exchange.draws' }] : []),
      ...(onPicture && !picture ? [{ ...about, code: 'exchange.picture-list' }] : []),
      ...asidesLost(item, translator),
    ];
  });
}

/** What a question of a page loses in a course of another system: its page is its place, and what only authors see weighs less. */
export function lostInCourse(
  item: ExchangeItem,
  snapshot: CourseSnapshot,
  models: BlockModels,
  { keeps, mixes }: Pick<Translator, 'keeps'> & { readonly mixes: boolean },
): readonly Diagnostic[] {
  const { interaction, name } = item;
  const mixed = 'shuffle' in interaction && interaction.shuffle && !mixes;
  const about = { severity: 'warning' as const, at: { block: interaction.id }, params: { name } };
  return [
    ...leftBehind([item], snapshot, models, { keeps: [...keeps, 'exchange.category', 'exchange.shuffle'] }).map(
      (one): Diagnostic => (one.code === 'exchange.tags' ? { ...one, severity: 'info' } : one),
    ),
    ...(mixed ? [{ ...about, code: 'exchange.shuffle' }] : []),
  ];
}
