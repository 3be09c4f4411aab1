import { applyTable, type ExchangeItem, type InteractionTable, NOT_SUPPORTED } from '@nibras/course';
import {
  type MoodleAnswer,
  type MoodleBody,
  type MoodleCombined,
  type MoodleQuestion,
  type MoodleText,
  nearestFraction,
  writeMoodleXml,
} from '@nibras/formats';
import { marked } from './calculation.ts';
import { choiceWeights } from './choice-weights.ts';
import { moodleCalculated, withCards } from './moodle-calculated.ts';
import { withMoodleFiles } from './moodle-files.ts';
import { stemBeside } from './item-files.ts';
import { moodleGaps } from './moodle-gaps.ts';
import { moodlePicture } from './moodle-picture.ts';
import { Losses, type Translator } from './translator.ts';

const html = (text: string): MoodleText => ({ format: 'html', text, files: [] });
const maybe = (text: string | undefined): MoodleText | undefined => (text === undefined ? undefined : html(text));
const plain = (text: string): MoodleText => ({ format: 'moodle_auto_format', text, files: [] });

function toBody(item: ExchangeItem, losses: Losses): MoodleBody | typeof NOT_SUPPORTED {
  const { interaction, html: texts } = item;
  const combined: MoodleCombined = {
    correct: maybe(texts['correct']),
    partly: undefined,
    incorrect: maybe(texts['incorrect']),
  };
  const member = ({ id, label }: { readonly id: string; readonly label: string }): MoodleText =>
    html(texts[`member:${id}`] ?? label);
  const feedback = (id: string): MoodleText | undefined => maybe(texts[`feedback:${id}`]);
  const apart = (): void => losses.add('exchange.feedback', texts['correct'] !== texts['incorrect']);
  const answer = (one: { readonly id: string; readonly label: string; readonly credit: number }): MoodleAnswer => ({
    text: plain(one.label),
    fraction: nearestFraction(one.credit * 100),
    feedback: feedback(one.id),
  });
  const onPicture = moodlePicture(item, combined, losses);
  if (onPicture) return onPicture;
  losses.add('exchange.picture-list', item.picture !== undefined);
  const table: InteractionTable<MoodleBody | typeof NOT_SUPPORTED> = {
    choice(one) {
      losses.add('exchange.certainty', one.certainty ?? false);
      if (one.truth) {
        apart();
        const [yes, no] = one.options;
        return {
          type: 'truefalse',
          truth: yes?.correct ?? false,
          whenTrue: yes && feedback(yes.id),
          whenFalse: no && feedback(no.id),
        };
      }
      losses.add('exchange.marking', one.multiple && one.marking !== 'partial');
      const weights = choiceWeights(one);
      const answers = one.options.map((option) => ({
        text: member(option),
        fraction: weights.get(option.id) ?? 0,
        feedback: feedback(option.id),
      }));
      return { type: 'multichoice', single: !one.multiple, shuffle: one.shuffle, answers, combined };
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
      const labels = new Map(one.targets.map(({ id, label }) => [id, label]));
      const used = new Set(Object.values(one.key));
      const pairs = [
        ...one.sources.map((source) => ({ text: member(source), answer: labels.get(one.key[source.id] ?? '') ?? '' })),
        ...one.targets.filter(({ id }) => !used.has(id)).map(({ label }) => ({ text: html(''), answer: label })),
      ];
      return { type: 'matching', shuffle: one.shuffle, pairs, combined };
    },
    text(one) {
      apart();
      losses.add('exchange.accents', !one.accentSensitive);
      losses.add('exchange.near-miss', (one.nearMiss ?? 0) > 0);
      return { type: 'shortanswer', caseSensitive: one.caseSensitive, answers: one.answers.map(answer) };
    },
    number(one) {
      apart();
      const drawn = marked(item);
      const calculated = drawn && moodleCalculated(drawn, feedback(one.answers[0]?.id ?? ''));
      if (calculated) {
        losses.add('exchange.anew', drawn.calculation.anew);
        return calculated;
      }
      losses.add('exchange.draws', (one.draws ?? []).length > 1);
      return {
        type: 'numerical',
        unitNeeded: one.unitNeeded,
        // Moodle multiplies the key by it, we the answer.
        units: one.units.map(({ label, factor }) => ({ name: label, multiplier: 1 / factor })),
        answers: one.answers.map((each) => ({
          ...answer({ ...each, label: String(each.value) }),
          tolerance: each.tolerance,
        })),
      };
    },
    order(one) {
      losses.add(
        'exchange.member-feedback',
        one.items.some(({ id }) => texts[`feedback:${id}`] !== undefined),
      );
      losses.add('exchange.marking', one.marking === 'partial');
      return { type: 'ordering', partial: one.marking === 'partial', items: one.items.map(member), combined };
    },
    gaps(one) {
      const gaps = moodleGaps(item, one, losses);
      if (gaps === NOT_SUPPORTED || gaps.words === undefined) {
        apart();
        return gaps === NOT_SUPPORTED ? gaps : { type: 'cloze' };
      }
      return { type: 'ddwtos', shuffle: one.shuffle, words: gaps.words, combined };
    },
    open(one) {
      apart();
      losses.add('exchange.criteria', one.criteria.length > 0);
      return { type: 'essay', fewestWords: one.fewestWords, mostWords: one.mostWords, marker: undefined };
    },
    survey: () => NOT_SUPPORTED,
  };
  return applyTable(table, interaction);
}

/** The stem as Moodle has it: blanks stand in it in its own way. */
function stemOf(item: ExchangeItem, { type }: MoodleBody): string {
  if (type === 'ddmarker' || type === 'ddimageortext') return stemBeside(item);
  const { interaction, html: texts } = item;
  const gaps = interaction.kind === 'gaps' ? moodleGaps(item, interaction, new Losses()) : NOT_SUPPORTED;
  return gaps === NOT_SUPPORTED ? (texts['stem'] ?? '') : gaps.stem;
}

/** Moodle XML: the road into Moodle's question banks. @spec Moodle question/format/xml */
export const moodleXmlTranslator: Translator = {
  id: 'moodle-xml',
  ending: '.xml',
  mediaType: 'text/xml',
  keeps: ['exchange.category', 'exchange.tags', 'exchange.shuffle'],
  carriesFiles: true,
  carriesDraws: true,
  holds: (item) => toBody(item, new Losses()),
  write(items) {
    const losses = new Losses();
    const questions = items.flatMap((given): MoodleQuestion[] => {
      const drawn = marked(given);
      const item = drawn ? { ...given, html: withCards(drawn.item.html, drawn.calculation.variables) } : given;
      losses.of(item);
      const body = toBody(item, losses);
      if (body === NOT_SUPPORTED) {
        losses.add('exchange.not-supported');
        return [];
      }
      const { html: texts, interaction } = item;
      const hints = Object.keys(texts)
        .filter((name) => name.startsWith('hint:'))
        .toSorted();
      const same = texts['correct'] === texts['incorrect'];
      const takesCombined = 'combined' in body;
      return [
        withMoodleFiles(
          {
            name: item.name,
            category: item.category,
            stem: html(stemOf(item, body)),
            general: takesCombined
              ? undefined
              : maybe(same ? texts['correct'] : (texts['incorrect'] ?? texts['correct'])),
            grade: interaction.points,
            penalty: 0,
            idNumber: interaction.id,
            tags: item.tags,
            hints: hints.map((name) => html(texts[name]!)),
            body,
          },
          item,
        ),
      ];
    });
    return { text: writeMoodleXml(questions), diagnostics: losses.diagnostics };
  },
};
