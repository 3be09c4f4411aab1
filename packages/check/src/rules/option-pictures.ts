import type { Diagnostic, Id, Place } from '@nibras/base';
import type { ChoiceInteraction, RawSettings } from '@nibras/course';
import { problem } from '../problem.ts';

/** Pixels of the box that a picture is shrunk into, about what a card of a phone and of a wide page give. */
const box = { width: 320, height: 240 };

/** How much room a stored picture takes on the page; undefined where its size is not known. */
function roomOf(picture: unknown): number | undefined {
  const [width, height] = Array.isArray(picture) ? (picture.slice(3) as unknown[]) : [];
  if (typeof width !== 'number' || typeof height !== 'number' || width <= 0 || height <= 0) return undefined;
  const scale = Math.min(1, box.width / width, box.height / height);
  return width * height * scale * scale;
}

/** A right option that stands out by its picture: it alone has one, it alone has none, or it is more than twice as large. */
export function* checkOptionPictures(
  { options }: ChoiceInteraction,
  settings: RawSettings,
  at: Place,
): Generator<Diagnostic> {
  const pictures = (settings['pictures'] ?? {}) as Readonly<Record<Id, unknown>>;
  const pictured = options.filter(({ id }) => pictures[id] !== undefined);
  const [keys, others] = [options.filter(({ correct }) => correct), options.filter(({ correct }) => !correct)];
  if (pictured.length === 0 || keys.length === 0 || others.length === 0) return;
  if (pictured.length < options.length) {
    // Of two options, the one without a picture stands out no more than the one with it.
    const apart = pictured.every(({ correct }) => correct === pictured[0]!.correct);
    const told = pictured[0]!.correct ? pictured.length === keys.length : pictured.length === others.length;
    if (apart && told && options.length > 2) yield problem('question.key-pictured', at);
    return;
  }
  const rooms = (some: typeof options): number[] => some.flatMap(({ id }) => roomOf(pictures[id]) ?? []);
  const [right, wrong] = [rooms(keys), rooms(others)];
  if (right.length < keys.length || wrong.length < others.length) return;
  if (Math.min(...right) > 2 * Math.max(...wrong)) yield problem('question.key-larger-picture', at);
}
