import { applyTable, type ExchangeItem, type InteractionTable, NOT_SUPPORTED } from '@nibras/course';
import {
  type CartridgeResource,
  type CartridgeVersion,
  type Qti12Item,
  type Qti12Response,
  writeCartridge,
  writeQti12Bank,
} from '@nibras/formats';
import { filesAt, withAddresses } from './item-files.ts';
import { Losses, type Translator, type WrittenItems } from './translator.ts';

interface Member {
  readonly id: string;
  readonly label: string;
}
const plainHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A question as cartridges have it: six types, each right or wrong as a whole. @spec IMS Common Cartridge Profile 1.1, 5 */
function toResponse({ interaction, html }: ExchangeItem, losses: Losses): Qti12Response | typeof NOT_SUPPORTED {
  const said = (id: string): { readonly feedback?: string } => {
    const text = html[`feedback:${id}`];
    return text === undefined ? {} : { feedback: text };
  };
  const own = ({ id, label }: Member): string => html[`member:${id}`] ?? plainHtml(label);
  const table: InteractionTable<Qti12Response | typeof NOT_SUPPORTED> = {
    choice({ options, multiple, marking, truth, certainty, shuffle }) {
      losses.add('exchange.certainty', certainty ?? false);
      losses.add('exchange.marking', multiple && marking !== 'all');
      const ident = (id: string, index: number): string => (truth ? String(index === 0) : id);
      return {
        type: 'choice',
        multiple,
        shuffle,
        partial: false,
        truth: truth ?? false,
        choices: options.map((option, index) => ({
          ident: ident(option.id, index),
          html: own(option),
          ...said(option.id),
        })),
        keys: options.flatMap((option, index) => (option.correct ? [ident(option.id, index)] : [])),
      };
    },
    text({ answers, caseSensitive, accentSensitive, nearMiss }) {
      losses.add('exchange.accents', !accentSensitive);
      losses.add('exchange.near-miss', (nearMiss ?? 0) > 0);
      losses.add(
        'exchange.some-answers',
        answers.some(({ credit }) => credit !== 1),
      );
      const kept = answers.filter(({ credit }) => credit === 1);
      if (kept.length === 0) return NOT_SUPPORTED;
      return {
        type: 'text',
        caseSensitive,
        answers: kept.map(({ id, label }) => ({ text: label, substring: false, ...said(id) })),
      };
    },
    open({ criteria, fewestWords, mostWords, hands }) {
      losses.add('exchange.criteria', criteria.length > 0);
      losses.add('exchange.word-limits', fewestWords > 0 || mostWords > 0);
      losses.add('exchange.feedback', html['correct'] !== html['incorrect']);
      return { type: 'essay', hands };
    },
    match: () => NOT_SUPPORTED,
    number: () => NOT_SUPPORTED,
    order: () => NOT_SUPPORTED,
    gaps: () => NOT_SUPPORTED,
    survey: () => NOT_SUPPORTED,
  };
  return applyTable(table, interaction);
}

/** The question as an item; undefined, and a remark, where cartridges have no such type. */
export function qti12ItemOf(given: ExchangeItem, ident: string, losses: Losses): Qti12Item | undefined {
  const item = withAddresses(given, (key) => `$IMS-CC-FILEBASE$/${key}`);
  losses.of(given);
  const { interaction, html, name, category } = item;
  const response = toResponse(item, losses);
  if (response === NOT_SUPPORTED) {
    losses.add('exchange.not-supported');
    return undefined;
  }
  losses.add('exchange.picture-list', given.picture !== undefined);
  const points = Math.min(99, Math.max(1, Math.round(interaction.points)));
  losses.add('exchange.points', points !== interaction.points);
  const hints = Object.keys(html)
    .filter((key) => key.startsWith('hint:'))
    .toSorted();
  return {
    ident,
    title: name,
    category: category.map((one) => one.replaceAll('/', '//')).join('/'),
    points,
    stem: html['stem'] ?? '',
    response,
    correct: html['correct'],
    incorrect: html['incorrect'],
    hints: hints.map((key) => html[key]!),
  };
}

function write(items: readonly ExchangeItem[], version: CartridgeVersion): WrittenItems {
  const losses = new Losses();
  const made = items.flatMap((item, index) => {
    const one = qti12ItemOf(item, `${item.interaction.id}_${index + 1}`, losses);
    if (!one) return [];
    losses.add('exchange.tags', item.tags.length > 0);
    return [one];
  });
  const binaries = filesAt(items, (key) => key);
  const pictures = Object.keys(binaries).map((key, index): CartridgeResource => ({
    identifier: `file_${index + 1}`,
    type: 'webcontent',
    href: key,
  }));
  const manifest = writeCartridge(
    {
      identifier: 'questions',
      title: 'Questions',
      language: 'und',
      items: [],
      resources:
        made.length === 0
          ? []
          : [
              {
                identifier: 'bank',
                type: 'question-bank',
                href: 'bank.xml',
                dependencies: pictures.map(({ identifier }) => identifier),
              },
              ...pictures,
            ],
    },
    version,
  );
  return {
    text: manifest,
    files: { 'imsmanifest.xml': manifest, ...(made.length === 0 ? {} : { 'bank.xml': writeQti12Bank('bank', made) }) },
    binaries,
    diagnostics: losses.diagnostics,
  };
}

const cartridge = (id: string, version: CartridgeVersion): Translator => ({
  id,
  ending: '.imscc',
  mediaType: 'application/zip',
  keeps: ['exchange.category', 'exchange.tags', 'exchange.shuffle'],
  carriesFiles: true,
  holds: (item) => toResponse(item, new Losses()),
  write: (items) => write(items, version),
});

/** A question bank as Moodle restores it. */
export const cc11Translator = cartridge('cc11', '1.1');
/** The same for platforms that read 1.3. */
export const cc13Translator = cartridge('cc13', '1.3');
