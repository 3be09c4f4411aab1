import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { Id } from '@nibras/base';
import { type CourseDocument, directionOf, entriesBelow, levels } from '@nibras/course';
import { SelectField, useBlockSettings, useCourseEditing, useSetSetting } from '@nibras/editor-kit';
import { DescribingField } from './describing-field.tsx';
import { cleanTag, difficulties, longestTag, type QuestionSettings } from './question-settings.ts';

/** The tags of the course's questions, the most used first. */
function readTags(document: CourseDocument): string[] {
  const counts = new Map<string, number>();
  for (const record of document.blocks.values())
    for (const [tag] of entriesBelow(record, 'set/tags/')) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts.entries()]
    .toSorted(([one, often], [other, oftenToo]) => oftenToo - often || one.localeCompare(other))
    .map(([value]) => value);
}

/** Words that the course uses already, gathered when a field is entered: reading them all with every key would be felt. */
function useSuggestions(): {
  readonly list: string;
  readonly gather: () => void;
  readonly options: ReactNode;
} {
  const { document } = useCourseEditing();
  const list = useId();
  const [used, setUsed] = useState<readonly string[]>([]);
  return {
    list,
    gather: () => setUsed(readTags(document)),
    options: (
      <datalist id={list}>
        {used.map((value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </datalist>
    ),
  };
}

/** Tags as chips: Enter or a comma adds what was typed, Backspace in the empty field takes the last one back. */
function TagsField({ block }: { readonly block: Id }): ReactNode {
  const { say, readOnly, language } = useCourseEditing();
  const { tags } = useBlockSettings<QuestionSettings>(block);
  const set = useSetSetting(block);
  const { list, gather, options } = useSuggestions();
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const names = Object.keys(tags ?? {});
  const add = (text: string): void => {
    for (const tag of text.split(/[,;،؛]/).map(cleanTag)) if (tag !== '') set(`tags/${tag}`, true);
    setTyped('');
  };
  const remove = (tag: string): void => {
    set(`tags/${tag}`, undefined);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && names.length > 0) {
      event.preventDefault();
      remove(names.at(-1)!);
    }
  };
  return (
    <div className="nb-field">
      <label className="nb-field-label" htmlFor={id}>
        {say('question.tags')}
      </label>
      {names.length > 0 ? (
        <ul className="nb-chips" aria-label={say('question.tags')}>
          {names.map((tag) => (
            <li key={tag} className="nb-chip">
              <bdi>{tag}</bdi>
              {readOnly ? null : (
                <button type="button" aria-label={say('question.removeTag', { tag })} onClick={() => remove(tag)}>
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {readOnly ? null : (
        <input
          ref={input}
          id={id}
          className="nb-input"
          list={list}
          dir={typed === '' ? directionOf(language) : 'auto'}
          value={typed}
          maxLength={longestTag}
          placeholder={say('question.addTag')}
          onFocus={gather}
          onChange={(event) => {
            const text = event.target.value;
            if (/[,;،؛]/.test(text)) add(text);
            else setTyped(text);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => add(typed)}
        />
      )}
      {options}
      <small>{say('question.tagsHint')}</small>
    </div>
  );
}

/** What a question is about and how hard it is: what banks are sorted by and draws choose by. */
export function ClassificationFields({ block }: { readonly block: Id }): ReactNode {
  const { say } = useCourseEditing();
  const settings = useBlockSettings<QuestionSettings>(block);
  const set = useSetSetting(block);
  const orNothing = (name: string) => (value: string) => set(name, value === '' ? undefined : value);
  return (
    <fieldset className="nb-field nb-classification">
      <legend className="nb-field-label">{say('question.classification')}</legend>
      <SelectField
        label={say('draw.difficulty')}
        value={settings.difficulty ?? ''}
        choices={[
          { value: '', label: say('question.notSaid') },
          ...difficulties.map((value) => ({ value, label: say(`question.difficulty.${value}`) })),
        ]}
        onChange={orNothing('difficulty')}
      />
      <SelectField
        label={say('draw.level')}
        value={settings.level ?? ''}
        choices={[
          { value: '', label: say('question.notSaid') },
          ...levels.map((value) => ({ value, label: say(`level.${value}`) })),
        ]}
        onChange={orNothing('level')}
      />
      <DescribingField
        label={say('draw.objective')}
        hint={say('question.objectiveHint')}
        what="objective"
        value={settings.objective ?? ''}
        live
        onChange={orNothing('objective')}
      />
      <DescribingField
        label={say('question.competency')}
        hint={say('question.competencyHint')}
        what="competency"
        value={settings.competency ?? ''}
        live
        onChange={orNothing('competency')}
      />
      <TagsField block={block} />
    </fieldset>
  );
}
