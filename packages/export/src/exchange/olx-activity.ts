import {
  type ExchangeItem,
  type ExchangePicture,
  type ExchangeZone,
  type Interaction,
  NOT_SUPPORTED,
} from '@nibras/course';
import {
  type OlxActivity,
  type OlxDrag,
  type OlxImage,
  type OlxLevel,
  type OlxProfile,
  type OlxResponse,
  olxRows,
  type OlxZone,
} from '@nibras/formats';
import { stemBeside, withAddresses } from './item-files.ts';
import type { Losses } from './translator.ts';

interface Member {
  readonly id: string;
  readonly label: string;
}
type Unnamed<Kind> = Kind extends OlxActivity ? Omit<Kind, 'urlName' | 'displayName'> : never;
interface Made {
  readonly activity: Unnamed<OlxActivity>;
  readonly files?: Readonly<Record<string, string>>;
}
type Of<Kind extends Interaction['kind']> = Extract<Interaction, { kind: Kind }>;
type Path = (key: string) => string;

const plainHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const formatted = /<(?!\/?p\b|br\b)/;
const shows = /<(img|audio|video)\b/;
const round = (value: number): number => Math.round(value * 100) / 100;

/** Whether Open edX has the picture of a question itself, and not a list below it. */
export function isNative({ interaction, picture }: ExchangeItem, profile: OlxProfile, pointer: boolean): boolean {
  if (!picture) return false;
  if (interaction.kind === 'match') return profile === 'current';
  if (interaction.kind !== 'choice' || interaction.multiple) return false;
  const zones = interaction.options.filter(({ id }) => Object.hasOwn(picture.zones, id));
  // A list of nothing but right places would give the answer away: no choice asks the same.
  return zones.some(({ correct }) => correct) && (pointer || zones.every(({ correct }) => correct));
}

const isEllipse = ({ shape }: ExchangeZone): boolean => shape === 'ellipse';

/** Corners in pixels; a round zone is told by 24 points. */
function outline({ shape, place }: ExchangeZone, { width, height }: ExchangePicture): number[] {
  const [left = 0, top = 0, wide = 0, high = 0] = place;
  const points =
    shape === 'polygon'
      ? place
      : Array.from({ length: 24 }, (_, at) => (at * Math.PI) / 12).flatMap((angle) => [
          left + (wide / 2) * (1 + Math.cos(angle)),
          top + (high / 2) * (1 + Math.sin(angle)),
        ]);
  return points.map((value, at) => Math.round((value * (at % 2 ? height : width)) / 100));
}

function spotOf(zone: ExchangeZone, picture: ExchangePicture): OlxImage['spots'][number] {
  if (zone.shape !== 'rectangle') return { shape: 'polygon', points: outline(zone, picture) };
  const [left = 0, top = 0, wide = 0, high = 0] = zone.place;
  const at = (x: number, y: number): number[] => [
    Math.round((x * picture.width) / 100),
    Math.round((y * picture.height) / 100),
  ];
  return { shape: 'rectangle', points: [...at(left, top), ...at(left + wide, top + high)] };
}

/** A hotspot as a place that is pointed at, with the stem beside it. @spec edx-platform, capa, ImageResponse */
export function imageResponseOf(
  given: ExchangeItem,
  losses: Losses,
  path: Path,
): { readonly stem: string; readonly response: OlxResponse } | undefined {
  const { interaction, picture, html } = given;
  if (!picture || interaction.kind !== 'choice') return undefined;
  const zones = interaction.options.filter(({ id }) => Object.hasOwn(picture.zones, id));
  const right = zones.filter(({ correct }) => correct);
  losses.add('exchange.pointer-only');
  losses.add('exchange.wrong-zones', right.length < zones.length);
  losses.add(
    'exchange.zone-names',
    zones.some(({ id }) => html[`member:${id}`] !== undefined),
  );
  losses.add(
    'exchange.member-feedback',
    interaction.options.some(({ id }) => html[`feedback:${id}`] !== undefined),
  );
  losses.add(
    'exchange.zones',
    right.some(({ id }) => isEllipse(picture.zones[id]!)),
  );
  const beside = withAddresses({ ...given, html: { ...html, stem: stemBeside(given) } }, path);
  return {
    stem: beside.html['stem'] ?? '',
    response: {
      label: '',
      inline: false,
      type: 'image',
      src: path(picture.file),
      alt: picture.alt,
      width: picture.width,
      height: picture.height,
      spots: right.map(({ id }) => spotOf(picture.zones[id]!, picture)),
    },
  };
}

/** The box around a zone in the pixels of its picture. */
function boxOf({ shape, place }: ExchangeZone, { width, height }: ExchangePicture): Omit<OlxZone, 'uid' | 'title'> {
  const xs = place.filter((_, at) => at % 2 === 0);
  const ys = place.filter((_, at) => at % 2 === 1);
  const [left = 0, top = 0, wide = 0, high = 0] =
    shape === 'polygon'
      ? [Math.min(...xs), Math.min(...ys), Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)]
      : place;
  return {
    x: round((left * width) / 100),
    y: round((top * height) / 100),
    width: round((wide * width) / 100),
    height: round((high * height) / 100),
  };
}

/** What every drag has of its question. */
function dragOf(item: ExchangeItem, losses: Losses): Pick<OlxDrag, 'type' | 'weight' | 'attempts' | 'stem' | 'finish'> {
  const { html, interaction } = item;
  losses.add(
    'exchange.hints',
    Object.keys(html).some((name) => name.startsWith('hint:')),
  );
  losses.add('exchange.feedback', html['correct'] !== html['incorrect']);
  return {
    type: 'drag-and-drop-v2',
    weight: interaction.points,
    attempts: interaction.attempts,
    stem: html['stem'] ?? '',
    finish: html['incorrect'] ?? html['correct'] ?? '',
  };
}

/** Labels on a picture: by zone where each takes one, by label where a zone takes any number. */
function labelDrag(given: ExchangeItem, one: Of<'match'>, losses: Losses, path: Path): Made {
  const picture = given.picture!;
  const { html } = withAddresses({ ...given, html: { ...given.html, stem: stemBeside(given) } }, path);
  const own = ({ id, label }: Member): string => html[`member:${id}`] ?? plainHtml(label);
  const isZone = ({ id }: Member): boolean => Object.hasOwn(picture.zones, id);
  const sorts = picture.look === 'sort';
  const zones = (sorts ? one.targets : one.sources).filter(isZone);
  const labels = sorts ? one.sources : one.targets;
  const zonesOf = ({ id }: Member): string[] =>
    zones.filter((zone) => (sorts ? one.key[id] === zone.id : one.key[zone.id] === id)).map((zone) => zone.id);
  losses.add(
    'exchange.zones',
    zones.some(({ id }) => picture.zones[id]!.shape !== 'rectangle'),
  );
  losses.add(
    'exchange.rich-text',
    zones.some(({ id }) => formatted.test(html[`member:${id}`] ?? '')),
  );
  // There a label left aside rightly earns as much as one that is placed.
  losses.add('exchange.marking', !sorts && labels.some((label) => zonesOf(label).length === 0));
  return {
    activity: {
      ...dragOf({ ...given, html }, losses),
      image: path(picture.file),
      alt: picture.alt,
      zones: zones.map((zone) => ({ uid: zone.id, title: zone.label, ...boxOf(picture.zones[zone.id]!, picture) })),
      items: labels.map((label) => {
        const places = zonesOf(label);
        const said = html[`feedback:${sorts ? label.id : (places[0] ?? '')}`] ?? '';
        return { html: own(label), zones: places, right: said, wrong: said };
      }),
      mixed: one.shuffle,
      onePerZone: !sorts,
      labels: zones.some(({ id }) => html[`member:${id}`] !== undefined),
    },
  };
}

/** Items are put in order onto rows of a picture that comes along. */
function orderDrag(given: ExchangeItem, { items }: Of<'order'>, losses: Losses, path: Path): Made {
  const { html } = withAddresses(given, path);
  const name = `nibras-rows-${items.length}.svg`;
  const { svg, zones } = olxRows(items.length);
  losses.add('exchange.marking');
  return {
    activity: {
      ...dragOf({ ...given, html }, losses),
      image: path(name),
      alt: items.map((_, at) => at + 1).join(' – '),
      zones,
      items: items.map((one, at) => {
        const said = html[`feedback:${one.id}`] ?? '';
        return {
          html: html[`member:${one.id}`] ?? plainHtml(one.label),
          zones: [zones[at]!.uid],
          right: said,
          wrong: said,
        };
      }),
      mixed: true,
      onePerZone: true,
      labels: false,
    },
    files: { [name]: svg },
  };
}

/** As many steps as a person tells apart. */
function levelsOf(points: number): OlxLevel[] {
  const step = Math.max(1, Math.ceil(points / 10));
  const all = Array.from({ length: Math.ceil(points / step) }, (_, at) => at * step);
  return [...all, points].map((one) => ({ points: one, label: String(one), explanation: '' }));
}

function assessmentOf(given: ExchangeItem, one: Of<'open'>, profile: OlxProfile, losses: Losses, path: Path): Made {
  const { html } = withAddresses(given, path);
  const stem = html['stem'] ?? '';
  const whole = one.criteria.map(({ points }) => Math.max(1, Math.round(points)));
  const total = whole.reduce((sum, points) => sum + points, 0);
  const old = profile === 'dogwood';
  losses.add(
    'exchange.points',
    one.criteria.length === 0
      ? !Number.isInteger(one.points)
      : total !== one.points || one.criteria.some(({ points }, at) => points !== whole[at]),
  );
  losses.add('exchange.word-limits', one.fewestWords > 0 || one.mostWords > 0);
  losses.add('exchange.hands', one.hands === 'link');
  losses.add('exchange.files', old && shows.test(stem));
  losses.add(
    'exchange.rich-text',
    (old && formatted.test(stem.replace(/<(img|audio|video)\b[^<>]*>/g, ''))) ||
      one.criteria.some(({ id }) => formatted.test(html[`member:${id}`] ?? '')),
  );
  losses.add(
    'exchange.hints',
    Object.keys(html).some((name) => name.startsWith('hint:')),
  );
  losses.add(
    'exchange.all-feedback',
    ['correct', 'incorrect'].some((name) => html[name] !== undefined),
  );
  losses.add(
    'exchange.member-feedback',
    one.criteria.some(({ id }) => html[`feedback:${id}`] !== undefined),
  );
  const criteria = one.criteria.map(({ label }, at) => ({
    name: `criterion-${at + 1}`,
    label,
    prompt: '',
    levels: levelsOf(whole[at]!),
  }));
  // There nothing is marked without a criterion.
  const only = { name: 'answer', label: given.name, prompt: '', levels: levelsOf(Math.max(1, Math.round(one.points))) };
  return {
    activity: {
      type: 'openassessment',
      stem,
      steps: ['self-assessment'],
      criteria: criteria.length > 0 ? criteria : [only],
      uploads: false,
    },
  };
}

function surveyOf({ html, files }: ExchangeItem, { items, scale, prompt }: Of<'survey'>, losses: Losses): Made {
  const rich = (members: readonly Member[]): boolean =>
    members.some(({ id }) => formatted.test(html[`member:${id}`] ?? ''));
  losses.add('exchange.rich-text', rich(items) || rich(scale) || /<(?!\/?p\b|br\b|img\b)/.test(html['stem'] ?? ''));
  losses.add('exchange.files', Object.keys(files ?? {}).length > 0);
  losses.add(
    'exchange.hints',
    Object.keys(html).some((name) => name.startsWith('hint:')),
  );
  losses.add(
    'exchange.all-feedback',
    ['correct', 'incorrect'].some((name) => html[name] !== undefined),
  );
  losses.add(
    'exchange.member-feedback',
    Object.keys(html).some((name) => name.startsWith('feedback:')),
  );
  const labels = (members: readonly Member[]): string[] => members.map(({ label }) => label);
  return {
    activity: { type: 'survey', title: prompt, items: labels(items), scale: labels(scale), feedback: '' },
  };
}

/** A question as a block that is no problem; undefined where it is one, NOT_SUPPORTED where the release knows neither. */
export function activityOf(
  given: ExchangeItem,
  profile: OlxProfile,
  losses: Losses,
  path: Path,
): Made | typeof NOT_SUPPORTED | undefined {
  const { interaction } = given;
  switch (interaction.kind) {
    case 'open':
      return assessmentOf(given, interaction, profile, losses, path);
    case 'order':
      return profile === 'dogwood' ? NOT_SUPPORTED : orderDrag(given, interaction, losses, path);
    case 'survey':
      return profile === 'dogwood' ? NOT_SUPPORTED : surveyOf(given, interaction, losses);
    case 'match':
      return given.picture && profile === 'current' ? labelDrag(given, interaction, losses, path) : undefined;
    default:
      return undefined;
  }
}
