import { applyTable, type ExchangeItem, type InteractionTable, NOT_SUPPORTED } from '@nibras/course';
import {
  type OlxAnswer,
  type OlxChoice,
  type OlxProblem,
  type OlxProfile,
  type OlxResponse,
  type OlxUnitPart,
  writeOlxProblem,
  writeOlxUnit,
} from '@nibras/formats';
import { filesAt, withAddresses } from './item-files.ts';
import { activityOf, imageResponseOf, isNative } from './olx-activity.ts';
import { Losses, type Translator, type WrittenItems } from './translator.ts';

interface Member {
  readonly id: string;
  readonly label: string;
}
interface Body {
  readonly stem: string;
  readonly responses: readonly OlxResponse[];
}

const plainHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const oneParagraph = /^<p>((?:(?!<\/?p[\s>]|<(?:ul|ol|table|pre|h\d|blockquote|div)[\s>])[^])*)<\/p>$/;

/** A single paragraph is the label of the only response; more stand before it. */
function alone(stem: string, response: OlxResponse): Body {
  const label = oneParagraph.exec(stem.trim())?.[1];
  return label === undefined ? { stem, responses: [response] } : { stem: '', responses: [{ ...response, label }] };
}

/** A question as a problem of Open edX. @spec Open Learning XML, problem */
function toBody({ interaction, html }: ExchangeItem, profile: OlxProfile, losses: Losses): Body | typeof NOT_SUPPORTED {
  const stem = html['stem'] ?? '';
  const hint = (id: string): { readonly hint?: string } => {
    const said = html[`feedback:${id}`];
    return said === undefined ? {} : { hint: said };
  };
  const own = ({ id, label }: Member): string => html[`member:${id}`] ?? plainHtml(label);
  const listed = (option: Member, correct: boolean): OlxChoice => ({ html: plainHtml(option.label), correct });
  const rich = (members: readonly Member[]): void =>
    losses.add(
      'exchange.rich-text',
      members.some(({ id }) => /<(?!\/?p\b|br\b)/.test(html[`member:${id}`] ?? '')),
    );
  const unsaid = (members: readonly Member[]): void =>
    losses.add(
      'exchange.member-feedback',
      members.some(({ id }) => html[`feedback:${id}`] !== undefined),
    );
  const full = <Answer extends Member & { readonly credit: number }>(answers: readonly Answer[]): readonly Answer[] => {
    losses.add(
      'exchange.some-answers',
      answers.some(({ credit }) => credit !== 1),
    );
    return answers.filter(({ credit }) => credit === 1);
  };
  const common = { label: '', inline: false };
  const table: InteractionTable<Body | typeof NOT_SUPPORTED> = {
    choice({ options, multiple, marking, truth, certainty, shuffle }) {
      losses.add('exchange.certainty', certainty ?? false);
      losses.add('exchange.marking', multiple && marking !== 'all');
      const choices = options.map((option, index) => ({
        html: own(option),
        correct: option.correct,
        ...(truth ? { name: String(index === 0) } : {}),
        ...hint(option.id),
      }));
      return alone(stem, {
        ...common,
        type: 'choice',
        multiple,
        shuffle,
        partial: multiple && marking !== 'all',
        choices,
      });
    },
    match({ sources, targets, key }) {
      if (sources.length < 2) return NOT_SUPPORTED;
      unsaid(sources);
      rich(targets);
      const responses = sources.map((source): OlxResponse => ({
        ...common,
        label: own(source),
        type: 'option',
        choices: targets.map((target) => listed(target, key[source.id] === target.id)),
      }));
      return { stem, responses };
    },
    text({ answers, caseSensitive, accentSensitive, nearMiss }) {
      losses.add('exchange.accents', !accentSensitive);
      losses.add('exchange.near-miss', (nearMiss ?? 0) > 0);
      const kept = full(answers).map(({ id, label }): OlxAnswer => ({ text: label, ...hint(id) }));
      return kept.length === 0
        ? NOT_SUPPORTED
        : alone(stem, { ...common, type: 'string', answers: kept, caseSensitive });
    },
    number({ answers, units }) {
      losses.add('exchange.units', units.length > 0);
      const whole = full(answers);
      const [first] = whole;
      if (!first) return NOT_SUPPORTED;
      // In 2016 a number had one answer.
      const kept = profile === 'dogwood' ? [first] : whole.filter(({ tolerance }) => tolerance === first.tolerance);
      losses.add('exchange.some-answers', kept.length < whole.length && whole.length === answers.length);
      return alone(stem, {
        ...common,
        type: 'numerical',
        tolerance: first.tolerance,
        answers: kept.map(({ id, value }) => ({ text: String(value), value, ...hint(id) })),
      });
    },
    gaps({ gaps, bank, caseSensitive, accentSensitive, nearMiss }) {
      if (gaps.length === 0) return NOT_SUPPORTED;
      losses.add('exchange.near-miss', (nearMiss ?? 0) > 0 && gaps.some(({ way }) => way === 'text'));
      unsaid(gaps);
      losses.add('exchange.accents', !accentSensitive && gaps.some(({ way }) => way === 'text'));
      losses.add(
        'exchange.bank',
        gaps.some(({ way }) => way === 'bank'),
      );
      const inline = { label: '', inline: true };
      const responses = gaps.map((gap): OlxResponse => {
        switch (gap.way) {
          case 'text':
            losses.add(
              'exchange.some-answers',
              gap.answers.some(({ credit }) => credit !== 1),
            );
            return {
              ...inline,
              type: 'string',
              caseSensitive,
              answers: gap.answers
                .filter(({ credit }) => credit === 1)
                .map(({ id, label }) => ({ text: label, ...(id === undefined ? {} : hint(id)) })),
            };
          case 'number':
            return {
              ...inline,
              type: 'numerical',
              tolerance: gap.tolerance,
              answers: [{ text: String(gap.value), value: gap.value }],
            };
          case 'choice':
            return {
              ...inline,
              type: 'option',
              choices: gap.options.map((one) => ({ ...listed(one, one.correct), ...hint(one.id) })),
            };
          case 'bank':
            return { ...inline, type: 'option', choices: bank.map((one) => listed(one, one.id === gap.key)) };
        }
      });
      const marked = gaps.reduce((all, { id }, index) => all.replace(`[[${id}]]`, `[[#${index}]]`), stem);
      return { stem: marked, responses };
    },
    // These are blocks of their own.
    order: () => NOT_SUPPORTED,
    open: () => NOT_SUPPORTED,
    survey: () => NOT_SUPPORTED,
  };
  return applyTable(table, interaction);
}

function toProblem(item: ExchangeItem, { stem, responses }: Body, urlName: string, losses: Losses): OlxProblem {
  const { html, interaction, name } = item;
  losses.add('exchange.feedback', html['correct'] !== html['incorrect']);
  const hints = Object.keys(html)
    .filter((key) => key.startsWith('hint:'))
    .toSorted();
  return {
    urlName,
    displayName: name,
    weight: interaction.points,
    attempts: interaction.attempts,
    body: stem,
    responses,
    hints: hints.map((key) => html[key]!),
    solution: html['incorrect'] ?? html['correct'],
    script: false,
  };
}

/** What stands in a unit for a question, with the files of `static/` that it brings along. */
export interface OlxMade {
  readonly part: OlxUnitPart;
  readonly files: Readonly<Record<string, string>>;
}

export interface OlxOptions {
  /** Hotspots of one pick as `imageresponse`, which needs a pointer, also where a list asks the same. */
  readonly pointer?: boolean;
}

/** The question as Open edX has it, with addresses of its own for files. */
function make(
  given: ExchangeItem,
  profile: OlxProfile,
  urlName: string,
  losses: Losses,
  { pointer = false }: OlxOptions,
): OlxMade | typeof NOT_SUPPORTED {
  losses.of(given);
  const path = (key: string): string => `/static/${key}`;
  const native = isNative(given, profile, pointer);
  const made = activityOf(given, profile, losses, path);
  if (made === NOT_SUPPORTED) return NOT_SUPPORTED;
  if (made) {
    const { activity, files = {} } = made;
    return { part: { activity: { ...activity, urlName, displayName: given.name } }, files };
  }
  losses.add('exchange.picture-list', given.picture !== undefined && !native);
  const item = withAddresses(given, path);
  const image = native ? imageResponseOf(given, losses, path) : undefined;
  const body = image ? alone(image.stem, image.response) : toBody(item, profile, losses);
  if (body === NOT_SUPPORTED) return NOT_SUPPORTED;
  return { part: { problem: toProblem(item, body, urlName, losses) }, files: {} };
}

/** A question as a block of a unit; undefined, and a remark, where Open edX has no such block. */
export function olxQuestionOf(
  given: ExchangeItem,
  profile: OlxProfile,
  urlName: string,
  losses: Losses,
  options: OlxOptions = {},
): OlxMade | undefined {
  const tried = make(given, profile, urlName, new Losses(), options);
  if (tried !== NOT_SUPPORTED) return make(given, profile, urlName, losses, options) as OlxMade;
  losses.of(given);
  losses.add('exchange.not-supported');
  return undefined;
}

/** A name that Open edX takes, and no two alike. */
function urlNameOf(id: string, taken: Set<string>): string {
  const start = id.replace(/[^A-Za-z0-9_-]/g, '_') || 'problem';
  let name = start;
  for (let number = 2; taken.has(name); number += 1) name = `${start}-${number}`;
  taken.add(name);
  return name;
}

interface Unit {
  readonly title: string;
  readonly parts: OlxUnitPart[];
}

function write(items: readonly ExchangeItem[], profile: OlxProfile): WrittenItems {
  const losses = new Losses();
  const taken = new Set<string>();
  const units: Unit[] = [];
  const files: Record<string, string> = {};
  const statics: Record<string, Uint8Array> = {};
  for (const item of items) {
    const made = olxQuestionOf(item, profile, urlNameOf(item.interaction.id, taken), losses);
    if (!made) continue;
    losses.add('exchange.tags', item.tags.length > 0);
    // A unit for each run of questions that lie in one place.
    const title = item.category.map((one) => one.replaceAll('/', '//')).join('/') || 'Questions';
    if (units.at(-1)?.title !== title) units.push({ title, parts: [] });
    units.at(-1)!.parts.push(made.part);
    if ('problem' in made.part)
      files[`problem/${made.part.problem.urlName}.xml`] = writeOlxProblem(made.part.problem, profile);
    for (const [name, text] of Object.entries(made.files)) statics[`static/${name}`] = new TextEncoder().encode(text);
  }
  const written = (units.length > 0 ? units : [{ title: 'Questions', parts: [] }]).map(
    ({ title, parts }, index) =>
      [
        units.length > 1 ? `vertical/questions-${String(index + 1).padStart(4, '0')}.xml` : 'vertical/questions.xml',
        writeOlxUnit(parts, title, profile),
      ] as const,
  );
  return {
    text: written[0]![1],
    files: { ...Object.fromEntries(written), ...files },
    binaries: { ...filesAt(items, (key) => `static/${key}`), ...statics },
    diagnostics: losses.diagnostics,
  };
}

const olx = (id: string, profile: OlxProfile): Translator => ({
  id,
  ending: '.zip',
  mediaType: 'application/zip',
  keeps: ['exchange.attempts', 'exchange.category', 'exchange.tags', 'exchange.hands'],
  carriesFiles: true,
  holds: (item) => make(item, profile, 'problem', new Losses(), {}),
  write: (items) => write(items, profile),
});

/** Questions for today's Open edX. */
export const olxTranslator = olx('olx', 'current');
/** Questions for the Open edX of 2016, which FUN runs. */
export const olxDogwoodTranslator = olx('olx-dogwood', 'dogwood');
