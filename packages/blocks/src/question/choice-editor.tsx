import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import { edit } from '@nibras/course';
import { SlotEditor, SwitchField, useBlockSettings, useCourseEditing, useSetSetting } from '@nibras/editor-kit';
import {
  OptionPictureButton,
  OptionPictureFields,
  OptionPictureView,
  useOptionPicture,
} from './option-picture-editor.tsx';
import type { PicturedChoice } from './option-pictures.ts';
import { OptionalSlot, QuestionFields, QuestionFrame, RowButtons, useMembers } from './question-parts.tsx';

interface OptionRow {
  readonly block: Id;
  readonly option: PicturedChoice['options'][Id] & { readonly id: Id };
  readonly name: string;
  readonly severalKeys: boolean;
  readonly setKey: (correct: boolean) => void;
  readonly onEnter: () => void;
  readonly moves: { readonly onUp?: () => void; readonly onDown?: () => void; readonly onRemove?: () => void };
}

function OptionRow({ block, option, name, severalKeys, setKey, onEnter, moves }: OptionRow): ReactNode {
  const { say, readOnly } = useCourseEditing();
  const { pictures } = useBlockSettings<PicturedChoice>(block);
  const picture = useOptionPicture(block, option.id);
  return (
    <li
      className={`nb-option${option.correct ? ' nb-option-key' : ''}${picture.over ? ' nb-drop-over' : ''}`}
      {...picture.on}
    >
      <div className="nb-question-row">
        <label className="nb-key" title={say('question.key')}>
          <input
            type={severalKeys ? 'checkbox' : 'radio'}
            name={`key-${block}`}
            checked={option.correct}
            disabled={readOnly}
            aria-label={`${say('question.key')} – ${name}`}
            onChange={(event) => setKey(event.target.checked)}
          />
        </label>
        <SlotEditor block={block} slot={`option:${option.id}`} kind="line" label={name} onEnter={onEnter} />
        <OptionPictureButton picture={picture} has={pictures[option.id] !== undefined} name={name} />
        <RowButtons name={name} {...moves} />
      </div>
      <OptionPictureView block={block} option={option.id} name={name} picture={picture} />
      <OptionalSlot block={block} slot={`feedback:${option.id}`} label={say('question.feedback')} />
    </li>
  );
}

/** Options with their key, edited in place; one key at most unless `severalKeys`. */
export function ChoiceView({ block, severalKeys }: { readonly block: Id; readonly severalKeys: boolean }): ReactNode {
  const { say, readOnly, document } = useCourseEditing();
  const settings = useBlockSettings<PicturedChoice>(block);
  const set = useSetSetting(block);
  const options = useMembers(block, 'options', () => settings.options);
  const setKey = (id: Id, correct: boolean): void => {
    document.doc.transact(() => {
      if (!severalKeys && correct)
        for (const option of options.members)
          if (option.correct && option.id !== id) set(`options/${option.id}`, { order: option.order, correct: false });
      const option = options.members.find((one) => one.id === id);
      if (option) set(`options/${id}`, { order: option.order, correct });
    }, 'author');
  };
  const remove = (id: Id): void =>
    edit(document, () => {
      for (const name of ['options', 'pictures', 'decorative']) set(`${name}/${id}`, undefined);
    });
  return (
    <QuestionFrame block={block}>
      <ol className="nb-options">
        {options.members.map((option, index) => {
          const name = say('question.option', { number: index + 1 });
          const last = options.members.length - 1;
          return (
            <OptionRow
              key={option.id}
              block={block}
              option={option}
              name={name}
              severalKeys={severalKeys}
              setKey={(correct) => setKey(option.id, correct)}
              onEnter={() => options.add({ correct: false }, option.id)}
              moves={{
                ...(index > 0 ? { onUp: () => options.move(option.id, -1) } : {}),
                ...(index < last ? { onDown: () => options.move(option.id, 1) } : {}),
                ...(options.members.length > 2 ? { onRemove: () => remove(option.id) } : {}),
              }}
            />
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
  const settings = useBlockSettings<PicturedChoice>(block);
  const set = useSetSetting(block);
  return (
    <>
      <QuestionFields block={block} />
      <OptionPictureFields block={block} />
      <SwitchField
        label={say('question.shuffle')}
        value={settings.shuffle}
        onChange={(value) => set('shuffle', value)}
      />
    </>
  );
}
