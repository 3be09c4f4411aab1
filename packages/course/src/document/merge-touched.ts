import type * as Y from 'yjs';
import type { Id } from '@nibras/base';
import type { CourseDocument } from './course-document.ts';

/** Records that a change touched, by what it did to them. New records are not among them. */
export interface Touched {
  readonly nodes: { readonly content: readonly Id[]; readonly place: readonly Id[] };
  readonly blocks: { readonly content: readonly Id[] };
}

const placeKeys = new Set(['parent', 'order']);
const neither = new Set(['trashed', 'kind', 'copiedFrom', 'type', 'version']);

/** Runs a change and tells which pages and blocks it touched, hidden writes included. */
export function watchTouched(document: CourseDocument, change: () => void): Touched {
  const content = { nodes: new Set<Id>(), blocks: new Set<Id>() };
  const place = new Set<Id>();
  const listen =
    (found: Set<Id>, known: ReadonlySet<Id>) =>
    (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      for (const event of events) {
        const owner = event.path[0];
        if (typeof owner !== 'string' || !known.has(owner)) continue;
        if (event.path.length > 1) found.add(owner);
        else
          for (const key of (event as Y.YMapEvent<unknown>).keysChanged)
            if (placeKeys.has(key)) place.add(owner);
            else if (!neither.has(key)) found.add(owner);
      }
    };
  const onNodes = listen(content.nodes, new Set(document.nodes.keys()));
  const onBlocks = listen(content.blocks, new Set(document.blocks.keys()));
  document.nodes.observeDeep(onNodes as never);
  document.blocks.observeDeep(onBlocks as never);
  change();
  document.nodes.unobserveDeep(onNodes as never);
  document.blocks.unobserveDeep(onBlocks as never);
  return { nodes: { content: [...content.nodes], place: [...place] }, blocks: { content: [...content.blocks] } };
}
