import type { FeatureStrings } from './strings.ts';

/** What the certificate says, in the package's language. */
export interface CertificateData {
  readonly title: string;
  readonly hours?: number;
  readonly skills: readonly string[];
  readonly signatory: string;
}

/** What the renderer puts before the script of the features. */
export interface FeatureData {
  readonly strings: FeatureStrings;
  /** Minutes that a page takes, by its state number. */
  readonly minutes: Readonly<Record<number, number>>;
  /** Values of the theme's colours: light, dark. */
  readonly colours: readonly [light: string, dark: string];
  readonly glossary?: readonly (readonly [term: string, definition: string])[];
  /** Whether terms are marked unless the learner decides otherwise. */
  readonly marks?: boolean;
  readonly certificate?: CertificateData;
  /** Bytes of the whole course, where it may be kept for reading offline. */
  readonly offline?: number;
}

/** What `search-data.js` says: the words of each page, by its state number. */
export type SearchData = readonly (readonly [number: number, text: string])[];
