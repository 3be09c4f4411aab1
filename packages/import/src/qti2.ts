import type { Diagnostic } from '@nibras/base';
import { escapeHtml } from '@nibras/base';
import {
  type ExchangeItem,
  type ExchangePicture,
  type Gap,
  type Interaction,
  type InteractionMember,
  textMarker,
} from '@nibras/course';
import {
  parseQtiItem,
  parseQtiPackage,
  type QtiChoice,
  type QtiFault,
  type QtiInteraction,
  type QtiItem,
  type QtiPlaced,
  type QtiResponse,
} from '@nibras/formats';
import { type ReadItems, remark } from './imported.ts';
import { ItemMaker, wordsOf } from './item-maker.ts';
import { pictureOfSpots } from './qti-picture.ts';
import { bestOf, share, wordsOfResponse } from './qti-response.ts';
import { rangesOf } from './slider-ranges.ts';
import { choiceFromWeights } from './weighted-choice.ts';

type Problem = 'interaction' | 'no-key' | 'picture-missing';
type OfType<Type extends QtiInteraction['type']> = Extract<QtiInteraction, { type: Type }>;

/** More blanks than a person fills are hostile. */
const mostBlanks = 200;

/** Turns an item into a question. */
class Reader {
  readonly maker = new ItemMaker();
  readonly lost = new Set<string>();
  picture: ExchangePicture | undefined;
  private readonly item: QtiItem;
  private readonly used = new Set<string>();

  constructor(item: QtiItem) {
    this.item = item;
    if (item.ownRules) this.lost.add('qti.processing');
  }

  private response(identifier: string): QtiResponse | undefined {
    return this.item.responses.find((one) => one.identifier === identifier);
  }

  private feedback(identifier: string): string | undefined {
    const found = this.item.feedbacks.filter((one) => one.identifier === identifier);
    if (found.length === 0 || /^(in)?correct$/i.test(identifier)) return undefined;
    this.used.add(identifier);
    return found.map(({ html }) => html).join('');
  }

  private member(choice: QtiChoice): InteractionMember {
    return this.maker.member(choice.html, choice.feedback ?? this.feedback(choice.identifier));
  }

  private base(stem: string): ReturnType<ItemMaker['base']> {
    const best = this.item.responses.reduce((all, one) => all + bestOf(one), 0);
    return this.maker.base(stem, this.item.maxScore ?? Number(best.toFixed(5)));
  }

  /** The stem without the place of a block, or with a line where words are asked for inside a sentence. */
  private stem(marker: string, inside: boolean): string {
    const place = `[[${marker}]]`;
    const { body } = this.item;
    const at = body.indexOf(place);
    if (at < 0) return body;
    const after = body.slice(at + place.length).trim();
    // At the end of the body, nothing has to show where words are asked for.
    const gone = !inside || after === '' || after === '</p>';
    return `${body.slice(0, at)}${gone ? '' : '_____'}${body.slice(at + place.length)}`
      .replace(/<p>\s*<\/p>/g, '')
      .trim();
  }

  read(): Interaction | Problem | undefined {
    const { interactions } = this.item;
    const [first] = interactions;
    if (!first) return undefined;
    const made = this.interaction(first, interactions);
    if (typeof made === 'string') return made;
    for (const { identifier, html } of this.item.feedbacks) {
      const name = identifier.toLowerCase();
      if (name === 'correct' || name === 'incorrect') this.maker.say(name, html);
      else if (!this.used.has(identifier)) this.lost.add('qti.processing');
    }
    return made;
  }

  private interaction(first: QtiInteraction, all: readonly QtiInteraction[]): Interaction | Problem {
    const inline = (one: QtiInteraction): one is OfType<'textEntry' | 'inlineChoice'> =>
      one.type === 'textEntry' || one.type === 'inlineChoice';
    if (all.length > mostBlanks) return 'interaction';
    if (all.every(inline) && (all.length > 1 || all[0]?.label === 'gap' || all[0]?.label === 'bank'))
      return this.gaps(all);
    if (all.length > 1 || (first.type === 'gapMatch' && first.gaps.length > mostBlanks)) return 'interaction';
    const response = this.response(first.response);
    switch (first.type) {
      case 'choice':
        return this.choice(first, response);
      case 'hottext':
        return this.hottext(first, response);
      case 'inlineChoice':
        return this.choice({ ...first, type: 'choice', most: 1 }, response, true);
      case 'order':
        return this.order(first, response);
      case 'match':
        return this.match(first, response);
      case 'gapMatch':
        return this.bank(first, response);
      case 'textEntry':
        return this.typed(first.response, response);
      case 'hotspot':
      case 'graphicGapMatch':
        return this.onPicture(first, response);
      case 'slider': {
        this.lost.add('qti.bounds');
        return this.typed(first.response, response);
      }
      case 'extendedText':
        return {
          ...this.base(this.stem(first.response, false)),
          kind: 'open',
          hands: 'words',
          fewestWords: 0,
          mostWords: 0,
          criteria: [],
        };
      case 'other':
        return 'interaction';
    }
  }

  /** Words to pick in a text: its body tells where each stands. */
  private hottext(one: OfType<'hottext'>, response: QtiResponse | undefined): Interaction | Problem {
    const made = this.choice({ ...one, type: 'choice', shuffle: false, most: one.most }, response);
    if (typeof made === 'string' || made.kind !== 'choice') return made;
    const put = (word: (index: number) => string): string =>
      one.choices.reduce(
        (all, { identifier }, index) => all.replace(`[[${identifier}]]`, () => word(index)),
        this.item.body,
      );
    this.maker.say(
      'text',
      put((index) => textMarker(made.options[index]!.id)),
    );
    const stem = put((index) => one.choices[index]!.html);
    this.maker.say('stem', stem);
    return { ...made, prompt: wordsOf(stem), multiple: true, inText: true, shuffle: false };
  }

  private choice(one: OfType<'choice'>, response: QtiResponse | undefined, inside = false): Interaction | Problem {
    const multiple = response ? response.cardinality === 'multiple' && one.most !== 1 : one.most !== 1;
    if (!response || one.choices.length === 0) return 'no-key';
    const base = this.base(this.stem(one.response, inside));
    const { mapping, scoring, correct: keys } = response;
    const mapped = scoring === 'map' && mapping;
    const best = bestOf(response) || 1;
    const weights = one.choices.map(
      ({ identifier }) =>
        ((mapping?.entries.find(({ key }) => key === identifier)?.value ?? mapping?.fallback ?? 0) / best) * 100,
    );
    const weighed = mapped ? choiceFromWeights(weights, multiple) : undefined;
    if (weighed && !weighed.exact) this.lost.add('percentages');
    const right = weighed?.correct ?? one.choices.map(({ identifier }) => keys.includes(identifier));
    if (!right.includes(true)) return 'no-key';
    const truth =
      one.choices.length === 2 && one.choices[0]!.identifier === 'true' && one.choices[1]!.identifier === 'false';
    return {
      ...base,
      kind: 'choice',
      multiple,
      marking: weighed?.marking ?? 'all',
      shuffle: one.shuffle,
      ...(truth && !multiple ? { truth } : {}),
      options: one.choices.map((choice, index) => ({ ...this.member(choice), correct: right[index]! })),
    };
  }

  /** Spots are options; labels are words to match with spots. */
  private onPicture(
    one: OfType<'hotspot' | 'graphicGapMatch'>,
    response: QtiResponse | undefined,
  ): Interaction | Problem {
    const { spots, picture } = one;
    const words = one.type === 'hotspot' ? 0 : one.words.length;
    if (Math.max(spots.length, words, response?.correct.length ?? 0) > mostBlanks) return 'interaction';
    const choices = spots.map(({ identifier, label }) => ({ identifier, html: escapeHtml(label) }));
    const plain = { response: one.response, shuffle: false };
    let made: Interaction | Problem;
    let look: ExchangePicture['look'] = 'hotspot';
    let members: readonly InteractionMember[] = [];
    if (one.type === 'hotspot') {
      made = this.choice({ ...plain, type: 'choice', most: one.most, choices }, response);
      if (typeof made !== 'string' && made.kind === 'choice') members = made.options;
    } else {
      const pairs = (response?.correct ?? []).map((pair) => pair.trim().split(/\s+/));
      const wanted = (spot: string): string[] => pairs.flatMap(([word = '', to]) => (to === spot ? [word] : []));
      look = spots.every(({ most, identifier }) => most === 1 && wanted(identifier).length === 1) ? 'label' : 'sort';
      made = this.labels(one, response, look, pairs);
      if (typeof made !== 'string' && made.kind === 'match') members = look === 'sort' ? made.targets : made.sources;
    }
    this.picture = pictureOfSpots(
      picture,
      spots,
      members.map(({ id }) => id),
      look,
    );
    if (typeof made === 'string') return made;
    if (!picture || !this.picture) return 'picture-missing';
    const shown = `<p><img src="${escapeHtml(picture.source)}" alt="${escapeHtml(picture.alt)}"></p>`;
    this.maker.say('stem', shown + (this.maker.html['stem'] ?? ''));
    return made;
  }

  private labels(
    one: OfType<'graphicGapMatch'>,
    response: QtiResponse | undefined,
    look: ExchangePicture['look'],
    pairs: readonly string[][],
  ): Interaction | Problem {
    if (pairs.length === 0 || !response) return 'no-key';
    const values = new Set((response.mapping?.entries ?? []).map(({ value }) => value.toFixed(4)));
    if (values.size > 1) this.lost.add('percentages');
    const words = one.words.map((choice) => this.member(choice));
    const zones = one.spots.map(({ label }) => this.maker.member(escapeHtml(label)));
    const wordAt = (identifier: string): number => one.words.findIndex((each) => each.identifier === identifier);
    const spotAt = (identifier: string): number => one.spots.findIndex((each) => each.identifier === identifier);
    const found = pairs.map(([word = '', spot = '']) => [wordAt(word), spotAt(spot)] as const);
    if (found.some(([word, spot]) => word < 0 || spot < 0)) return 'no-key';
    if (new Set(found.map(([word]) => word)).size < found.length) return 'interaction';
    const base = { ...this.base(this.stem(one.response, false)), kind: 'match' as const, shuffle: one.shuffle };
    const key = found.map(([word, spot]) => [words[word]!.id, zones[spot]!.id] as const);
    if (look === 'label')
      return {
        ...base,
        sources: zones,
        targets: words,
        key: Object.fromEntries(key.map(([word, zone]) => [zone, word])),
      };
    const loose = words.filter((_, index) => !found.some(([word]) => word === index));
    const aside = loose.length > 0 ? [this.maker.member('')] : [];
    const left = loose.flatMap(({ id }) => aside.map((each) => [id, each.id] as const));
    return { ...base, sources: words, targets: [...zones, ...aside], key: Object.fromEntries([...key, ...left]) };
  }

  private order(one: OfType<'order'>, response: QtiResponse | undefined): Interaction | Problem {
    const found = (response?.correct ?? []).map((key) => one.choices.find(({ identifier }) => identifier === key));
    if (found.length !== one.choices.length || found.includes(undefined)) return 'no-key';
    const base = this.base(this.stem(one.response, false));
    return { ...base, kind: 'order', marking: 'all', items: found.map((choice) => this.member(choice!)) };
  }

  private match(one: OfType<'match'>, response: QtiResponse | undefined): Interaction | Problem {
    const mapped =
      response?.scoring === 'map' ? (response.mapping?.entries ?? []).filter(({ value }) => value > 0) : [];
    const pairs = (mapped.length > 0 ? mapped.map(({ key }) => key) : (response?.correct ?? [])).map((pair) =>
      pair.trim().split(/\s+/),
    );
    if (new Set(mapped.map(({ value }) => value.toFixed(4))).size > 1) this.lost.add('percentages');
    const base = this.base(this.stem(one.response, false));
    const [sources, targets] = [one.sources, one.targets].map((set) =>
      set.map((choice) => ({ ...this.member(choice), from: choice.identifier })),
    ) as [(InteractionMember & { from: string })[], (InteractionMember & { from: string })[]];
    const bare = ({ from: _from, ...member }: InteractionMember & { from: string }): InteractionMember => member;
    if (pairs.length === 0) return { ...base, kind: 'survey', items: sources.map(bare), scale: targets.map(bare) };
    const key: Record<string, string> = {};
    for (const source of sources) {
      const wanted = pairs.filter(([from]) => from === source.from).map(([, to]) => to);
      const target = targets.find(({ from }) => from === wanted[0]);
      if (wanted.length !== 1 || !target) return 'interaction';
      key[source.id] = target.id;
    }
    return {
      ...base,
      kind: 'match',
      shuffle: one.shuffle,
      sources: sources.map(bare),
      targets: targets.map(bare),
      key,
    };
  }

  /** What is typed: a number where the key is one, otherwise words. */
  private typed(identifier: string, response: QtiResponse | undefined): Interaction | Problem {
    if (!response) return 'no-key';
    const best = bestOf(response) || 1;
    const base = this.base(this.stem(identifier, true));
    if (response.baseType === 'float' || response.baseType === 'integer') {
      const ranges =
        response.scoring === 'ranges'
          ? response.ranges
          : response.scoring === 'map' && response.mapping
            ? rangesOf(response.mapping.entries)
            : response.correct.map((value) => ({ value: Number(value), tolerance: 0, score: best }));
      if (ranges.length === 0 || ranges.some(({ value }) => !Number.isFinite(value))) return 'no-key';
      const answers = ranges.map(({ value, tolerance, score }, index) => ({
        ...this.maker.member(String(value), this.feedback(`A${index + 1}`)),
        value,
        tolerance,
        credit: share(score, best),
      }));
      return { ...base, kind: 'number', answers, units: [], unitNeeded: false };
    }
    const { answers, caseSensitive } = wordsOfResponse(response, best);
    if (answers.length === 0) return 'no-key';
    return {
      ...base,
      kind: 'text',
      caseSensitive,
      accentSensitive: true,
      answers: answers.map(({ label, credit }, index) => ({
        ...this.maker.member(escapeHtml(label), this.feedback(`A${index + 1}`)),
        label,
        credit,
      })),
    };
  }

  private bank(one: OfType<'gapMatch'>, response: QtiResponse | undefined): Interaction | Problem {
    const pairs = (
      response?.correct.length
        ? response.correct
        : (response?.mapping?.entries ?? []).filter(({ value }) => value > 0).map(({ key }) => key)
    ).map((pair) => pair.trim().split(/\s+/));
    const values = new Set(
      (response?.mapping?.entries ?? []).filter(({ value }) => value > 0).map(({ value }) => value.toFixed(4)),
    );
    if (values.size > 1 || (response?.mapping?.fallback ?? 0) < 0) this.lost.add('percentages');
    const words = one.words.map((choice) => ({ member: this.member(choice), from: choice.identifier }));
    const gaps: Gap[] = [];
    let stem = this.item.body;
    for (const gap of one.gaps) {
      const word = words.find(({ from }) => pairs.some(([of, to]) => of === from && to === gap));
      if (!word) return 'no-key';
      const own = this.maker.member('');
      stem = stem.replace(`[[${gap}]]`, `[[${own.id}]]`);
      gaps.push({ ...own, way: 'bank', key: word.member.id });
    }
    return {
      ...this.base(stem),
      kind: 'gaps',
      gaps,
      bank: words.map(({ member }) => member),
      shuffle: one.shuffle,
      caseSensitive: false,
      accentSensitive: true,
    };
  }

  private gaps(all: readonly OfType<'textEntry' | 'inlineChoice'>[]): Interaction | Problem {
    let stem = this.item.body;
    let caseSensitive = false;
    const gaps: Gap[] = [];
    const shared = all.find(
      (one): one is OfType<'inlineChoice'> => one.type === 'inlineChoice' && one.label === 'bank',
    );
    const bank = (shared?.choices ?? []).map((choice) => ({ member: this.member(choice), from: choice.identifier }));
    for (const one of all) {
      const response = this.response(one.response);
      if (!response) return 'no-key';
      const best = bestOf(response) || 1;
      const own = this.maker.member('');
      stem = stem.replace(`[[${one.response}]]`, `[[${own.id}]]`);
      if (one.type === 'inlineChoice') {
        const keys =
          response.scoring === 'map'
            ? (response.mapping?.entries ?? []).filter(({ value }) => value > 0).map(({ key }) => key)
            : response.correct;
        if (one.label === 'bank') {
          const word = bank.find(({ from }) => keys.includes(from));
          if (!word) return 'no-key';
          gaps.push({ ...own, way: 'bank', key: word.member.id });
        } else {
          const options = one.choices.map((choice) => ({
            ...this.member(choice),
            correct: keys.includes(choice.identifier),
          }));
          if (!options.some(({ correct }) => correct)) return 'no-key';
          gaps.push({ ...own, way: 'choice', options });
        }
      } else if (response.baseType === 'float' || response.baseType === 'integer') {
        const [range] = response.ranges;
        const value = range?.value ?? Number(response.correct[0] ?? Number.NaN);
        if (!Number.isFinite(value)) return 'no-key';
        if (response.ranges.length > 1) this.lost.add('percentages');
        gaps.push({ ...own, way: 'number', value, tolerance: range?.tolerance ?? 0 });
      } else {
        const words = wordsOfResponse(response, best);
        if (words.answers.length === 0) return 'no-key';
        caseSensitive ||= words.caseSensitive;
        gaps.push({ ...own, way: 'text', answers: words.answers });
      }
    }
    return {
      ...this.base(stem),
      kind: 'gaps',
      gaps,
      bank: bank.map(({ member }) => member),
      shuffle: shared?.shuffle ?? false,
      caseSensitive,
      accentSensitive: true,
    };
  }
}

function toItem({ item, sections, keywords }: QtiPlaced, diagnostics: Diagnostic[]): ExchangeItem | undefined {
  const reader = new Reader(item);
  const made = reader.read();
  const name = item.title || wordsOf(item.body).slice(0, 60) || item.identifier;
  if (made === undefined || typeof made === 'string') {
    diagnostics.push(
      remark(
        made === undefined ? 'description' : made === 'picture-missing' ? made : `qti.${made}`,
        name,
        made === undefined ? 'warning' : 'error',
      ),
    );
    return undefined;
  }
  for (const code of reader.lost) diagnostics.push(remark(code, name));
  const read = reader.maker.item(made, { name, category: sections, tags: keywords });
  return reader.picture ? { ...read, picture: reader.picture } : read;
}

const faultRemark = ({ problem, what }: QtiFault): Diagnostic => remark(`qti.${problem}`, what, 'error');

/** The question of one item of QTI 2 or 3. */
export function readQti(text: string): ReadItems {
  const parsed = parseQtiItem(text);
  if (!parsed.ok) return { items: [], diagnostics: [faultRemark(parsed.error)] };
  const diagnostics: Diagnostic[] = [];
  const item = toItem({ item: parsed.value, sections: [], keywords: [] }, diagnostics);
  return { items: item ? [item] : [], diagnostics };
}

/** Questions of a package of QTI 2 or 3. */
export function readQtiFiles(files: Readonly<Record<string, string>>): ReadItems {
  const { placed, faults } = parseQtiPackage(files);
  const diagnostics = faults.map(faultRemark);
  const items = placed.flatMap((one) => toItem(one, diagnostics) ?? []);
  return { items, diagnostics };
}
