import type { Diagnostic } from '@nibras/base';
import type { ProseNode } from '@nibras/course';
import type { CourseView } from '../course-view.ts';
import { problem } from '../problem.ts';
import { walkProse } from '../prose-walk.ts';

const isHeader = (cell: ProseNode | undefined): boolean => cell?.type === 'tableHeader';

function hasHeader(table: ProseNode): boolean {
  const rows = (table.content ?? []).map((row) => row.content ?? []);
  const [first = []] = rows;
  return first.some(isHeader) || (rows.length > 0 && rows.every(([cell]) => isHeader(cell)));
}

/** A table says what its columns or rows are. */
export function* checkTables({ snapshot, pages }: CourseView): Generator<Diagnostic> {
  for (const page of pages)
    for (const language of snapshot.languages)
      for (const { node, block, slot } of walkProse(page, language))
        if (node.type === 'table' && !hasHeader(node))
          yield problem('table.no-header', {
            page: page.node.id,
            language,
            ...(block === undefined ? {} : { block, slot }),
          });
}
