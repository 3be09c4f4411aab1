import { escapeHtml } from '@nibras/base';
import type { Interaction, ProseNode, SnapshotBlock } from '@nibras/course';
import { inOrder, type RenderContext, stringsIn } from '../define.ts';
import { promptHtml } from './prompt-html.ts';
import type { QuestionSettings } from './question-settings.ts';
import { questionStrings } from './strings.ts';

/** What the player needs of an interaction: marking and state numbers, not the words that the page already shows. */
function toPlayerData(interaction: Interaction): unknown {
  const { prompt: _prompt, ...rest } = interaction;
  const bare = (members: readonly { readonly label: string }[]): unknown[] =>
    members.map(({ label: _label, ...member }) => member);
  switch (rest.kind) {
    case 'choice':
      return { ...rest, options: bare(rest.options) };
    case 'match':
      return { ...rest, sources: bare(rest.sources), targets: bare(rest.targets) };
    case 'order':
      return { ...rest, items: bare(rest.items) };
    case 'gaps':
      return {
        ...rest,
        bank: bare(rest.bank),
        gaps: rest.gaps.map(({ label: _label, ...gap }) =>
          gap.way === 'choice' ? { ...gap, options: bare(gap.options) } : gap,
        ),
      };
    case 'open':
      return { ...rest, criteria: bare(rest.criteria) };
    case 'survey':
      return { ...rest, items: bare(rest.items), scale: bare(rest.scale) };
    default:
      return rest;
  }
}

const attribute = (value: unknown): string =>
  JSON.stringify(value).replace(/[&<']/g, (one) => (one === '&' ? '&amp;' : one === '<' ? '&lt;' : '&#39;'));

/** The stem in two parts: a legend may hold one paragraph only, so what is richer stands before it. */
function stemParts(nodes: readonly ProseNode[]): { lead: readonly ProseNode[]; legend: ProseNode | undefined } {
  const last = nodes.at(-1);
  if (last?.type === 'paragraph') return { lead: nodes.slice(0, -1), legend: last };
  const first = nodes[0];
  if (first?.type === 'paragraph') return { lead: nodes.slice(1), legend: first };
  return { lead: nodes, legend: undefined };
}

function feedback(context: RenderContext, slot: string, name: string): string {
  return context.has(slot) ? `<div class="feedback" data-for="${name}" hidden>${context.rich(slot)}</div>` : '';
}

/** Feedback on one option, source or answer, hidden until the player shows it. */
export function memberFeedback(context: RenderContext, id: string): string {
  return feedback(context, `feedback:${id}`, id);
}

/**
 * The form that every question is: readable without script, taken over by the player's element of the same name.
 * `answer` is its key in words, shown without script only, and never in a scored quiz; `send` is what its button says at first, and once there is
 * an answer.
 */
export function questionHtml(
  block: SnapshotBlock<QuestionSettings>,
  context: RenderContext,
  parts: {
    readonly fields: string;
    readonly answer: string;
    readonly tip?: string;
    readonly send?: readonly [first: string, again: string];
  },
): string {
  const strings = stringsIn(questionStrings, context.language);
  const { lead, legend } = stemParts(context.nodes('stem'));
  const language = context.languageOf('stem');
  const name = `course-${block.type}`;
  const leadHtml =
    lead.length > 0 ? `<div class="lead" id="l-${block.id}"${language}>${context.prose(lead)}</div>` : '';
  const legendHtml = legend
    ? `<legend${language}>${context.inline([legend])}</legend>`
    : `<legend class="unseen">${strings.question}</legend>`;
  const { hintCost = 0 } = context.interaction!;
  const cost = hintCost > 0 ? ` (−${Math.round(hintCost * 100)} %)` : '';
  const hints = inOrder(block.settings.hints)
    .filter(({ id }) => context.has(`hint:${id}`))
    .map(
      ({ id }) =>
        `<details class="hint"><summary>${strings.hint}${cost}</summary>${context.rich(`hint:${id}`)}</details>`,
    )
    .join('');
  const answer =
    context.practice && parts.answer !== ''
      ? `<details class="answer"><summary>${strings.answer}</summary>${parts.answer}</details>`
      : '';
  return (
    `<${name} class="question" id="b-${block.id}"${context.practice ? '' : ' data-scored'} data-question='${attribute(toPlayerData(context.interaction!))}'>` +
    `<form novalidate autocomplete="off">${promptHtml(block.settings, context)}${leadHtml}<fieldset${lead.length > 0 ? ` aria-describedby="l-${block.id}"` : ''}>${legendHtml}` +
    `${parts.tip ? `<p class="tip">${escapeHtml(parts.tip)}</p>` : ''}${parts.fields}</fieldset>${hints}` +
    `${feedback(context, 'correct', 'correct')}${feedback(context, 'incorrect', 'incorrect')}` +
    `<p class="actions"><button${parts.send ? ` data-again="${parts.send[1]}"` : ''}>${parts.send?.[0] ?? strings.check}</button><span class="verdict" tabindex="-1"></span></p></form>${answer}</${name}>`
  );
}
