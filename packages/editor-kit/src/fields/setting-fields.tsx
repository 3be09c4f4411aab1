import type { ReactNode } from 'react';
import { readRawSettings, setSetting } from '@nibras/course';
import { useCourseEditing } from '../course-context.tsx';
import { useShared } from '../use-shared.ts';

/** Settings of a block as stored, read again when they change; the caller knows of which type the block is. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller's own block type, which the registry cannot infer
export function useBlockSettings<Settings>(block: string): Settings {
  const { document, models } = useCourseEditing();
  const record = document.blocks.get(block);
  return useShared(
    record,
    () => {
      const raw = record ? readRawSettings(record) : {};
      const model = models[String(record?.get('type') ?? '')];
      const parsed = model?.schema.safeParse(raw);
      return (parsed?.success ? parsed.data : raw) as Settings;
    },
    { key: block },
  );
}

/** Changes one setting of a block: `name` or `collection/member`; undefined removes it. */
export function useSetSetting(block: string): (name: string, value: unknown) => void {
  const { document, models } = useCourseEditing();
  return (name, value) => {
    const model = models[String(document.blocks.get(block)?.get('type') ?? '')];
    if (model) setSetting(document, model, block, name, value);
  };
}

interface FieldProps<Value> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly hint?: string;
}

/** A yes-or-no setting. */
export function SwitchField({ label, value, onChange, hint }: FieldProps<boolean>): ReactNode {
  const { readOnly } = useCourseEditing();
  return (
    <label className="nb-field nb-field-switch">
      <input type="checkbox" checked={value} disabled={readOnly} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint ? <small>{hint}</small> : null}
      </span>
    </label>
  );
}

/** A number within limits; an empty or impossible entry leaves the old value. */
export function NumberField({
  label,
  value,
  onChange,
  hint,
  min,
  max,
  step = 1,
}: FieldProps<number> & { readonly min: number; readonly max: number; readonly step?: number }): ReactNode {
  const { readOnly } = useCourseEditing();
  return (
    <label className="nb-field">
      <span className="nb-field-label">{label}</span>
      <input
        className="nb-input"
        type="number"
        min={min}
        max={max}
        step={step}
        value={value}
        readOnly={readOnly}
        onChange={(event) => {
          const next = event.target.valueAsNumber;
          if (Number.isFinite(next)) onChange(Math.min(max, Math.max(min, next)));
        }}
      />
      {hint ? <small>{hint}</small> : null}
    </label>
  );
}

/** One value out of a few. */
export function SelectField<Value extends string>({
  label,
  value,
  onChange,
  choices,
  hint,
}: FieldProps<Value> & { readonly choices: readonly { readonly value: Value; readonly label: string }[] }): ReactNode {
  const { readOnly } = useCourseEditing();
  return (
    <label className="nb-field">
      <span className="nb-field-label">{label}</span>
      <select
        className="nb-input"
        value={value}
        disabled={readOnly}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {hint ? <small>{hint}</small> : null}
    </label>
  );
}
