import type { ReactNode } from 'react';

/** Outline icons on a 24 × 24 grid; `flip` marks those that point along the line of text and mirror with it. */
const icons = {
  close: { path: 'M6 6l12 12M18 6L6 18' },
  bank: { path: 'M4 5h16v5H4zM4 10h16v9H4zM9 14h6' },
  previous: { path: 'M6 15l6-6 6 6' },
  next: { path: 'M6 9l6 6 6-6' },
  undo: { path: 'M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4', flip: true },
  redo: { path: 'M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h4', flip: true },
  back: { path: 'M15 5l-7 7 7 7', flip: true },
  forward: { path: 'M9 5l7 7-7 7', flip: true },
  plus: { path: 'M12 5v14M5 12h14' },
  page: { path: 'M6 3h8l4 4v14H6zM14 3v4h4' },
  lesson: { path: 'M4 5h7a2 2 0 0 1 2 2v13a2 2 0 0 0-2-2H4zM20 5h-5a2 2 0 0 0-2 2v13a2 2 0 0 1 2-2h5z' },
  module: { path: 'M4 7l8-4 8 4-8 4zM4 12l8 4 8-4M4 17l8 4 8-4' },
  quiz: { path: 'M9 9a3 3 0 1 1 4 2.8c-.7.3-1 .9-1 1.7M12 17v.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18' },
  preview: { path: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6' },
  publish: { path: 'M12 16V4M7 9l5-5 5 5M5 20h14' },
  problems: { path: 'M12 4l9 16H3zM12 10v4M12 17v.01' },
  check: { path: 'M5 12l5 5 9-10' },
  more: { path: 'M5 12v.01M12 12v.01M19 12v.01' },
  outline: { path: 'M4 6h16M8 12h12M8 18h12' },
  inspector: { path: 'M4 5h16v14H4zM15 5v14' },
  search: { path: 'M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12ZM20 20l-5-5' },
  history: { path: 'M12 7v5l3 2M4 12a8 8 0 1 1 2.5 5.8M4 12l-1-3M4 12l3-1' },
  trash: { path: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13' },
  drag: { path: 'M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01' },
  folder: { path: 'M3 6h6l2 2h10v11H3z' },
  language: { path: 'M3 12h18M12 3a14 14 0 0 1 0 18 14 14 0 0 1 0-18M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18' },
  theme: { path: 'M20 14A8 8 0 1 1 10 4a6 6 0 0 0 10 10Z' },
  bold: { path: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z' },
  italic: { path: 'M10 5h7M7 19h7M14 5l-4 14' },
  code: { path: 'M8 8l-4 4 4 4M16 8l4 4-4 4' },
  link: { path: 'M10 14l4-4M8 11l-2 2a4 4 0 0 0 5 5l2-2M16 13l2-2a4 4 0 0 0-5-5l-2 2' },
  direction: { path: 'M20 8H6M9 5L6 8l3 3M4 17h14M15 14l3 3-3 3' },
} as const satisfies Record<string, { path: string; flip?: boolean }>;

export type IconName = keyof typeof icons;

export function Icon({ name, path }: { readonly name?: IconName; readonly path?: string }): ReactNode {
  const icon: { path: string; flip?: boolean } = name ? icons[name] : { path: path ?? '' };
  return (
    <svg
      className={icon.flip ? 'nb-icon nb-icon-flip' : 'nb-icon'}
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={icon.path} />
    </svg>
  );
}
