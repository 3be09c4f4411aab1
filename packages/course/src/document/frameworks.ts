import { foldAnswer } from '../assessment/kinds/fold.ts';
import { type LocalText, pickText } from './course-document.ts';

/** A competence, or the area that several stand in. */
export interface FrameworkEntry {
  readonly code: string;
  readonly title: LocalText;
  /** Languages whose title is a translation of ours, not of the framework's authors. */
  readonly own?: readonly string[];
}

/** A framework of competences as `resources/frameworks` holds it. */
export interface Framework {
  readonly id: string;
  readonly short: string;
  readonly year: number;
  readonly title: LocalText;
  readonly source: string;
  readonly groups: readonly FrameworkEntry[];
  readonly competences: readonly (FrameworkEntry & { readonly group: string })[];
}

/** A competence of a framework, by the name under which questions keep it: `<framework>:<code>`. */
export interface NamedCompetence {
  readonly value: string;
  readonly framework: Framework;
  readonly code: string;
  readonly title: LocalText;
  readonly own: readonly string[];
  readonly group: FrameworkEntry | undefined;
}

/** All competences of some frameworks, in the frameworks' own order. */
export const listCompetences = (frameworks: readonly Framework[]): NamedCompetence[] =>
  frameworks.flatMap((framework) =>
    framework.competences.map(({ code, title, own = [], group }) => ({
      value: `${framework.id}:${code}`,
      framework,
      code,
      title,
      own,
      group: framework.groups.find((one) => one.code === group),
    })),
  );

/** The competence that a question names, if a framework has it. */
export const findCompetence = (frameworks: readonly Framework[], value: string): NamedCompetence | undefined => {
  const framework = frameworks.find(({ id }) => value.startsWith(`${id}:`));
  return framework && listCompetences([framework]).find((one) => one.value === value);
};

const fold = (text: string): string => foldAnswer(text, false, false);

/** Competences that a few words mean: their code, or words of a title in any language, of its area or its framework. */
export function searchCompetences(all: readonly NamedCompetence[], text: string): NamedCompetence[] {
  const words = fold(text)
    .split(/[\s:]+/)
    .filter(Boolean);
  return all.filter(({ value, title, group, framework }) => {
    const told = fold(
      [value.replace(':', ' '), framework.short, ...Object.values(title), ...Object.values(group?.title ?? {})].join(
        ' ',
      ),
    );
    return words.every((word) => told.includes(word));
  });
}

/** A competence for reading: its code and what it is called. */
export const competenceLabel = ({ code, title }: NamedCompetence, language: string): string =>
  `${code} · ${pickText(title, language, 'en')}`;

/** What no framework has, and what it was probably meant to be. */
export interface UnknownCompetence {
  readonly framework: Framework;
  /** The competence meant, where only the spelling differs. */
  readonly meant?: string;
}

const plain = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Whether a competence looks like one of a framework and is none: a code that the framework named does not have, or one of its
 * codes without the framework. Free words are the author's own and always fine.
 */
export function unknownCompetence(frameworks: readonly Framework[], value: string): UnknownCompetence | undefined {
  const said = value.trim();
  if (said === '' || findCompetence(frameworks, said)) return undefined;
  const colon = said.lastIndexOf(':');
  const [name, code] = colon === -1 ? ['', said] : [said.slice(0, colon), said.slice(colon + 1)];
  const named = frameworks.filter(
    ({ id, short }) => name !== '' && [id, short].some((one) => plain(one).startsWith(plain(name))),
  );
  if (named.length > 0) {
    const [framework] = named;
    const meant = listCompetences(named).find((one) => plain(one.code) === plain(code));
    return { framework: meant?.framework ?? framework!, ...(meant ? { meant: meant.value } : {}) };
  }
  // A code alone could be anybody's unless it is spelt with letters: "1.2" is how authors number their own objectives.
  if (name !== '' || !/\p{L}/u.test(code)) return undefined;
  const meant = listCompetences(frameworks).find((one) => plain(one.code) === plain(code));
  return meant && { framework: meant.framework, meant: meant.value };
}
