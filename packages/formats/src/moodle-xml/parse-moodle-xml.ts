import { childOf, childrenOf, parseXml, textOf, type XmlElement } from '../imscp/parse-xml.ts';
import type {
  MoodleAnswer,
  MoodleBody,
  MoodleCombined,
  MoodleFault,
  MoodleFile,
  MoodleQuestion,
  MoodleText,
  MoodleZone,
} from './moodle-question.ts';
import { readCalculated } from './read-calculated.ts';

const wordsOf = (element: XmlElement | undefined): string => textOf(element ?? nothing, 'text') ?? '';
const valueOf = (element: XmlElement, name: string): string => textOf(element, name) ?? '';
const nothing: XmlElement = { name: '', attributes: {}, children: [], text: '', content: [] };
const isYes = (text: string): boolean => /^(1|true)$/i.test(text);

const formats = ['html', 'moodle_auto_format', 'plain_text', 'markdown'] as const;

const readFiles = (element: XmlElement): MoodleFile[] =>
  childrenOf(element, 'file').map((file) => ({
    name: file.attributes['name'] ?? '',
    content: file.text.replace(/\s+/g, ''),
  }));

function readText(element: XmlElement, fallback: MoodleText['format'] = 'html'): MoodleText {
  const format = formats.find((one) => one === element.attributes['format']) ?? fallback;
  return { format, text: wordsOf(element), files: readFiles(element) };
}

/** A text that says nothing counts as none. */
function readOptional(element: XmlElement | undefined, fallback?: MoodleText['format']): MoodleText | undefined {
  const text = element && readText(element, fallback);
  return text && text.text.trim() !== '' ? text : undefined;
}

const readAnswers = (element: XmlElement): (MoodleAnswer & { readonly tolerance: number })[] =>
  childrenOf(element, 'answer').map((answer) => ({
    text: readText(answer, 'moodle_auto_format'),
    fraction: Number(answer.attributes['fraction'] ?? 0) || 0,
    feedback: readOptional(childOf(answer, 'feedback')),
    tolerance: Number(valueOf(answer, 'tolerance')) || 0,
  }));
const bare = ({ text, fraction, feedback }: MoodleAnswer): MoodleAnswer => ({ text, fraction, feedback });

const readCombined = (element: XmlElement): MoodleCombined => ({
  correct: readOptional(childOf(element, 'correctfeedback')),
  partly: readOptional(childOf(element, 'partiallycorrectfeedback')),
  incorrect: readOptional(childOf(element, 'incorrectfeedback')),
});

const readers: Readonly<Record<MoodleBody['type'], (element: XmlElement) => MoodleBody | undefined>> = {
  description: () => ({ type: 'description' }),
  cloze: () => ({ type: 'cloze' }),
  multichoice(element) {
    const answers = readAnswers(element).map(bare);
    const combined = readCombined(element);
    const single = isYes(valueOf(element, 'single'));
    return answers.length === 0
      ? undefined
      : { type: 'multichoice', single, shuffle: isYes(valueOf(element, 'shuffleanswers')), answers, combined };
  },
  truefalse(element) {
    const answers = readAnswers(element);
    const of = (word: string): (typeof answers)[number] | undefined =>
      answers.find(({ text }) => text.text.trim().toLowerCase() === word);
    const [yes, no] = [of('true'), of('false')];
    return yes && no
      ? { type: 'truefalse', truth: yes.fraction > no.fraction, whenTrue: yes.feedback, whenFalse: no.feedback }
      : undefined;
  },
  shortanswer(element) {
    const answers = readAnswers(element).map(bare);
    return answers.length === 0
      ? undefined
      : { type: 'shortanswer', caseSensitive: isYes(valueOf(element, 'usecase')), answers };
  },
  numerical(element) {
    const answers = readAnswers(element);
    const units = childOf(element, 'units');
    return answers.length === 0
      ? undefined
      : {
          type: 'numerical',
          answers,
          units: (units ? childrenOf(units, 'unit') : []).map((unit) => ({
            name: valueOf(unit, 'unit_name'),
            multiplier: Number(valueOf(unit, 'multiplier')) || 1,
          })),
          unitNeeded: Number(valueOf(element, 'unitgradingtype')) > 0,
        };
  },
  calculated: (element) => readCalculated(element, 'calculated', readAnswers(element)),
  calculatedsimple: (element) => readCalculated(element, 'calculatedsimple', readAnswers(element)),
  calculatedmulti: () => ({ type: 'calculatedmulti' }),
  matching(element) {
    const pairs = childrenOf(element, 'subquestion').map((pair) => ({
      text: readText(pair),
      answer: wordsOf(childOf(pair, 'answer')),
    }));
    const shuffle = isYes(valueOf(element, 'shuffleanswers'));
    return pairs.length === 0 ? undefined : { type: 'matching', shuffle, pairs, combined: readCombined(element) };
  },
  ordering(element) {
    const items = readAnswers(element)
      .toSorted((one, other) => one.fraction - other.fraction)
      .map(({ text }) => text);
    const partial = !/^(ALL_OR_NOTHING|-1)$/.test(valueOf(element, 'gradingtype'));
    return items.length === 0 ? undefined : { type: 'ordering', partial, items, combined: readCombined(element) };
  },
  essay: (element) => ({
    type: 'essay',
    fewestWords: Number(valueOf(element, 'minwordlimit')) || 0,
    mostWords: Number(valueOf(element, 'maxwordlimit')) || 0,
    marker: readOptional(childOf(element, 'graderinfo')),
  }),
  gapselect: (element) => readWords(element, 'gapselect', 'selectoption'),
  ddwtos: (element) => readWords(element, 'ddwtos', 'dragbox'),
  ddimageortext(element) {
    const [elements, placeOf] = readDrags(element);
    const drags = elements.map((drag) => ({
      text: wordsOf(drag).trim(),
      group: Number(valueOf(drag, 'draggroup')) || 1,
      drawn: readFiles(drag).length > 0,
    }));
    const drops = childrenOf(element, 'drop').map((drop) => ({
      text: wordsOf(drop).trim(),
      choice: placeOf(drop),
      left: Number(valueOf(drop, 'xleft')) || 0,
      top: Number(valueOf(drop, 'ytop')) || 0,
    }));
    return areSound(drags, drops) ? { type: 'ddimageortext', ...readScene(element), drags, drops } : undefined;
  },
  ddmarker(element) {
    const [elements, placeOf] = readDrags(element);
    const drags = elements.map((drag) => ({
      text: wordsOf(drag).trim(),
      times: childOf(drag, 'infinite') ? 0 : numberOr(valueOf(drag, 'noofdrags'), 1),
    }));
    const drops = childrenOf(element, 'drop').map((drop): MoodleZone => {
      const shape = (['circle', 'rectangle', 'polygon'] as const).find((one) => one === valueOf(drop, 'shape'));
      const place = (valueOf(drop, 'coords').match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
      const enough = { circle: place.length === 3, rectangle: place.length === 4, polygon: place.length >= 6 };
      return shape && enough[shape] ? { choice: placeOf(drop), shape, place } : { choice: 0, shape: 'polygon', place };
    });
    return areSound(drags, drops) ? { type: 'ddmarker', ...readScene(element), drags, drops } : undefined;
  },
};

/** More labels or places than a person deals with are hostile. */
const mostPlaces = 200;
const areSound = (drags: readonly unknown[], drops: readonly { readonly choice: number }[]): boolean =>
  drags.length <= mostPlaces &&
  drops.length > 0 &&
  drops.length <= mostPlaces &&
  drops.every(({ choice }) => choice > 0);

/** Labels in the order of their numbers, which may have gaps, and the place, from 1, of the one that a drop asks for. */
function readDrags(
  element: XmlElement,
): readonly [drags: readonly XmlElement[], placeOf: (drop: XmlElement) => number] {
  const numberOf = (drag: XmlElement): number => Number(valueOf(drag, 'no')) || 0;
  const drags = childrenOf(element, 'drag').toSorted((one, other) => numberOf(one) - numberOf(other));
  const places = new Map(drags.map((drag, index) => [numberOf(drag), index + 1]));
  return [drags, (drop) => places.get(Number(valueOf(drop, 'choice'))) ?? 0];
}

/** The mere presence of the element shuffles, if it does not say no. */
function readScene(element: XmlElement): {
  readonly shuffle: boolean;
  readonly picture: MoodleFile | undefined;
  readonly combined: MoodleCombined;
} {
  const shuffle =
    childOf(element, 'shuffleanswers') !== undefined && !/^(0|false)$/i.test(valueOf(element, 'shuffleanswers'));
  return { shuffle, picture: readFiles(element)[0], combined: readCombined(element) };
}

function readWords(element: XmlElement, type: 'gapselect' | 'ddwtos', name: string): MoodleBody | undefined {
  const words = childrenOf(element, name).map((word) => ({
    text: wordsOf(word),
    group: Number(valueOf(word, 'group')) || 1,
    ...(childOf(word, 'infinite') ? { again: true as const } : {}),
  }));
  const shuffle = isYes(valueOf(element, 'shuffleanswers'));
  return words.length === 0 ? undefined : { type, shuffle, words, combined: readCombined(element) };
}

/** `$course$/top/Bank/Part`, where `//` stands for a slash in a name. */
function readCategory(text: string): string[] {
  const parts = text
    .replace(/\/\//g, '\ue000')
    .split('/')
    .map((part) => part.replace(/\ue000/g, '/').trim())
    .filter((part) => part !== '');
  const start = /^\$\w+\$$/.test(parts[0] ?? '') ? 1 : 0;
  return parts.slice(parts[start] === 'top' ? start + 1 : start);
}

const numberOr = (text: string, otherwise: number): number =>
  text === '' || Number.isNaN(Number(text)) ? otherwise : Number(text);

/** Reads a Moodle XML file; what is not understood is named, and the rest is read. @spec Moodle question/format/xml */
export function parseMoodleXml(xml: string): {
  readonly questions: readonly MoodleQuestion[];
  readonly faults: readonly MoodleFault[];
} {
  const parsed = parseXml(xml);
  if (!parsed.ok) return { questions: [], faults: [{ problem: 'not-xml', what: String(parsed.error.line) }] };
  if (parsed.value.name !== 'quiz')
    return { questions: [], faults: [{ problem: 'not-a-quiz', what: parsed.value.name }] };
  const questions: MoodleQuestion[] = [];
  const faults: MoodleFault[] = [];
  let category: string[] = [];
  for (const element of childrenOf(parsed.value, 'question')) {
    const type = element.attributes['type'] ?? '';
    if (type === 'category') {
      category = readCategory(wordsOf(childOf(element, 'category')));
      continue;
    }
    const name = wordsOf(childOf(element, 'name')).trim();
    if (!Object.hasOwn(readers, type)) {
      faults.push({ problem: 'unknown-type', what: `${name} (${type})` });
      continue;
    }
    const body = readers[type as MoodleBody['type']](element);
    if (!body) {
      faults.push({ problem: 'no-answer', what: name });
      continue;
    }
    const tags = childOf(element, 'tags');
    const stem = childOf(element, 'questiontext');
    questions.push({
      name,
      category,
      stem: stem ? readText(stem) : { format: 'html', text: '', files: [] },
      general: readOptional(childOf(element, 'generalfeedback')),
      grade: numberOr(valueOf(element, 'defaultgrade'), 1),
      penalty: numberOr(valueOf(element, 'penalty'), 0),
      idNumber: valueOf(element, 'idnumber'),
      tags: (tags ? childrenOf(tags, 'tag') : []).map((tag) => wordsOf(tag).trim()),
      hints: childrenOf(element, 'hint').flatMap((hint) => readOptional(hint) ?? []),
      body,
    });
  }
  return { questions, faults };
}
