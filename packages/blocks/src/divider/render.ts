import type { BlockRenderer } from '../define.ts';

export const dividerRenderer: BlockRenderer<Readonly<Record<string, never>>> = {
  styles: ['hr{margin:2.5em auto;border:0;border-top:2px solid var(--line);width:30%}'],
  render: () => '<hr>',
};
