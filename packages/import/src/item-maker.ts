import { escapeHtml, newId } from '@nibras/base';
import { altIn } from './option-media.ts';
import { type ExchangeItem, fillMarkers, type Interaction, type InteractionMember } from '@nibras/course';

const entity: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** The plain words of HTML, for labels and names. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&([a-z]+|#39);/gi, (whole, name: string) => entity[name.toLowerCase()] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();

/** Plain text whose line breaks count, as HTML. */
export const plainToHtml = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${escapeHtml(part.trim()).replace(/\n/g, '<br>')}</p>`)
    .join('');

/** Several keys for one pick are meant so: any of them is enough. */
const withAnyKey = (one: Interaction): Interaction =>
  one.kind === 'choice' && !one.multiple && !one.truth && one.options.filter(({ correct }) => correct).length > 1
    ? { ...one, anyKey: true }
    : one;

/** Gathers a question while a format is read. */
export class ItemMaker {
  readonly html: Record<string, string> = {};
  private numbers = 0;

  /** A new option, source, target or answer; empty feedback is none. */
  member(html: string, feedback?: string): InteractionMember {
    const id = newId();
    this.numbers += 1;
    this.html[`member:${id}`] = html;
    if (feedback !== undefined && wordsOf(feedback) !== '') this.html[`feedback:${id}`] = feedback;
    return { id, number: this.numbers, label: wordsOf(html) || altIn(html) };
  }

  say(name: string, html: string | undefined): void {
    if (html !== undefined && (wordsOf(html) !== '' || /<(img|audio|video)/i.test(html))) this.html[name] = html;
  }

  /** What every interaction has. */
  base(stem: string, points: number): Pick<Interaction, 'id' | 'number' | 'prompt' | 'points' | 'attempts'> {
    this.say('stem', stem);
    return {
      id: newId(),
      number: 0,
      prompt: fillMarkers(wordsOf(stem), () => '____'),
      points: points > 0 ? points : 1,
      attempts: 1,
    };
  }

  item(interaction: Interaction, more: Pick<ExchangeItem, 'name' | 'category' | 'tags'>): ExchangeItem {
    return {
      ...more,
      name: more.name || interaction.prompt.slice(0, 80),
      interaction: withAnyKey(interaction),
      html: this.html,
    };
  }
}
