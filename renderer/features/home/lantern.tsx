import type { ReactNode } from 'react';

/** The sign of Nibras, a lamp: drawn for the project. */
export function Lantern(): ReactNode {
  return (
    <svg className="nb-lantern" viewBox="0 0 48 48" width="44" height="44" aria-hidden="true">
      <path
        d="M24 3v5M18 10h12l3 6H15z"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <path d="M14 16h20l-3 22H17z" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinejoin="round" />
      <path d="M24 20c4 5 5 7 5 10a5 5 0 0 1-10 0c0-3 1-5 5-10Z" className="nb-flame" />
      <path d="M17 42h14" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  );
}
