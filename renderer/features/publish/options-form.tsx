import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface OptionSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
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
  without = [],
  values,
  onChange,
}: {
  readonly schema: Readonly<Record<string, unknown>>;
  /** Options that are not offered. */
  readonly without?: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly onChange: (values: Record<string, unknown>) => void;
}): ReactNode {
  const { t, i18n } = useTranslation();
  const offered = readOptionSchemas(schema).filter(([name]) => !without.includes(name));
  return offered.map(([name, option]) => {
    const value = values[name] ?? option.default;
    const set = (next: unknown): void => onChange({ ...values, [name]: next });
    const label = t(`option.${name}`);
    const help = i18n.exists(`option.${name}.help`) ? (
      <p id={`option-${name}-help`} className="nb-hint">
        {t(`option.${name}.help`)}
      </p>
    ) : null;
    const described = help ? { 'aria-describedby': `option-${name}-help` } : {};
    if (option.type === 'boolean')
      return (
        <div key={name}>
          <label className="nb-field nb-field-switch">
            <input
              type="checkbox"
              checked={value === true}
              onChange={(event) => set(event.target.checked)}
              {...described}
            />
            <span>{label}</span>
          </label>
          {help}
        </div>
      );
    return (
      <div key={name}>
        <label className="nb-field">
          <span className="nb-field-label">{label}</span>
          {option.enum ? (
            <select
              className="nb-input"
              value={String(value ?? '')}
              onChange={(event) => set(event.target.value)}
              {...described}
            >
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
              // Addresses are written from left to right in every language.
              dir={option.pattern ? 'ltr' : undefined}
              pattern={option.pattern}
              min={option.minimum}
              max={option.maximum}
              value={String(value ?? '')}
              onChange={(event) =>
                set(option.type === 'string' ? event.target.value.trim() : event.target.valueAsNumber)
              }
              {...described}
            />
          )}
        </label>
        {help}
      </div>
    );
  });
}
