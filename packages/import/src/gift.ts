import type { Diagnostic } from '@nibras/base';
import { type ExchangeItem, type Gap, type Interaction, type InteractionMember, textMarker } from '@nibras/course';
import { type GiftAnswer, type GiftBody, type GiftQuestion, type GiftText, parseGift } from '@nibras/formats';
import { type ReadItems, remark } from './imported.ts';
import { ItemMaker, plainToHtml, wordsOf } from './item-maker.ts';
import { choiceFromWeights } from './weighted-choice.ts';

const toHtml = ({ format, text }: GiftText): string => (format === 'html' ? text : plainToHtml(text));
const maybe = (text: GiftText | undefined): string | undefined => text && toHtml(text);

function toInteraction(
  body: Exclude<GiftBody, { kind: 'description' }>,
  stem: string,
  maker: ItemMaker,
  lose: (code: string) => void,
): Interaction {
  const base = maker.base(stem, 1);
  switch (body.kind) {
    case 'essay':
      return { ...base, kind: 'open', hands: 'words', fewestWords: 0, mostWords: 0, criteria: [] };
    case 'truth': {
      const [right, wrong] = [maybe(body.right), maybe(body.wrong)];
      const [yes, no] = [
        maker.member('True', body.truth ? right : wrong),
        maker.member('False', body.truth ? wrong : right),
      ];
      const options = [
        { ...yes, correct: body.truth },
        { ...no, correct: !body.truth },
      ];
      return { ...base, kind: 'choice', multiple: false, marking: 'all', truth: true, shuffle: false, options };
    }
    case 'choice': {
      const { marking, correct, exact } = choiceFromWeights(
        body.answers.map(({ weight }) => weight),
        body.several,
      );
      if (!exact) lose('percentages');
      const options = body.answers.map(({ text, feedback }, index) => ({
        ...maker.member(toHtml(text), maybe(feedback)),
        correct: correct[index]!,
      }));
      return { ...base, kind: 'choice', multiple: body.several, marking, shuffle: true, options };
    }
    case 'text': {
      const answers = body.answers.map(({ text, weight, feedback }) => ({
        ...maker.member(plainToHtml(text.text), maybe(feedback)),
        label: text.text.trim(),
        credit: Math.max(0, weight) / 100,
      }));
      return { ...base, kind: 'text', answers, caseSensitive: false, accentSensitive: true };
    }
    case 'number': {
      maker.say('incorrect', maybe(body.wrong));
      const answers = body.answers.map(({ value, tolerance, weight, feedback }) => ({
        ...maker.member(String(value), maybe(feedback)),
        value,
        tolerance,
        credit: Math.max(0, weight) / 100,
      }));
      return { ...base, kind: 'number', answers, units: [], unitNeeded: false };
    }
    case 'match': {
      const words = [...new Set(body.pairs.map(({ target }) => target))];
      const targets = words.map((word) => ({ ...maker.member(plainToHtml(word)), label: word }));
      const sources = body.pairs
        .filter(({ source }) => source.text.trim() !== '')
        .map(({ source, target }) => ({ ...maker.member(toHtml(source)), target }));
      const key = Object.fromEntries(sources.map(({ id, target }) => [id, targets[words.indexOf(target)]!.id]));
      return {
        ...base,
        kind: 'match',
        shuffle: true,
        sources: sources.map(({ target: _target, ...source }) => source),
        targets,
        key,
      };
    }
  }
}

const lastCategory = (category: string): string[] =>
  category
    .replace(/\/\//g, '\ue000')
    .split('/')
    .map((part) => part.replace(/\ue000/g, '/').trim())
    .filter((part) => part !== '' && part !== 'top' && !/^\$\w+\$$/.test(part));

/** Answers in the middle of a sentence, as a blank; undefined where a blank cannot mark them. */
function toGap(body: GiftBody, maker: ItemMaker): Gap | undefined {
  const gap = (): InteractionMember => ({ ...maker.member(''), label: '' });
  const word = ({ text, feedback }: GiftAnswer): InteractionMember => ({
    ...maker.member(plainToHtml(text.text), maybe(feedback)),
    label: text.format === 'html' ? wordsOf(text.text) : text.text.trim(),
  });
  if (body.kind === 'text') {
    const answers = body.answers.map((one) => ({ ...word(one), credit: Math.max(0, one.weight) / 100 }));
    return { ...gap(), way: 'text', answers: answers.map(({ id, label, credit }) => ({ id, label, credit })) };
  }
  if (body.kind === 'choice' && !body.several && body.answers.every(({ weight }) => weight === 0 || weight === 100))
    return {
      ...gap(),
      way: 'choice',
      options: body.answers.map((one) => ({ ...word(one), correct: one.weight === 100 })),
    };
  const [only, ...more] = body.kind === 'number' ? body.answers : [];
  if (!only || more.length > 0 || only.weight !== 100 || only.feedback) return undefined;
  return { ...gap(), way: 'number', value: only.value, tolerance: only.tolerance };
}

const oneGap = (gap: Gap, stem: string, maker: ItemMaker): Interaction => ({
  ...maker.base(stem, 1),
  kind: 'gaps',
  gaps: [gap],
  bank: [],
  shuffle: true,
  caseSensitive: false,
  accentSensitive: true,
});

function toItem(question: GiftQuestion, diagnostics: Diagnostic[]): ExchangeItem | undefined {
  const what = question.name || question.stem.text.slice(0, 60);
  const { body } = question;
  if (body.kind === 'description') {
    diagnostics.push(remark('description', what));
    return undefined;
  }
  const maker = new ItemMaker();
  const gap = question.tail === undefined ? undefined : toGap(body, maker);
  // Where no blank can hold its answers, the stem shows a line.
  const place = gap ? textMarker(gap.id) : '_____';
  const stem =
    question.tail === undefined
      ? question.stem
      : { ...question.stem, text: `${question.stem.text} ${place} ${question.tail}` };
  const interaction = gap
    ? oneGap(gap, toHtml(stem), maker)
    : toInteraction(body, toHtml(stem), maker, (code) => diagnostics.push(remark(code, what)));
  maker.say('correct', maybe(question.general));
  maker.say('incorrect', maybe(question.general) ?? maker.html['incorrect']);
  return maker.item(interaction, {
    name: question.name,
    category: lastCategory(question.category),
    tags: question.tags,
  });
}

/** Questions of a GIFT file. */
export function readGift(text: string): ReadItems {
  const { questions, faults } = parseGift(text);
  const diagnostics: Diagnostic[] = faults.map(({ line, problem }) => remark(`gift.${problem}`, String(line), 'error'));
  const items = questions.flatMap((question) => toItem(question, diagnostics) ?? []);
  return { items, diagnostics };
}
