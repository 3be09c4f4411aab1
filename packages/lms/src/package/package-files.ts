/** A package as its zip lists it. */
export interface PackageFiles {
  /** Paths of the files, in the order of the zip; no folders. */
  readonly names: readonly string[];
  /** The text of a file in UTF-8, or as its XML declaration says; undefined where there is no such file. */
  text(name: string): string | undefined;
}

export type PackageKind = 'scorm12' | 'scorm2004' | 'cmi5' | 'xapi' | 'aicc' | 'none';

/** One thing that can be launched. */
export interface Launchable {
  readonly id: string;
  readonly title: string;
  /** File and query. */
  readonly href: string;
  /** An asset does not talk to the LMS. */
  readonly asset: boolean;
  /** Values of the data model that the manifest gives. */
  readonly given: Readonly<Record<string, string>>;
  readonly moveOn?: string;
  readonly masteryScore?: number;
  readonly launchParameters?: string;
  readonly entitlementKey?: string;
}

const standing = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  return parts.join('/');
};

/** The file that an href names: without query, with escapes and dots resolved. */
export function fileOf(href: string): string {
  const path = href.replace(/[?#].*$/, '');
  try {
    return standing(decodeURIComponent(path));
  } catch {
    return standing(path);
  }
}

export const isRemote = (href: string): boolean => /^[a-z][a-z0-9+.-]*:|^\/\//i.test(href);

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
