import { type ReactNode, useState } from 'react';
import { type Id, newId } from '@nibras/base';
import { drawValues, edit, orderBetween } from '@nibras/course';
import {
  defineBlockEditor,
  NumberField,
  PlainSlotField,
  SelectField,
  SwitchField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import { inOrder } from '../define.ts';
import { MarkedStemEditor, NotInText, useMarkedStem } from '../question/gaps-editor.tsx';
import { QuestionFields, QuestionFrame, RowButtons, useMembers } from '../question/question-parts.tsx';
import { parseFormula } from './formula.ts';
import { type CalculatedSettings, keyedDraws } from './model.ts';

const most = 1e9;

/** A line of text that is kept when it is left, or as it is typed. */
function WordField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { readOnly } = useCourseEditing();
  return (
    <label className="nb-field">
      <span className="nb-field-label">{label}</span>
      <input
        className="nb-input"
        dir="ltr"
        spellCheck={false}
        value={value}
        readOnly={readOnly}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** Draws new values in the place of the old ones. */
function useRedraw(block: Id): (count: number, settings: CalculatedSettings) => void {
  const { document } = useCourseEditing();
  const set = useSetSetting(block);
  return (count, settings) => {
    const variables = inOrder(settings.variables);
    const formula = parseFormula(
      settings.formula,
      variables.map(({ name }) => name),
    );
    if (!formula) return;
    const drawn = drawValues(variables, formula, count, Math.random);
    edit(document, () => {
      for (const id of Object.keys(settings.draws)) set(`draws/${id}`, undefined);
      let order: string | null = null;
      for (const values of drawn) {
        order = orderBetween(order, null);
        set(`draws/${newId()}`, { order, values });
      }
    });
  };
}

function CalculatedView({ block }: { readonly block: Id }): ReactNode {
  const { say, readOnly, document } = useCourseEditing();
  const settings = useBlockSettings<CalculatedSettings>(block);
  const set = useSetSetting(block);
  const stem = useMarkedStem(block);
  const variables = useMembers(block, 'variables', () => settings.variables);
  const units = useMembers(block, 'units', () => settings.units);
  const names = variables.members.map(({ name }) => name);
  const sound = parseFormula(settings.formula, names) !== undefined;
  const draws = keyedDraws(settings, () => 0);
  const markers = {
    labelOf: (id: Id) => {
      const variable = settings.variables[id];
      return variable ? { text: variable.name, tone: 'plain' as const } : undefined;
    },
    key: variables.members.map(({ id, name }) => `${id} ${name}`).join('|'),
  };
  const named = (name: string): Id | undefined => variables.members.find((one) => one.name === name)?.id;
  const make = (): Id => {
    const name = [...'abcdfghijklmnopqrstuvwxyz'].find((one) => !names.includes(one)) ?? 'x';
    return edit(document, () => variables.add({ name, min: 1, max: 10, decimals: 0 }));
  };
  return (
    <QuestionFrame
      block={block}
      markers={{ ...markers, named }}
      stem={
        <MarkedStemEditor
          block={block}
          stem={stem}
          markers={{ ...markers, onMake: make }}
          words={{ make: 'calculated.makeVariable', hint: 'calculated.makeVariableHint', here: 'question.stemHere' }}
        />
      }
    >
      <div className="nb-grid nb-variables">
        <table>
          <thead>
            <tr>
              {(['name', 'min', 'max', 'decimals'] as const).map((side) => (
                <th key={side} scope="col">
                  {say(`calculated.${side}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {variables.members.map((variable) => {
              const of = say('calculated.variable', { name: variable.name });
              return (
                <tr key={variable.id} data-member={variable.id}>
                  <td>
                    <WordField
                      label={`${say('calculated.name')} – ${of}`}
                      value={variable.name}
                      onChange={(name) => {
                        if (/^[a-z][a-z0-9]*$/.test(name) && !names.includes(name))
                          variables.change(variable.id, { ...variable, name });
                      }}
                    />
                    <NotInText id={variable.id} stem={stem} />
                  </td>
                  {(['min', 'max', 'decimals'] as const).map((side) => (
                    <td key={side}>
                      <NumberField
                        label={`${say(`calculated.${side}`)} – ${of}`}
                        value={variable[side]}
                        min={side === 'decimals' ? 0 : -most}
                        max={side === 'decimals' ? 6 : most}
                        onChange={(value) => variables.change(variable.id, { ...variable, [side]: value })}
                      />
                    </td>
                  ))}
                  <td>
                    <RowButtons
                      name={of}
                      {...(variables.members.length > 1
                        ? { onRemove: () => stem.remove(variable.id, [`variables/${variable.id}`]) }
                        : {})}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="nb-question-note">{say('calculated.namedHint')}</p>
      <ul className="nb-answers nb-formula">
        <li className={sound ? 'nb-option nb-option-key' : 'nb-option'}>
          <div className="nb-question-row nb-number-row">
            <span aria-hidden="true">=</span>
            <WordField
              label={say('calculated.formula')}
              value={settings.formula}
              onChange={(value) => set('formula', value)}
            />
            <span aria-hidden="true">±</span>
            <NumberField
              label={say('question.tolerance')}
              value={settings.tolerance}
              min={0}
              max={most}
              step={0.1}
              onChange={(value) => set('tolerance', value)}
            />
            <SelectField
              label={say('question.toleranceIn')}
              value={settings.percent ? 'percent' : 'unit'}
              choices={[
                { value: 'unit', label: say('question.toleranceIn.unit') },
                { value: 'percent', label: '%' },
              ]}
              onChange={(value) => set('percent', value === 'percent')}
            />
          </div>
        </li>
        {units.members.map((unit, index) => {
          const name = say('question.unit', { number: index + 1 });
          return (
            <li key={unit.id} className="nb-option">
              <div className="nb-question-row nb-number-row">
                <PlainSlotField
                  block={block}
                  slot={`unit:${unit.id}`}
                  label={name}
                  hideLabel
                  placeholder={name}
                  className="nb-grow"
                />
                <span aria-hidden="true">×</span>
                <NumberField
                  label={`${say('question.factor')} – ${name}`}
                  value={unit.factor}
                  min={1e-12}
                  max={most}
                  step={0.1}
                  onChange={(factor) => units.change(unit.id, { ...unit, factor })}
                />
                <RowButtons name={name} onRemove={() => units.remove(unit.id)} />
              </div>
            </li>
          );
        })}
      </ul>
      {sound ? null : (
        <p className="nb-missing" role="status">
          {say('calculated.noFormula')}
        </p>
      )}
      {readOnly ? null : (
        <button type="button" className="nb-quiet-button" onClick={() => units.add({ factor: 1 })}>
          + {say('question.addUnit')}
        </button>
      )}
      {draws.length > 0 ? (
        <div className="nb-grid nb-draws">
          <table>
            <caption className="nb-question-note">{say('calculated.draws', { count: draws.length })}</caption>
            <thead>
              <tr>
                {variables.members.map(({ id, name }) => (
                  <th key={id} scope="col">
                    {name}
                  </th>
                ))}
                <th scope="col">{say('question.key')}</th>
              </tr>
            </thead>
            <tbody>
              {draws.map((draw) => (
                <tr key={draw.id}>
                  {variables.members.map(({ id }) => (
                    <td key={id}>{draw.values[id]}</td>
                  ))}
                  <td>{draw.value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </QuestionFrame>
  );
}

export const calculatedEditor = defineBlockEditor({
  type: 'calculated',
  group: 'question',
  icon: 'M5 3h14v18H5zM8 6h8v3H8zM8 13h2M14 13h2M8 17h2M14 17h2',
  keywords: 'calculated formula variable random values calcul formule variable valeurs tirage حساب صيغة متغير قيم',
  View: CalculatedView,
  Inspector: ({ block }) => {
    const { say, readOnly } = useCourseEditing();
    const settings = useBlockSettings<CalculatedSettings>(block);
    const set = useSetSetting(block);
    const redraw = useRedraw(block);
    const [count, setCount] = useState(Math.max(1, Object.keys(settings.draws).length));
    return (
      <>
        <QuestionFields block={block} />
        <NumberField label={say('calculated.count')} value={count} min={1} max={50} onChange={setCount} />
        {readOnly ? null : (
          <button type="button" className="nb-button" onClick={() => redraw(count, settings)}>
            {say('calculated.redraw')}
          </button>
        )}
        <p className="nb-hint">{say('calculated.redrawHint')}</p>
        <SwitchField label={say('calculated.anew')} value={settings.anew} onChange={(value) => set('anew', value)} />
        <SwitchField
          label={say('question.unitNeeded')}
          hint={say('question.unitNeededHint')}
          value={settings.unitNeeded}
          onChange={(value) => set('unitNeeded', value)}
        />
      </>
    );
  },
});
