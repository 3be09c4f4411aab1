import { calloutKinds } from '@nibras/blocks/models';
import { attribute, fail, numberOf } from '../lesson-source.ts';
import { type BlockParser, orders } from '../parsed-block.ts';
import { toParagraph } from '../prose.ts';

export const parseCallout: BlockParser = (node, { file, flow }) => {
  const kind = calloutKinds.find((one) => one === node.attributes?.['kind']);
  if (!kind) fail(file, node, `kind must be one of ${calloutKinds.join(', ')}`);
  const [first, ...rest] = node.children;
  const label = first?.type === 'paragraph' && first.data?.directiveLabel ? first : undefined;
  return {
    type: 'callout',
    settings: { kind },
    texts: {
      ...(label ? { title: [toParagraph(file, label.children)] } : {}),
      body: flow(label ? (rest as typeof node.children) : node.children),
    },
  };
};

export const parseTask: BlockParser = (node, { file, flow }) => ({
  type: 'task',
  settings: { minutes: numberOf(file, node, 'minutes') },
  texts: { body: flow(node.children) },
});

export const parseDivider: BlockParser = () => ({ type: 'divider', settings: {}, texts: {} });

export const parsePicture: BlockParser = (node, { file, picture }) => {
  const alt = attribute(file, node, 'alt');
  const [caption, ...more] = node.children;
  if (more.length > 0 || (caption && caption.type !== 'paragraph')) fail(file, node, 'a caption is one paragraph');
  const { asset, variants } = picture(attribute(file, node, 'file'), node);
  return {
    type: 'picture',
    settings: { asset, variants, decorative: alt === '', size: 'full' },
    texts: {
      ...(alt === '' ? {} : { alt }),
      ...(caption?.type === 'paragraph' ? { caption: [toParagraph(file, caption.children)] } : {}),
    },
  };
};

export const parseColumns: BlockParser = (node, { file, flow, memberId }) => {
  const columns = node.children.map((child, index) => {
    if (child.type !== 'containerDirective' || child.name !== 'column')
      return fail(file, child, ':::columns holds only :::column');
    return { id: memberId('column', String(index)), body: flow(child.children) };
  });
  if (columns.length < 2) fail(file, node, ':::columns holds two :::column or more');
  const keys = orders(columns.length);
  return {
    type: 'columns',
    settings: { columns: Object.fromEntries(columns.map(({ id }, index) => [id, { order: keys[index] }])) },
    texts: Object.fromEntries(columns.map(({ id, body }) => [`column:${id}`, body])),
  };
};
