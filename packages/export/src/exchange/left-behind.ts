import type { Diagnostic } from '@nibras/base';
import type { BlockModels, CourseSnapshot, ExchangeItem } from '@nibras/course';

/** What no format of questions takes along, whatever the type: files that a question shows, and all draws but the first. */
export function leftBehind(
  items: readonly ExchangeItem[],
  snapshot: CourseSnapshot,
  models: BlockModels,
): readonly Diagnostic[] {
  return items.flatMap(({ name, interaction }) => {
    const block = snapshot.blocks[interaction.id];
    const files = block ? (models[block.type]?.assets?.(block.settings as never) ?? []) : [];
    const about = { severity: 'warning' as const, at: { block: interaction.id }, params: { name } };
    const draws = interaction.kind === 'number' ? (interaction.draws ?? []).length : 0;
    return [
      ...(files.length > 0 ? [{ ...about, code: 'exchange.files' }] : []),
      ...(draws > 1 ? [{ ...about, code: 'exchange.draws' }] : []),
    ];
  });
}
