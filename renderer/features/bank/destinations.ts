import type { Id } from '@nibras/base';
import { type CourseDocument, type CourseTree, nodeTitle, pagesInOrder, pickText } from '@nibras/course';
import type { Destination } from './bulk-panel.tsx';

/** Where questions may go: all banks, then all pages. */
export function listDestinations(
  document: CourseDocument,
  tree: CourseTree,
  language: string,
  untitled: { readonly bank: string; readonly page: string },
  except?: Id,
): Destination[] {
  const named = (id: Id, bank: boolean): Destination => ({
    id,
    bank,
    title: pickText(nodeTitle(document, id), language, language) || (bank ? untitled.bank : untitled.page),
  });
  return [
    ...tree.banks.map(({ id }) => named(id, true)),
    ...pagesInOrder(tree).map(({ id }) => named(id, false)),
  ].filter(({ id }) => id !== except);
}
