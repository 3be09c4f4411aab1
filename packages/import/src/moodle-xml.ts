import type { Diagnostic } from '@nibras/base';
import type { ExchangeItem, Interaction } from '@nibras/course';
import { type MoodleBody, type MoodleQuestion, type MoodleText, parseMoodleXml } from '@nibras/formats';
import { type ReadItems, remark } from './imported.ts';
import { ItemMaker, plainToHtml } from './item-maker.ts';
import { choiceFromWeights } from './weighted-choice.ts';

const toHtml = ({ format, text }: MoodleText): string => (format === 'html' ? text : plainToHtml(text));
const maybe = (text: MoodleText | undefined): string | undefined => text && toHtml(text);
const bare = (text: MoodleText): string => toHtml(text).replace(/^<p>|<\/p>$/g, '');

function toInteraction(
  body: MoodleBody,
  base: ReturnType<ItemMaker['base']>,
  maker: ItemMaker,
  lose: (code: string) => void,
): Interaction | undefined {
  switch (body.type) {
    case 'multichoice': {
      const { marking, correct, exact } = choiceFromWeights(
        body.answers.map(({ fraction }) => fraction),
        !body.single,
      );
      if (!exact) lose('percentages');
      const options = body.answers.map(({ text, feedback }, index) => ({
        ...maker.member(toHtml(text), maybe(feedback)),
        correct: correct[index]!,
      }));
      return { ...base, kind: 'choice', multiple: !body.single, marking, shuffle: body.shuffle, options };
    }
    case 'truefalse': {
      const options = [
        { ...maker.member('True', maybe(body.whenTrue)), correct: body.truth },
        { ...maker.member('False', maybe(body.whenFalse)), correct: !body.truth },
      ];
      return { ...base, kind: 'choice', multiple: false, marking: 'all', truth: true, shuffle: false, options };
    }
    case 'shortanswer': {
      const answers = body.answers.map(({ text, fraction, feedback }) => ({
        ...maker.member(plainToHtml(text.text), maybe(feedback)),
        label: text.text.trim(),
        credit: Math.max(0, fraction) / 100,
      }));
      return { ...base, kind: 'text', answers, caseSensitive: body.caseSensitive, accentSensitive: false };
    }
    case 'numerical': {
      const answers = body.answers.map(({ text, tolerance, fraction, feedback }) => ({
        ...maker.member(text.text, maybe(feedback)),
        value: Number(text.text.replace(',', '.')) || 0,
        tolerance,
        credit: Math.max(0, fraction) / 100,
      }));
      const units = body.units.map(({ name, multiplier }) => ({
        ...maker.member(plainToHtml(name)),
        label: name,
        factor: 1 / multiplier,
      }));
      return { ...base, kind: 'number', answers, units, unitNeeded: body.unitNeeded && units.length > 0 };
    }
    case 'matching': {
      const words = [...new Set(body.pairs.map(({ answer }) => answer))];
      const targets = words.map((word) => ({ ...maker.member(plainToHtml(word)), label: word }));
      const kept = body.pairs.filter(({ text }) => text.text.trim() !== '');
      const sources = kept.map(({ text }) => maker.member(toHtml(text)));
      const key = Object.fromEntries(
        sources.map(({ id }, index) => [id, targets[words.indexOf(kept[index]!.answer)]!.id]),
      );
      return { ...base, kind: 'match', shuffle: body.shuffle, sources, targets, key };
    }
    case 'ordering':
      return {
        ...base,
        kind: 'order',
        marking: body.partial ? 'partial' : 'all',
        items: body.items.map((item) => maker.member(bare(item))),
      };
    case 'essay':
      if (body.marker) lose('marker');
      return {
        ...base,
        kind: 'open',
        hands: 'words',
        fewestWords: body.fewestWords,
        mostWords: body.mostWords,
        criteria: [],
      };
    default:
      return undefined;
  }
}

function toItem(question: MoodleQuestion, diagnostics: Diagnostic[]): ExchangeItem | undefined {
  const { body, name } = question;
  const lose = (code: string): void => void diagnostics.push(remark(code, name));
  const maker = new ItemMaker();
  const base = maker.base(toHtml(question.stem), question.grade);
  const interaction = toInteraction(body, base, maker, lose);
  if (!interaction) {
    lose(body.type === 'description' ? 'description' : 'type');
    return undefined;
  }
  if (JSON.stringify(question).includes('"content":"')) lose('files');
  const combined = 'combined' in body ? body.combined : undefined;
  const general = maybe(question.general);
  const said = (one: MoodleText | undefined): string | undefined =>
    [maybe(one), general].filter((part) => part !== undefined).join('') || undefined;
  maker.say('correct', said(combined?.correct));
  maker.say('incorrect', said(combined?.incorrect));
  if (combined?.partly) lose('partly');
  for (const [index, hint] of question.hints.entries()) maker.say(`hint:${index}`, toHtml(hint));
  return maker.item(interaction, { name, category: question.category, tags: question.tags });
}

/** Questions of a Moodle XML file. */
export function readMoodleXml(text: string): ReadItems {
  const { questions, faults } = parseMoodleXml(text);
  const diagnostics: Diagnostic[] = faults.map(({ problem, what }) => remark(`moodle-xml.${problem}`, what, 'error'));
  const items = questions.flatMap((question) => toItem(question, diagnostics) ?? []);
  return { items, diagnostics };
}
