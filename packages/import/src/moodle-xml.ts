import type { Diagnostic } from '@nibras/base';
import {
  type ExchangeItem,
  type Gap,
  type GapsInteraction,
  type Interaction,
  type InteractionMember,
  textMarker,
} from '@nibras/course';
import { type MoodleBody, type MoodleQuestion, type MoodleText, parseClozeText, parseMoodleXml } from '@nibras/formats';
import { type ReadItems, remark } from './imported.ts';
import { splitTexts } from './calculation.ts';
import { ItemMaker, plainToHtml, wordsOf } from './item-maker.ts';
import { readCalculatedBody, withMarkers } from './moodle-calculated.ts';
import { moodleFiles } from './moodle-files.ts';
import { hasBoxes, readBoxes } from './moodle-several.ts';
import { moodlePicture } from './moodle-picture.ts';
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
      return { ...base, kind: 'text', answers, caseSensitive: body.caseSensitive, accentSensitive: true };
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

/** Blanks of Moodle's three types; undefined where one has no counterpart here. */
function toGaps(question: MoodleQuestion, maker: ItemMaker, lose: (code: string) => void): GapsInteraction | undefined {
  const { body, grade } = question;
  const html = toHtml(question.stem);
  const gapMember = (feedback?: string): InteractionMember => ({ ...maker.member('', feedback), label: '' });
  const word = (text: string, feedback = ''): InteractionMember => ({
    ...maker.member(plainToHtml(text), feedback),
    label: text,
  });
  if (body.type === 'cloze') {
    const parsed = parseClozeText(html);
    if (!parsed) return undefined;
    const gaps = parsed.blanks.map(({ type, answers }): Gap => {
      const gap = gapMember(answers.find(({ text }) => text === '*')?.feedback);
      const foreseen = answers.filter(({ text }) => text !== '*');
      if (type === 'choice') {
        const options = foreseen.map(({ text, feedback, fraction }) => ({
          ...word(text, feedback),
          correct: fraction === 100,
        }));
        if (foreseen.some(({ fraction }) => fraction !== 0 && fraction !== 100)) lose('percentages');
        return { ...gap, way: 'choice', options };
      }
      if (type === 'number') {
        const [first, ...more] = foreseen.filter(({ fraction }) => fraction > 0);
        if (more.length > 0 || first?.fraction !== 100) lose('percentages');
        const value = Number(first?.text.replace(',', '.')) || 0;
        return { ...gap, way: 'number', value, tolerance: first?.tolerance ?? 0 };
      }
      const words = foreseen.map(({ text, feedback, fraction }) => ({
        ...word(text, feedback),
        credit: Math.max(0, fraction) / 100,
      }));
      return { ...gap, way: 'text', answers: words.map(({ id, label, credit }) => ({ id, label, credit })) };
    });
    const weights = parsed.blanks.map(({ weight }) => weight);
    if (new Set(weights).size > 1) lose('percentages');
    const stem = parsed.html.replace(/\[\[#(\d+)\]\]/g, (_, at: string) => textMarker(gaps[Number(at)]!.id));
    return {
      ...maker.base(stem, grade),
      kind: 'gaps',
      gaps,
      bank: [],
      shuffle: parsed.blanks.some(({ shuffle }) => shuffle),
      caseSensitive: parsed.blanks.some(({ caseSensitive }) => caseSensitive),
      accentSensitive: true,
    };
  }
  if (body.type !== 'gapselect' && body.type !== 'ddwtos') return undefined;
  const bank = body.type === 'ddwtos' ? body.words.map(({ text }) => word(text)) : [];
  const gaps: Gap[] = [];
  const stem = html.replace(/\[\[(\d+)\]\]/g, (whole, place: string) => {
    const key = body.words[Number(place) - 1];
    if (!key) return whole;
    const gap = gapMember();
    if (body.type === 'ddwtos') gaps.push({ ...gap, way: 'bank', key: bank[Number(place) - 1]!.id });
    else {
      const options = body.words
        .filter(({ group }) => group === key.group)
        .map((one) => ({ ...word(one.text), correct: one === key }));
      gaps.push({ ...gap, way: 'choice', options });
    }
    return textMarker(gap.id);
  });
  if (gaps.length === 0) return undefined;
  const { shuffle } = body;
  return { ...maker.base(stem, grade), kind: 'gaps', gaps, bank, shuffle, caseSensitive: false, accentSensitive: true };
}

/** A calculated question: all its draws where our formulas can hold it, else the number of the first. */
function toCalculated(
  given: MoodleQuestion,
  body: Extract<MoodleBody, { data: unknown }>,
  lose: (code: string) => void,
): ExchangeItem | undefined {
  const made = readCalculatedBody(body, lose);
  if (!made) {
    lose('formula');
    return undefined;
  }
  let inside = false;
  const put = (text: MoodleText | undefined): MoodleText | undefined =>
    text &&
    withMarkers(text, made, () => {
      inside = true;
    });
  const [stem, general] = [put(given.stem)!, put(given.general)];
  const hints = given.hints.map((hint) => put(hint)!);
  const said = put(made.answer.feedback);
  const { calculation, draws } = made;
  const maker = new ItemMaker();
  const units = body.units.map(({ name, multiplier }) => ({
    ...maker.member(plainToHtml(name)),
    label: name,
    factor: 1 / multiplier,
  }));
  const base = maker.base(toHtml(stem), given.grade);
  maker.say('correct', maybe(general));
  maker.say('incorrect', maybe(general));
  for (const [index, hint] of hints.entries()) maker.say(`hint:${index}`, toHtml(hint));
  const [first] = draws;
  const answer = { ...maker.member(String(first!.value), maybe(said)), value: first!.value };
  const { plain, marked } = splitTexts(maker.html, draws);
  const whole = calculation !== undefined && !inside;
  if (!whole) lose('first-draw');
  return {
    name: given.name || base.prompt.slice(0, 80),
    category: given.category,
    tags: given.tags,
    interaction: {
      ...base,
      prompt: wordsOf(plain['stem'] ?? ''),
      kind: 'number',
      answers: [{ ...answer, tolerance: first!.tolerance, credit: 1 }],
      units,
      unitNeeded: body.unitNeeded && units.length > 0,
      ...(whole ? { draws } : {}),
    },
    html: plain,
    ...(whole ? { calculation: { ...calculation, html: marked } } : {}),
  };
}

function toItem(given: MoodleQuestion, diagnostics: Diagnostic[]): ExchangeItem | undefined {
  const { question, files } = moodleFiles(given);
  const { body, name } = question;
  const lose = (code: string): void => void diagnostics.push(remark(code, name));
  if (body.type === 'calculatedmulti') {
    lose('calculated-options');
    return undefined;
  }
  if ('data' in body) {
    const item = toCalculated(question, body, lose);
    return item && files ? { ...item, files } : item;
  }
  const maker = new ItemMaker();
  const base = maker.base(toHtml(question.stem), question.grade);
  const onPicture =
    body.type === 'ddmarker' || body.type === 'ddimageortext' ? moodlePicture(body, base, maker, lose) : undefined;
  if (typeof onPicture === 'string') {
    lose(onPicture);
    return undefined;
  }
  const boxes = body.type === 'cloze' && hasBoxes(toHtml(question.stem));
  const ticked = boxes ? readBoxes(toHtml(question.stem), question.grade, maker, lose) : undefined;
  if (boxes && !ticked) {
    lose('multiresponse');
    return undefined;
  }
  const interaction =
    onPicture?.interaction ?? ticked ?? toGaps(question, maker, lose) ?? toInteraction(body, base, maker, lose);
  if (!interaction) {
    lose(body.type === 'description' ? 'description' : 'type');
    return undefined;
  }
  const combined = 'combined' in body ? body.combined : undefined;
  const general = maybe(question.general);
  const said = (one: MoodleText | undefined): string | undefined =>
    [maybe(one), general].filter((part) => part !== undefined).join('') || undefined;
  maker.say('correct', said(combined?.correct));
  maker.say('incorrect', said(combined?.incorrect));
  if (combined?.partly) lose('partly');
  for (const [index, hint] of question.hints.entries()) maker.say(`hint:${index}`, toHtml(hint));
  const item = maker.item(interaction, { name, category: question.category, tags: question.tags });
  if (onPicture) return { ...item, picture: onPicture.picture, files: { ...files, ...onPicture.files } };
  return files ? { ...item, files } : item;
}

/** Questions of a Moodle XML file. */
export function readMoodleXml(text: string): ReadItems {
  const { questions, faults } = parseMoodleXml(text);
  const diagnostics: Diagnostic[] = faults.map(({ problem, what }) => remark(`moodle-xml.${problem}`, what, 'error'));
  const items = questions.flatMap((question) => toItem(question, diagnostics) ?? []);
  return { items, diagnostics };
}
