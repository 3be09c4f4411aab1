import { defineBlockEditor, SlotEditor, useBlockSettings, useCourseEditing } from '@nibras/editor-kit';
import { inOrder } from '../define.ts';
import { RowButtons, useMembers } from '../question/question-parts.tsx';
import type { ColumnsSettings } from './model.ts';

const mostColumns = 4;

export const columnsEditor = defineBlockEditor({
  type: 'columns',
  group: 'layout',
  icon: 'M4 5h7v14H4zM13 5h7v14h-7z',
  keywords: 'side by side colonnes أعمدة',
  View: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<ColumnsSettings>(block);
    return (
      <div className="nb-columns">
        {inOrder(settings.columns).map(({ id }, index) => (
          <SlotEditor
            key={id}
            block={block}
            slot={`column:${id}`}
            kind="flow"
            label={say('columns.column', { number: index + 1 })}
          />
        ))}
      </div>
    );
  },
  Inspector: ({ block }) => {
    const { say, readOnly } = useCourseEditing();
    const settings = useBlockSettings<ColumnsSettings>(block);
    const columns = useMembers(block, 'columns', () => settings.columns);
    return (
      <>
        <ol className="nb-inspector-list">
          {columns.members.map(({ id }, index) => {
            const name = say('columns.column', { number: index + 1 });
            return (
              <li key={id}>
                {name}
                <RowButtons
                  name={name}
                  {...(index > 0 ? { onUp: () => columns.move(id, -1) } : {})}
                  {...(index < columns.members.length - 1 ? { onDown: () => columns.move(id, 1) } : {})}
                  {...(columns.members.length > 2 ? { onRemove: () => columns.remove(id) } : {})}
                />
              </li>
            );
          })}
        </ol>
        {columns.members.length < mostColumns && !readOnly ? (
          <button type="button" className="nb-quiet-button" onClick={() => columns.add({})}>
            + {say('columns.add')}
          </button>
        ) : null}
      </>
    );
  },
});
