import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface OptionSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Options of a target as its JSON Schema states them. */
export function readOptionSchemas(schema: Readonly<Record<string, unknown>>): [string, OptionSchema][] {
  const properties = schema['properties'];
  return typeof properties === 'object' && properties !== null
    ? (Object.entries(properties) as [string, OptionSchema][])
    : [];
}

/** A form drawn from a target's option schema. */
export function OptionsForm({
  schema,
  values,
  onChange,
}: {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly onChange: (values: Record<string, unknown>) => void;
}): ReactNode {
  const { t } = useTranslation();
  return readOptionSchemas(schema).map(([name, option]) => {
    const value = values[name] ?? option.default;
    const set = (next: unknown): void => onChange({ ...values, [name]: next });
    const label = t(`option.${name}`);
    if (option.type === 'boolean')
      return (
        <label key={name} className="nb-field nb-field-switch">
          <input type="checkbox" checked={value === true} onChange={(event) => set(event.target.checked)} />
          <span>{label}</span>
        </label>
      );
    return (
      <label key={name} className="nb-field">
        <span className="nb-field-label">{label}</span>
        {option.enum ? (
          <select className="nb-input" value={String(value ?? '')} onChange={(event) => set(event.target.value)}>
            {option.enum.map((one) => (
              <option key={one} value={one}>
                {t(`option.${name}.${one}`)}
              </option>
            ))}
          </select>
        ) : (
          <input
            className="nb-input"
            type={option.type === 'number' || option.type === 'integer' ? 'number' : 'text'}
            min={option.minimum}
            max={option.maximum}
            value={String(value ?? '')}
            onChange={(event) => set(option.type === 'string' ? event.target.value : event.target.valueAsNumber)}
          />
        )}
      </label>
    );
  });
}
