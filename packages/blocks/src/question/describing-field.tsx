import { type ReactNode, useMemo, useState } from 'react';
import {
  competenceLabel,
  type CourseDocument,
  findCompetence,
  type Framework,
  listCompetences,
  nodeSettings,
  pickText,
  plainText,
  readTexts,
} from '@nibras/course';
import { type ComboChoice, ComboField, useCourseEditing, useFrameworks } from '@nibras/editor-kit';

/** What questions say already, the most used first. */
export function readUsed(document: CourseDocument, what: 'objective' | 'competency'): string[] {
  const counts = new Map<string, number>();
  const count = (value: unknown): void => {
    if (typeof value === 'string' && value.trim() !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  };
  for (const record of document.blocks.values()) count(record.get(`set/${what}`));
  if (what === 'competency')
    for (const id of document.nodes.keys())
      for (const { framework, code } of nodeSettings(document, id).competencies ?? []) count(`${framework}:${code}`);
  return [...counts.entries()]
    .toSorted(([one, often], [other, oftenToo]) => oftenToo - often || one.localeCompare(other))
    .map(([value]) => value);
}

const longestObjective = 200;
const numbered = /^(\p{L}{0,3}\d+(?:[.-]\d+)*)[.):\s–—-]+(.+)$/u;

/** The objectives that the course names in its boxes of objectives; one that is numbered goes by its number. */
export function courseObjectives(document: CourseDocument, language: string): { value: string; label: string }[] {
  const found = new Map<string, string>();
  for (const record of document.blocks.values()) {
    if (record.get('set/kind') !== 'objectives') continue;
    for (const texts of Object.values(readTexts(record))) {
      const text = texts[language] ?? Object.values(texts)[0];
      const lines = (text === undefined ? '' : typeof text === 'string' ? text : plainText(text)).split('\n');
      for (const line of lines.map((one) => one.replace(/\s+/g, ' ').trim())) {
        const [, number, words] = numbered.exec(line) ?? [];
        const value = number ?? line.slice(0, longestObjective);
        if (value !== '' && !found.has(value)) found.set(value, number === undefined ? value : `${number} · ${words!}`);
      }
    }
  }
  return [...found].map(([value, label]) => ({ value, label }));
}

function competenceChoices(
  frameworks: readonly Framework[],
  used: readonly string[],
  language: string,
  say: (key: string) => string,
): ComboChoice[] {
  const known = listCompetences(frameworks).map((one): ComboChoice => {
    const area = pickText(one.group?.title ?? {}, language, 'en');
    return {
      value: one.value,
      label: competenceLabel(one, language),
      detail: one.own.includes(language) ? `${area} (${say('competence.own')})` : area,
      group: `${one.framework.short} (${one.framework.year})`,
      words: [...Object.values(one.title), ...Object.values(one.framework.title)].join(' '),
    };
  });
  const free = used.filter((value) => !known.some((one) => one.value === value));
  return [...free.map((value) => ({ value, label: value, group: say('combo.used') })), ...known];
}

/** The objective or the competence of a question: one that the course or a framework has, or the author's own words. */
export function DescribingField({
  what,
  value,
  label,
  labelHidden = false,
  hint,
  live = false,
  onChange,
}: {
  readonly what: 'objective' | 'competency';
  readonly value: string;
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly hint?: string;
  readonly live?: boolean;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { document, say, language } = useCourseEditing();
  const frameworks = useFrameworks();
  // Gathered when the field is entered: reading all questions with every key would be felt.
  const [gathered, setGathered] = useState<{ used: readonly string[]; named: readonly ComboChoice[] }>({
    used: [],
    named: [],
  });
  const choices = useMemo((): readonly ComboChoice[] => {
    if (what === 'competency') return competenceChoices(frameworks, gathered.used, language, say);
    const { used, named } = gathered;
    const free = used.filter((one) => !named.some((objective) => objective.value === one));
    return [...named, ...free.map((one) => ({ value: one, label: one, group: say('combo.used') }))];
  }, [what, frameworks, gathered, language, say]);
  const competence = what === 'competency' ? findCompetence(frameworks, value) : undefined;
  return (
    <ComboField
      label={label}
      labelHidden={labelHidden}
      {...(hint === undefined ? {} : { hint })}
      note={
        competence && !labelHidden ? (
          <bdi>{`${competence.framework.short} · ${competenceLabel(competence, language)}`}</bdi>
        ) : undefined
      }
      value={value}
      choices={choices}
      longest={what === 'objective' ? longestObjective : 100}
      live={live}
      onOpen={() =>
        setGathered({
          used: readUsed(document, what),
          named:
            what === 'objective'
              ? courseObjectives(document, language).map((one) => ({ ...one, group: say('combo.named') }))
              : [],
        })
      }
      onChange={onChange}
    />
  );
}
