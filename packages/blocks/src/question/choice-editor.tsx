import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import { SlotEditor, SwitchField, useBlockSettings, useCourseEditing, useSetSetting } from '@nibras/editor-kit';
import type { ChoiceSettings } from './choice-settings.ts';
import { OptionalSlot, QuestionFields, QuestionFrame, RowButtons, useMembers } from './question-parts.tsx';

/** Options with their key, edited in place; one key at most unless `multiple`. */
export function ChoiceView({ block, multiple }: { readonly block: Id; readonly multiple: boolean }): ReactNode {
  const { say, readOnly, document } = useCourseEditing();
  const settings = useBlockSettings<ChoiceSettings>(block);
  const set = useSetSetting(block);
  const options = useMembers(block, 'options', () => settings.options);
  const setKey = (id: Id, correct: boolean): void => {
    document.doc.transact(() => {
      if (!multiple && correct)
        for (const option of options.members)
          if (option.correct && option.id !== id) set(`options/${option.id}`, { order: option.order, correct: false });
      const option = options.members.find((one) => one.id === id);
      if (option) set(`options/${id}`, { order: option.order, correct });
    }, 'author');
  };
  return (
    <QuestionFrame block={block}>
      <ol className="nb-options">
        {options.members.map((option, index) => {
          const name = say('question.option', { number: index + 1 });
          const last = options.members.length - 1;
          return (
            <li key={option.id} className={option.correct ? 'nb-option nb-option-key' : 'nb-option'}>
              <div className="nb-question-row">
                <label className="nb-key" title={say('question.key')}>
                  <input
                    type={multiple ? 'checkbox' : 'radio'}
                    name={`key-${block}`}
                    checked={option.correct}
                    disabled={readOnly}
                    aria-label={`${say('question.key')} – ${name}`}
                    onChange={(event) => setKey(option.id, event.target.checked)}
                  />
                </label>
                <SlotEditor
                  block={block}
                  slot={`option:${option.id}`}
                  kind="line"
                  label={name}
                  onEnter={() => options.add({ correct: false }, option.id)}
                />
                <RowButtons
                  name={name}
                  {...(index > 0 ? { onUp: () => options.move(option.id, -1) } : {})}
                  {...(index < last ? { onDown: () => options.move(option.id, 1) } : {})}
                  {...(options.members.length > 2 ? { onRemove: () => options.remove(option.id) } : {})}
                />
              </div>
              <OptionalSlot block={block} slot={`feedback:${option.id}`} label={say('question.feedback')} />
            </li>
          );
        })}
      </ol>
      {readOnly ? null : (
        <button type="button" className="nb-quiet-button" onClick={() => options.add({ correct: false })}>
          + {say('question.addOption')}
        </button>
      )}
    </QuestionFrame>
  );
}

export function ChoiceFields({ block }: { readonly block: Id }): ReactNode {
  const { say } = useCourseEditing();
  const settings = useBlockSettings<ChoiceSettings>(block);
  const set = useSetSetting(block);
  return (
    <>
      <QuestionFields block={block} />
      <SwitchField
        label={say('question.shuffle')}
        value={settings.shuffle}
        onChange={(value) => set('shuffle', value)}
      />
    </>
  );
}
