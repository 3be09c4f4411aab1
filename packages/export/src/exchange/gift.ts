import { applyTable, type ExchangeItem, type InteractionTable, NOT_SUPPORTED, textMarker } from '@nibras/course';
import { type GiftBody, type GiftQuestion, type GiftText, nearestFraction, writeGift } from '@nibras/formats';
import { choiceWeights } from './choice-weights.ts';
import { Losses, type Translator } from './translator.ts';

const html = (text: string): GiftText => ({ format: 'html', text });

/** What stands before and after a blank; undefined where nothing does after it, since it would be no blank then. */
function blankOf(stem: string, id: string): readonly [before: string, after: string] | undefined {
  const [before, after] = stem.split(textMarker(id));
  return before === undefined || after === undefined || /^(\s|<[^>]*>)*$/.test(after) ? undefined : [before, after];
}

/** The answers of a question as GIFT has them. @spec Moodle question/format/gift */
function toBody({ interaction, html: texts }: ExchangeItem, losses: Losses): GiftBody | typeof NOT_SUPPORTED {
  const member = ({ id, label }: { readonly id: string; readonly label: string }): GiftText =>
    html(texts[`member:${id}`] ?? label);
  const plain = ({ label }: { readonly label: string }): GiftText => ({ format: 'plain', text: label });
  const feedback = (id: string): { feedback?: GiftText } => {
    const said = texts[`feedback:${id}`];
    return said === undefined ? {} : { feedback: html(said) };
  };
  const table: InteractionTable<GiftBody | typeof NOT_SUPPORTED> = {
    choice(one) {
      losses.add('exchange.certainty', one.certainty ?? false);
      if (one.truth) {
        const [yes, no] = one.options;
        const truth = yes?.correct ?? false;
        const [right, wrong] = truth ? [yes, no] : [no, yes];
        const said = (option: typeof yes): GiftText | undefined => option && feedback(option.id).feedback;
        const [whenRight, whenWrong] = [said(right), said(wrong)];
        return {
          kind: 'truth',
          truth,
          ...(whenWrong ? { wrong: whenWrong } : {}),
          ...(whenRight ? { right: whenRight } : {}),
        };
      }
      losses.add('exchange.marking', one.multiple && one.marking !== 'partial');
      const weights = choiceWeights(one);
      return {
        kind: 'choice',
        several: one.multiple,
        answers: one.options.map((option) => ({
          text: member(option),
          weight: weights.get(option.id) ?? 0,
          ...feedback(option.id),
        })),
      };
    },
    match(one) {
      losses.add(
        'exchange.member-feedback',
        one.sources.some(({ id }) => texts[`feedback:${id}`] !== undefined),
      );
      losses.add(
        'exchange.rich-text',
        one.targets.some(({ id }) => /<(?!\/?p\b|br\b)/.test(texts[`member:${id}`] ?? '')),
      );
      const targets = new Map(one.targets.map((target) => [target.id, target.label]));
      const used = new Set(Object.values(one.key));
      return {
        kind: 'match',
        pairs: [
          ...one.sources.map((source) => ({
            source: member(source),
            target: targets.get(one.key[source.id] ?? '') ?? '',
          })),
          ...one.targets.filter(({ id }) => !used.has(id)).map(({ label }) => ({ source: html(''), target: label })),
        ],
      };
    },
    text(one) {
      losses.add('exchange.case', one.caseSensitive);
      losses.add('exchange.accents', !one.accentSensitive);
      losses.add('exchange.near-miss', (one.nearMiss ?? 0) > 0);
      return {
        kind: 'text',
        answers: one.answers.map((answer) => ({
          text: plain(answer),
          weight: nearestFraction(answer.credit * 100),
          ...feedback(answer.id),
        })),
      };
    },
    number(one) {
      losses.add('exchange.units', one.units.length > 0);
      return {
        kind: 'number',
        answers: one.answers.map(({ id, value, tolerance, credit }) => ({
          value,
          tolerance,
          weight: nearestFraction(credit * 100),
          ...feedback(id),
        })),
      };
    },
    open(one) {
      losses.add('exchange.criteria', one.criteria.length > 0);
      losses.add('exchange.word-limits', one.fewestWords > 0 || one.mostWords > 0);
      return { kind: 'essay' };
    },
    order: () => NOT_SUPPORTED,
    gaps(one) {
      const [gap] = one.gaps;
      // One blank stands in the middle of its sentence; GIFT has no more. A bank is a list.
      if (!gap || one.gaps.length > 1 || blankOf(texts['stem'] ?? '', gap.id) === undefined) return NOT_SUPPORTED;
      losses.add('exchange.near-miss', (one.nearMiss ?? 0) > 0);
      losses.add('exchange.bank', gap.way === 'bank');
      losses.add('exchange.member-feedback', texts[`feedback:${gap.id}`] !== undefined);
      switch (gap.way) {
        case 'text':
          losses.add('exchange.case', one.caseSensitive);
          losses.add('exchange.accents', !one.accentSensitive);
          return {
            kind: 'text',
            answers: gap.answers.map((answer) => ({
              text: plain(answer),
              weight: nearestFraction(answer.credit * 100),
              ...(answer.id === undefined ? {} : feedback(answer.id)),
            })),
          };
        case 'number':
          return { kind: 'number', answers: [{ value: gap.value, tolerance: gap.tolerance, weight: 100 }] };
        default: {
          const options =
            gap.way === 'bank' ? one.bank.map((word) => ({ ...word, correct: word.id === gap.key })) : gap.options;
          return {
            kind: 'choice',
            several: false,
            answers: options.map((option) => ({
              text: plain(option),
              weight: option.correct ? 100 : 0,
              ...feedback(option.id),
            })),
          };
        }
      }
    },
    survey: () => NOT_SUPPORTED,
  };
  return applyTable(table, interaction);
}

/** The stem, in two parts around a blank. */
function stemOf({ interaction, html: texts }: ExchangeItem): Pick<GiftQuestion, 'stem' | 'tail'> {
  const stem = texts['stem'] ?? '';
  const gap = interaction.kind === 'gaps' ? interaction.gaps[0] : undefined;
  const blank = gap && blankOf(stem, gap.id);
  return blank ? { stem: html(blank[0]), tail: blank[1] } : { stem: html(stem) };
}

/** GIFT: text that Moodle and many others read. */
export const giftTranslator: Translator = {
  id: 'gift',
  ending: '.gift.txt',
  mediaType: 'text/plain',
  keeps: ['exchange.category', 'exchange.tags'],
  holds: (item) => toBody(item, new Losses()),
  write(items) {
    const losses = new Losses();
    const questions = items.flatMap((item): GiftQuestion[] => {
      losses.of(item);
      const body = toBody(item, losses);
      if (body === NOT_SUPPORTED) {
        losses.add('exchange.not-supported');
        return [];
      }
      const { html: texts } = item;
      losses.add(
        'exchange.hints',
        Object.keys(texts).some((name) => name.startsWith('hint:')),
      );
      losses.add('exchange.points', item.interaction.points !== 1);
      losses.add('exchange.feedback', texts['correct'] !== texts['incorrect']);
      const general = texts['incorrect'] ?? texts['correct'];
      return [
        {
          name: item.name,
          category:
            item.category.length > 0
              ? `$course$/top/${item.category.map((one) => one.replace(/\//g, '//')).join('/')}`
              : '',
          id: item.interaction.id,
          tags: item.tags,
          ...stemOf(item),
          body,
          ...(general === undefined ? {} : { general: html(general) }),
        },
      ];
    });
    return { text: writeGift(questions), diagnostics: losses.diagnostics };
  },
};
