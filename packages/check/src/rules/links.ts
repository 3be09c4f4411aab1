import type { Diagnostic } from '@nibras/base';
import { foldAnswer, type ProseNode } from '@nibras/course';
import type { CourseView } from '../course-view.ts';
import { problem } from '../problem.ts';
import { walkProse } from '../prose-walk.ts';

/** Link texts that say nothing to whoever hears them alone, folded. */
const vague: ReadonlySet<string> = new Set(
  [
    'ici',
    'cliquez ici',
    'cliquer ici',
    'lien',
    'ce lien',
    'voir ici',
    'lire la suite',
    'en savoir plus',
    'here',
    'click here',
    'link',
    'this link',
    'read more',
    'more',
    'see here',
    'هنا',
    'اضغط هنا',
    'انقر هنا',
    'الرابط',
    'رابط',
    'هذا الرابط',
    'المزيد',
    'اقرأ المزيد',
  ].map((text) => foldAnswer(text, false, false)),
);

const hrefOf = (node: ProseNode): string | undefined => {
  const href = node.marks?.find((mark) => mark.type === 'link')?.attrs?.['href'];
  return typeof href === 'string' ? href : undefined;
};

/** Links among the children of a node: neighbours with one address are one link. */
function linksIn(node: ProseNode): { href: string; text: string }[] {
  const links: { href: string; text: string }[] = [];
  let open: { href: string; text: string } | undefined;
  for (const child of node.content ?? []) {
    const href = hrefOf(child);
    if (href === undefined) open = undefined;
    else if (open?.href === href) open.text += child.text ?? '';
    else links.push((open = { href, text: child.text ?? '' }));
  }
  return links;
}

/** Links lead somewhere and say where. */
export function* checkLinks({ snapshot, pages }: CourseView): Generator<Diagnostic> {
  const known = new Set(pages.map(({ node }) => node.id));
  for (const page of pages)
    for (const language of snapshot.languages)
      for (const { node, block, slot } of walkProse(page, language))
        for (const { href, text } of linksIn(node)) {
          const at = { page: page.node.id, language, ...(block === undefined ? {} : { block, slot }) };
          const words = text.trim();
          const inside = /^nibras:page\/(.*)$/.exec(href)?.[1];
          if (inside !== undefined && !known.has(inside)) yield problem('link.broken-page', at, { text: words });
          else if (inside === undefined && !/^(https?:\/\/|mailto:|tel:|#)/i.test(href.trim()))
            yield problem('link.unsafe', at, { text: words, href });
          if (vague.has(foldAnswer(words, false, false))) yield problem('link.vague', at, { text: words });
          else if (/^(https?:\/\/|www\.)\S+$/i.test(words)) yield problem('link.bare-address', at, { text: words });
        }
}
