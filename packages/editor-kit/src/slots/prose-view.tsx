import { Fragment, type ReactNode } from 'react';
import type { ProseMark, ProseNode } from '@nibras/course';
import { isAllowedAddress } from '../schema/prose-extensions.ts';
import type { TextMarkers } from '../schema/text-markers.ts';

function wrap(mark: ProseMark, children: ReactNode): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{children}</strong>;
    case 'italic':
      return <em>{children}</em>;
    case 'underline':
      return <u>{children}</u>;
    case 'strike':
      return <s>{children}</s>;
    case 'code':
      return <code dir="ltr">{children}</code>;
    case 'subscript':
      return <sub>{children}</sub>;
    case 'superscript':
      return <sup>{children}</sup>;
    case 'link': {
      const address = String(mark.attrs?.['href'] ?? '');
      return isAllowedAddress(address) ? <span className="nb-link">{children}</span> : children;
    }
    case 'phrase':
      return (
        <bdi lang={mark.attrs?.['lang'] as string | undefined} dir={mark.attrs?.['dir'] as string | undefined}>
          {children}
        </bdi>
      );
    default:
      return children;
  }
}

/** What stands in prose beside words. */
interface Shown {
  readonly showBlock: (id: string) => ReactNode;
  readonly markers: TextMarkers | undefined;
}

/** Words with the chips of their markers. */
function showWords(text: string, markers: TextMarkers | undefined): ReactNode {
  if (!markers) return text;
  return text.split(/\[\[([a-z][a-z0-9]{11})\]\]/).map((part, index) => {
    if (index % 2 === 0) return part;
    const label = markers.labelOf(part);
    return (
      <span key={part} className={`nb-marker nb-marker-${label?.tone ?? 'lost'}`} data-label={label?.text ?? '?'} />
    );
  });
}

function showNode(node: ProseNode, key: number, shown: Shown): ReactNode {
  if (node.type === 'text')
    return (
      <Fragment key={key}>
        {(node.marks ?? []).reduce<ReactNode>(
          (inner, mark) => wrap(mark, inner),
          showWords(node.text ?? '', shown.markers),
        )}
      </Fragment>
    );
  const children = (node.content ?? []).map((child, index) => showNode(child, index, shown));
  const attrs = node.attrs ?? {};
  const place = { key, dir: attrs['dir'] as string | undefined, lang: attrs['lang'] as string | undefined };
  switch (node.type) {
    case 'paragraph':
      return <p {...place}>{children.length > 0 ? children : <br />}</p>;
    case 'heading': {
      const Heading = `h${Math.min(4, Math.max(2, Number(attrs['level'] ?? 2)))}` as 'h2';
      return <Heading {...place}>{children}</Heading>;
    }
    case 'bulletList':
      return <ul {...place}>{children}</ul>;
    case 'orderedList':
      return <ol {...place}>{children}</ol>;
    case 'listItem':
      return <li {...place}>{children}</li>;
    case 'blockquote':
      return <blockquote {...place}>{children}</blockquote>;
    case 'codeBlock':
      return (
        <pre key={key} dir="ltr">
          <code>{children}</code>
        </pre>
      );
    case 'table':
      return (
        <table {...place}>
          <tbody>{children}</tbody>
        </table>
      );
    case 'tableRow':
      return <tr {...place}>{children}</tr>;
    case 'tableHeader':
      return <th {...place}>{children}</th>;
    case 'tableCell':
      return <td {...place}>{children}</td>;
    case 'hardBreak':
      return <br key={key} />;
    case 'blockRef':
      return <Fragment key={key}>{shown.showBlock(String(attrs['id'] ?? ''))}</Fragment>;
    default:
      return null;
  }
}

/** Rich text shown without an editor: cheap enough for every block of a long page. */
export function ProseView({
  nodes,
  showBlock = () => null,
  markers,
}: {
  readonly nodes: readonly ProseNode[];
  readonly showBlock?: (id: string) => ReactNode;
  readonly markers?: TextMarkers;
}): ReactNode {
  return nodes.map((node, index) => showNode(node, index, { showBlock, markers }));
}
