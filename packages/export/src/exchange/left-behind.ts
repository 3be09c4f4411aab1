import type { Diagnostic } from '@nibras/base';
import type { BlockModels, CourseSnapshot, ExchangeItem } from '@nibras/course';

/** What questions lose whatever their type: files that do not travel with them, and all draws but the first. */
export function leftBehind(
  items: readonly ExchangeItem[],
  snapshot: CourseSnapshot,
  models: BlockModels,
): readonly Diagnostic[] {
  return items.flatMap(({ name, interaction, files = {} }) => {
    const block = snapshot.blocks[interaction.id];
    const carried = new Set(Object.values(files).map(({ hash }) => hash));
    const left = block ? (models[block.type]?.assets?.(block.settings as never) ?? []) : [];
    const about = { severity: 'warning' as const, at: { block: interaction.id }, params: { name } };
    const draws = interaction.kind === 'number' ? (interaction.draws ?? []).length : 0;
    return [
      ...(left.some(({ hash }) => !carried.has(hash)) ? [{ ...about, code: 'exchange.files' }] : []),
      ...(draws > 1 ? [{ ...about, code: 'exchange.draws' }] : []),
    ];
  });
}
