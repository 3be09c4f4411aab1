import { Fragment, type ReactNode } from 'react';
import type { Id } from '@nibras/base';
import { defineBlockEditor, SlotEditor, useBlockSettings, useCourseEditing } from '@nibras/editor-kit';
import { GroupsFields } from '../question/groups-editor.tsx';
import { OptionalSlot, QuestionFrame, RowButtons, useMembers } from '../question/question-parts.tsx';
import type { MatrixSettings } from './model.ts';

/** The table as the learner has it: the key is what is picked. */
function MatrixView({ block }: { readonly block: Id }): ReactNode {
  const { say, readOnly } = useCourseEditing();
  const settings = useBlockSettings<MatrixSettings>(block);
  const rows = useMembers(block, 'sources', () => settings.sources);
  const columns = useMembers(block, 'targets', () => settings.targets);
  const first = columns.members[0]?.id ?? '';
  return (
    <QuestionFrame block={block}>
      <div className="nb-grid">
        <table>
          <thead>
            <tr>
              <td>
                <span className="nb-question-note">{say('question.keyPerRow')}</span>
              </td>
              {columns.members.map(({ id }, index) => {
                const name = say('question.column', { number: index + 1 });
                return (
                  <th key={id} scope="col">
                    <SlotEditor
                      block={block}
                      slot={`target:${id}`}
                      kind="line"
                      label={name}
                      placeholder={name}
                      onEnter={() => columns.add({}, id)}
                    />
                    <RowButtons
                      name={name}
                      across
                      {...(index > 0 ? { onUp: () => columns.move(id, -1) } : {})}
                      {...(index < columns.members.length - 1 ? { onDown: () => columns.move(id, 1) } : {})}
                      {...(columns.members.length > 2 ? { onRemove: () => columns.remove(id) } : {})}
                    />
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.members.map((row, index) => {
              const name = say('question.row', { number: index + 1 });
              return (
                <Fragment key={row.id}>
                  <tr>
                    <th scope="row">
                      <SlotEditor
                        block={block}
                        slot={`source:${row.id}`}
                        kind="line"
                        label={name}
                        placeholder={name}
                        onEnter={() => rows.add({ target: row.target }, row.id)}
                      />
                      <RowButtons
                        name={name}
                        {...(index > 0 ? { onUp: () => rows.move(row.id, -1) } : {})}
                        {...(index < rows.members.length - 1 ? { onDown: () => rows.move(row.id, 1) } : {})}
                        {...(rows.members.length > 1 ? { onRemove: () => rows.remove(row.id) } : {})}
                      />
                    </th>
                    {columns.members.map(({ id }, column) => (
                      <td key={id}>
                        <label className="nb-key" title={say('question.key')}>
                          <input
                            type="radio"
                            name={`key-${row.id}`}
                            checked={row.target === id}
                            disabled={readOnly}
                            aria-label={`${say('question.key')} – ${name} – ${say('question.column', { number: column + 1 })}`}
                            onChange={() => rows.change(row.id, { ...row, target: id })}
                          />
                        </label>
                      </td>
                    ))}
                  </tr>
                  <tr>
                    <td colSpan={columns.members.length + 1}>
                      <OptionalSlot
                        block={block}
                        slot={`feedback:${row.id}`}
                        label={say('question.feedbackOf', { name })}
                      />
                    </td>
                  </tr>
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      {readOnly ? null : (
        <p className="nb-row-actions">
          <button
            type="button"
            className="nb-quiet-button"
            onClick={() => rows.add({ target: rows.members.at(-1)?.target ?? first })}
          >
            + {say('question.addRow')}
          </button>
          <button type="button" className="nb-quiet-button" onClick={() => columns.add({})}>
            + {say('question.addColumn')}
          </button>
        </p>
      )}
    </QuestionFrame>
  );
}

export const matrixEditor = defineBlockEditor({
  type: 'matrix',
  group: 'question',
  icon: 'M4 4h16v16H4zM4 10h16M4 15h16M10 4v16M15 4v16',
  keywords: 'matrix grid table rows columns matrice grille tableau lignes colonnes مصفوفة جدول شبكة أسطر أعمدة',
  View: MatrixView,
  Inspector: GroupsFields,
});
