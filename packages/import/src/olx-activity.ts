import type { Diagnostic } from '@nibras/base';
import { escapeHtml, newId } from '@nibras/base';
import type { ExchangeItem, ExchangePicture, ExchangeZone, Interaction, InteractionMember } from '@nibras/course';
import type { OlxActivity, OlxAssessment, OlxDrag, OlxImage, OlxSurvey } from '@nibras/formats';
import { remark } from './imported.ts';
import { ItemMaker, wordsOf } from './item-maker.ts';

const shownAs = (source: string, alt: string): string =>
  source === '' ? '' : `<p><img src="${escapeHtml(source)}" alt="${escapeHtml(alt)}"></p>`;
const percent = (value: number, whole: number): number => Math.round((value / whole) * 10_000) / 100;

/** A place that is pointed at as a hotspot whose zones are all right. */
export function olxHotspot(
  image: OlxImage,
  stem: string,
  points: number,
  maker: ItemMaker,
): { readonly interaction: Interaction; readonly picture: ExchangePicture } | 'no-key' | 'no-size' {
  const { src, alt, width, height, spots } = image;
  if (spots.length === 0) return 'no-key';
  if (!(width > 0) || !(height > 0)) return 'no-size';
  const options = spots.map((_, at) => ({ ...nameless(maker, at), correct: true }));
  const zones = spots.map(({ shape, points: all }): ExchangeZone => {
    const place = all.map((value, at) => percent(value, at % 2 ? height : width));
    if (shape === 'polygon') return { shape, place };
    const [left, top, right, bottom] = place as [number, number, number, number];
    const size = [Math.abs(right - left), Math.abs(bottom - top)].map((one) => Math.round(one * 100) / 100);
    return { shape, place: [Math.min(left, right), Math.min(top, bottom), ...size] };
  });
  const elsewhere = { ...nameless(maker, spots.length), label: '–', correct: false };
  const interaction: Interaction = {
    ...maker.base(shownAs(src, alt) + stem, points),
    kind: 'choice',
    multiple: false,
    marking: 'all',
    shuffle: false,
    options: [...options, elsewhere],
  };
  const picture: ExchangePicture = {
    file: src,
    alt,
    width,
    height,
    look: 'hotspot',
    zones: Object.fromEntries(options.map(({ id }, at) => [id, zones[at]!])),
  };
  return { interaction, picture };
}

/** A zone that its number names. */
function nameless(maker: ItemMaker, at: number): InteractionMember {
  const member = maker.member('');
  delete maker.html[`member:${member.id}`];
  return { ...member, label: String(at + 1) };
}

const rows = /(^|\/)nibras-rows-\d+\.svg$/;

/** What is said of an item wherever it lies; words of our own for right and wrong alike come back as they were. */
function saidOf({ right, wrong }: OlxDrag['items'][number], lose: (code: string) => void): string | undefined {
  if (right !== wrong && wordsOf(right) !== '' && wordsOf(wrong) !== '') lose('olx.item-feedback');
  return wordsOf(right) === '' ? wrong : right;
}

function toOrder(drag: OlxDrag, maker: ItemMaker, lose: (code: string) => void): Interaction {
  const base = maker.base(drag.stem, drag.weight ?? 1);
  const place = ({ zones }: OlxDrag['items'][number]): number => drag.zones.findIndex(({ uid }) => uid === zones[0]);
  const items = drag.items
    .toSorted((a, b) => place(a) - place(b))
    .map((one) => maker.member(one.html, saidOf(one, lose)));
  return { ...base, kind: 'order', marking: 'partial', items };
}

type OnPicture = { readonly interaction: Interaction; readonly picture: ExchangePicture };

function toLabels(drag: OlxDrag, maker: ItemMaker, lose: (code: string) => void): OnPicture {
  const base = maker.base(shownAs(drag.image, drag.alt) + drag.stem, drag.weight ?? 1);
  if (drag.items.some(({ zones }) => zones.length > 1)) lose('olx.several-zones');
  const zoneOf = (item: OlxDrag['items'][number]): number => drag.zones.findIndex(({ uid }) => uid === item.zones[0]);
  const taken = drag.items.map(zoneOf);
  // One label for each zone where the block says so; where it says nothing a zone may take any number.
  const sorts = !drag.onePerZone || taken.some((zone, at) => zone >= 0 && taken.indexOf(zone) !== at);
  const zones = drag.zones.map(({ title }, at) =>
    title.trim() === '' || title === String(at + 1) ? nameless(maker, at) : maker.member(escapeHtml(title), undefined),
  );
  const labels = drag.items.map((one, at) => {
    const said = saidOf(one, lose);
    const zone = zones[taken[at] ?? -1];
    if (sorts || said === undefined || wordsOf(said) === '' || !zone) return maker.member(one.html, said);
    maker.html[`feedback:${zone.id}`] = said;
    return maker.member(one.html);
  });
  const aside = sorts && taken.some((zone) => zone < 0) ? [{ id: newId(), number: 0, label: '–' }] : [];
  const joined = labels.flatMap(({ id }, at) => {
    const zone = zones[taken[at]!];
    if (sorts) return [[id, zone?.id ?? aside[0]!.id] as const];
    return zone ? [[zone.id, id] as const] : [];
  });
  return {
    interaction: {
      ...base,
      kind: 'match',
      shuffle: drag.mixed,
      sources: sorts ? labels : zones,
      targets: sorts ? [...zones, ...aside] : labels,
      key: Object.fromEntries(joined),
    },
    picture: {
      file: drag.image,
      alt: drag.alt,
      // The block does not tell the size of its picture: places are in pixels until it is known.
      width: 0,
      height: 0,
      look: sorts ? 'sort' : 'label',
      zones: Object.fromEntries(
        zones.map(({ id }, at) => {
          const { x, y, width, height } = drag.zones[at]!;
          return [id, { shape: 'rectangle', place: [x, y, width, height] }];
        }),
      ),
    },
  };
}

function toOpen(one: OlxAssessment, maker: ItemMaker, lose: (code: string) => void): Interaction {
  if (one.uploads) lose('olx.uploads');
  if (one.steps.some((step) => step !== 'self-assessment')) lose('olx.assessors');
  const isPlain = ({ levels }: OlxAssessment['criteria'][number]): boolean =>
    levels.every(({ points, label, explanation }) => label === String(points) && explanation === '');
  if (!one.criteria.every(isPlain)) lose('olx.levels');
  const most = ({ levels }: OlxAssessment['criteria'][number]): number =>
    Math.max(0, ...levels.map(({ points }) => points));
  const [only] = one.criteria;
  const marked = one.criteria.filter((criterion) => most(criterion) > 0);
  if (marked.length < one.criteria.length) lose('olx.criteria');
  const none = one.criteria.length === 1 && only!.name === 'answer';
  const base = maker.base(
    one.stem,
    marked.reduce((sum, criterion) => sum + most(criterion), 0),
  );
  const criteria = none
    ? []
    : marked.map((criterion) => {
        const { label, prompt } = criterion;
        const asked = prompt === '' ? '' : `${label === '' ? '' : ' – '}${escapeHtml(prompt)}`;
        return { ...maker.member(escapeHtml(label) + asked), points: most(criterion) };
      });
  return { ...base, attempts: 0, kind: 'open', hands: 'words', fewestWords: 0, mostWords: 0, criteria };
}

function toSurvey(one: OlxSurvey, maker: ItemMaker): Interaction {
  const list = (all: readonly string[]): InteractionMember[] => all.map((label) => maker.member(escapeHtml(label)));
  const base = maker.base(`<p>${escapeHtml(one.title)}</p>`, 1);
  maker.say('correct', one.feedback === '' ? undefined : `<p>${escapeHtml(one.feedback)}</p>`);
  return { ...base, points: 0, attempts: 0, kind: 'survey', items: list(one.items), scale: list(one.scale) };
}

/** A block that is no problem as a question; undefined, and a remark, where it asks nothing that can be answered here. */
export function olxActivityItem(activity: OlxActivity, diagnostics: Diagnostic[]): ExchangeItem | undefined {
  const maker = new ItemMaker();
  const name = activity.displayName || activity.urlName || activity.type;
  const lost = new Set<string>();
  const lose = (code: string): void => void lost.add(code);
  const close = (item: ExchangeItem): ExchangeItem => {
    diagnostics.push(...[...lost].map((code) => remark(code, name)));
    return item;
  };
  const about = { name, category: [], tags: [] };
  const refuse = (code: string): undefined => void diagnostics.push(remark(code, name, 'error'));
  switch (activity.type) {
    case 'openassessment':
      return close(maker.item(toOpen(activity, maker, lose), about));
    case 'survey':
      if (activity.items.length === 0 || activity.scale.length < 2) return refuse('olx.no-response');
      return close(maker.item(toSurvey(activity, maker), about));
    case 'drag-and-drop-v2': {
      if (activity.items.length === 0 || activity.zones.length === 0) return refuse('olx.no-response');
      const ordered = rows.test(activity.image);
      const made = ordered ? { interaction: toOrder(activity, maker, lose) } : toLabels(activity, maker, lose);
      maker.say('correct', activity.finish);
      maker.say('incorrect', activity.finish);
      const interaction = { ...made.interaction, attempts: activity.attempts };
      const item = maker.item(interaction, about);
      return close('picture' in made ? { ...item, picture: made.picture } : item);
    }
  }
}
