import { applyTable, type Gap, type Interaction, type InteractionTable, type Response } from './interaction.ts';

const fillingOf = (gap: Gap): string => {
  if (gap.way === 'text') return gap.answers.find(({ credit }) => credit === 1)?.label ?? '';
  if (gap.way === 'number') return String(gap.value);
  if (gap.way === 'choice') return gap.options.find(({ correct }) => correct)?.id ?? '';
  return gap.key;
};

const keys: InteractionTable<Response> = {
  choice: ({ options, multiple, certainty }) => ({
    kind: 'choice',
    picked: options
      .filter((option) => option.correct)
      .slice(0, multiple ? undefined : 1)
      .map((option) => option.id),
    ...(certainty ? { certainty: 3 as const } : {}),
  }),
  match: ({ key }) => ({ kind: 'match', pairs: key }),
  text: ({ answers }) => ({ kind: 'text', text: answers.find((answer) => answer.credit === 1)?.label ?? '' }),
  order: ({ items }) => ({ kind: 'order', order: items.map(({ id }) => id) }),
  number: ({ answers, units, unitNeeded }) => {
    const best = answers.find(({ credit }) => credit === 1);
    const unit = unitNeeded ? units.find(({ factor }) => factor === 1) : undefined;
    return { kind: 'number', text: best ? `${best.value}${unit ? ` ${unit.label}` : ''}` : '' };
  },
  gaps: ({ gaps }) => ({ kind: 'gaps', values: Object.fromEntries(gaps.map((gap) => [gap.id, fillingOf(gap)])) }),
  open: ({ criteria, prompt }) => ({
    kind: 'open',
    text: prompt || '…',
    marks: Object.fromEntries(criteria.map(({ id, points }) => [id, points])),
  }),
  survey: ({ items, scale }) => ({
    kind: 'survey',
    answers: Object.fromEntries(items.map(({ id }) => [id, scale[0]?.id ?? ''])),
  }),
};

const empties: InteractionTable<Response> = {
  choice: () => ({ kind: 'choice', picked: [] }),
  match: () => ({ kind: 'match', pairs: {} }),
  text: () => ({ kind: 'text', text: '' }),
  order: () => ({ kind: 'order', order: [] }),
  number: () => ({ kind: 'number', text: '' }),
  gaps: () => ({ kind: 'gaps', values: {} }),
  open: () => ({ kind: 'open', text: '', marks: {} }),
  survey: () => ({ kind: 'survey', answers: {} }),
};

/** A response that earns full marks. */
export const keyResponse = (interaction: Interaction): Response => applyTable(keys, interaction);

/** The response of somebody who has not answered. */
export const emptyResponse = (interaction: Interaction): Response => applyTable(empties, interaction);
