import type { Response } from '@nibras/course';
import type { PlayedInteraction } from '../question/behaviour.ts';

/** A decimal without exponent and with few digits. @spec SCORM 1.2 RTE 3.4 CMIDecimal */
export const decimal = (value: number, digits = 2): string => String(Number(value.toFixed(digits)));

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

function parts(seconds: number): readonly [hours: number, minutes: number, seconds: string] {
  const hundredths = Math.max(0, Math.round(seconds * 100));
  const rest = hundredths % 6000;
  const shown = `${two(Math.floor(rest / 100))}.${two(rest % 100)}`;
  return [Math.min(9999, Math.floor(hundredths / 360_000)), Math.floor(hundredths / 6000) % 60, shown];
}

/** `HH:MM:SS.SS`. @spec SCORM 1.2 RTE 3.4 CMITimespan */
export function clockDuration(seconds: number): string {
  const [hours, minutes, rest] = parts(seconds);
  return `${two(hours)}:${two(minutes)}:${rest}`;
}

/** `PT1H2M3.45S`, two decimals at most. @spec SCORM 2004 RTE 4.1.1.7 timeinterval(second,10,2) */
export function isoDuration(seconds: number): string {
  const [hours, minutes, rest] = parts(seconds);
  return `PT${hours}H${minutes}M${Number(rest)}S`;
}

/** A moment with two decimals and `Z`: Moodle refuses none and three. */
export const isoMoment = (date: Date): string => date.toISOString().replace(/(\.\d\d)\d?Z$/, '$1Z');

/**
 * Text on one line, no longer than an LMS takes. No half of a character stays at the cut: Moodle's encodeURIComponent
 * throws on it, and with it every later request of the session.
 */
export const oneLine = (text: string, limit: number): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, limit)
    .replace(/[\ud800-\udbff]$/, '');

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const digits = '123456789abcdefghijklmnopqrstuvwxyz0';

/** How an edition writes answers. */
export interface AnswerStyle {
  /** Between the picks, and between the two sides of a pair. */
  readonly comma: string;
  readonly point: string;
  /** One character a member, or its id. */
  readonly short: boolean;
  readonly limit: number;
}

/** An answer as an LMS logs it. */
export function responseText(interaction: PlayedInteraction, response: Response, style: AnswerStyle): string {
  const name = (members: readonly { readonly id: string }[], id: string, alphabet: string): string =>
    style.short ? (alphabet[members.findIndex((member) => member.id === id)] ?? '0') : id;
  if (interaction.kind === 'choice' && response.kind === 'choice')
    return interaction.options
      .filter(({ id }) => response.picked.includes(id))
      .map(({ id }) => name(interaction.options, id, letters))
      .join(style.comma);
  if (interaction.kind === 'match' && response.kind === 'match')
    return interaction.sources
      .filter(({ id }) => response.pairs[id])
      .map(
        ({ id }) =>
          name(interaction.sources, id, letters) + style.point + name(interaction.targets, response.pairs[id]!, digits),
      )
      .join(style.comma);
  return response.kind === 'text' ? oneLine(response.text, style.limit) : '';
}

/** The answers that earn full marks, as an LMS lists them. */
export function keyTexts(interaction: PlayedInteraction, style: AnswerStyle): string[] {
  if (interaction.kind === 'choice') {
    const picked = interaction.options.filter((option) => option.correct).map((option) => option.id);
    return [responseText(interaction, { kind: 'choice', picked }, style)];
  }
  if (interaction.kind === 'match')
    return [responseText(interaction, { kind: 'match', pairs: interaction.key }, style)];
  const accepted = interaction.answers
    .filter((answer) => answer.credit === 1)
    .map((answer) => oneLine(answer.label, style.limit));
  return [...new Set(accepted)].slice(0, 10);
}

/** Names that both editions share. */
export const interactionTypes: Readonly<Record<PlayedInteraction['kind'], string>> = {
  choice: 'choice',
  match: 'matching',
  text: 'fill-in',
};
