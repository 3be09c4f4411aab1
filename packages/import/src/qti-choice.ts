import { type InteractionMember, textMarker } from '@nibras/course';
import type { QtiResponse } from '@nibras/formats';
import { wordsOf } from './item-maker.ts';
import type { OfType, QtiContext, Read } from './qti-context.ts';
import { bestOf, isPerPair } from './qti-response.ts';
import { choiceFromWeights } from './weighted-choice.ts';

/** Options to pick. */
export function choice(
  context: QtiContext,
  one: OfType<'choice'>,
  response: QtiResponse | undefined,
  inside = false,
): Read {
  const multiple = response ? response.cardinality === 'multiple' && one.most !== 1 : one.most !== 1;
  if (!response || one.choices.length === 0) return 'no-key';
  const base = context.base(context.stem(one.response, inside));
  const { mapping, scoring, correct: keys } = response;
  const mapped = scoring === 'map' && mapping;
  const best = bestOf(response) || 1;
  const weights = one.choices.map(
    ({ identifier }) =>
      ((mapping?.entries.find(({ key }) => key === identifier)?.value ?? mapping?.fallback ?? 0) / best) * 100,
  );
  const weighed = mapped ? choiceFromWeights(weights, multiple, one.most > 0 ? one.most : Infinity) : undefined;
  const below = weights.some((weight) => weight < 0) && mapping?.lower !== 0;
  if (weighed && (!weighed.exact || below || (mapping?.lower ?? 0) > 0 || (mapping?.upper ?? 1) <= 0))
    context.lost.add('percentages');
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
    options: one.choices.map((choice, index) => ({ ...context.member(choice), correct: right[index]! })),
  };
}

/** Words to pick in a text: its body tells where each stands. */
export function hottext(context: QtiContext, one: OfType<'hottext'>, response: QtiResponse | undefined): Read {
  const made = choice(context, { ...one, type: 'choice', shuffle: false, most: one.most }, response);
  if (typeof made === 'string' || made.kind !== 'choice') return made;
  const put = (word: (index: number) => string): string =>
    one.choices.reduce(
      (all, { identifier }, index) => all.replace(`[[${identifier}]]`, () => word(index)),
      context.item.body,
    );
  context.maker.say(
    'text',
    put((index) => textMarker(made.options[index]!.id)),
  );
  const stem = put((index) => one.choices[index]!.html);
  context.maker.say('stem', stem);
  return { ...made, prompt: wordsOf(stem), multiple: true, inText: true, shuffle: false };
}

/** Things to put in order. */
export function order(context: QtiContext, one: OfType<'order'>, response: QtiResponse | undefined): Read {
  const found = (response?.correct ?? []).map((key) => one.choices.find(({ identifier }) => identifier === key));
  if (found.length !== one.choices.length || found.includes(undefined)) return 'no-key';
  const base = context.base(context.stem(one.response, false));
  return { ...base, kind: 'order', marking: 'all', items: found.map((choice) => context.member(choice!)) };
}

/** Pairs, or a survey where no pair is right. */
export function match(context: QtiContext, one: OfType<'match'>, response: QtiResponse | undefined): Read {
  const mapped = response?.scoring === 'map' ? (response.mapping?.entries ?? []).filter(({ value }) => value > 0) : [];
  const pairs = (mapped.length > 0 ? mapped.map(({ key }) => key) : (response?.correct ?? [])).map((pair) =>
    pair.trim().split(/\s+/),
  );
  if (
    !isPerPair(
      response,
      pairs.map((pair) => pair.join(' ')),
    )
  )
    context.lost.add('percentages');
  const base = context.base(context.stem(one.response, false));
  const [sources, targets] = [one.sources, one.targets].map((set) =>
    set.map((choice) => ({ ...context.member(choice), from: choice.identifier })),
  ) as [(InteractionMember & { from: string })[], (InteractionMember & { from: string })[]];
  const bare = ({ from: _from, ...member }: InteractionMember & { from: string }): InteractionMember => member;
  if (pairs.length === 0) return { ...base, kind: 'survey', items: sources.map(bare), scale: targets.map(bare) };
  const key: Record<string, string> = {};
  for (const source of sources) {
    const wanted = pairs.filter(([from]) => from === source.from).map(([, to]) => to);
    const target = targets.find(({ from }) => from === wanted[0]);
    if (wanted.length > 1) return 'pairs';
    if (!target) return 'no-key';
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
