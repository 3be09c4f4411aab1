import { type Command, Option } from 'commander';
import { z } from 'zod';
import { targets } from '@nibras/export';
import type { Translate } from './translation.ts';

interface OptionSchema {
  readonly type?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function optionsOf(target: string): Readonly<Record<string, OptionSchema>> {
  const schema = z.toJSONSchema(targets[target]!.options as z.ZodType, { io: 'input' }) as {
    properties?: Record<string, OptionSchema>;
  };
  return schema.properties ?? {};
}

const targetIds = Object.keys(targets);

/** Gives a command one flag for each option that some target has. */
export function addTargetFlags(command: Command, t: Translate): void {
  const flags = new Map<string, { schema: OptionSchema; wanted: string[] }>();
  for (const target of targetIds)
    for (const [name, schema] of Object.entries(optionsOf(target)))
      flags.set(name, { schema, wanted: [...(flags.get(name)?.wanted ?? []), target] });
  for (const [name, { schema, wanted }] of flags) {
    const about = `${t(`option.${name}`)} (${wanted.join(', ')})`;
    if (schema.type === 'boolean' && schema.default === true)
      command.option(`--no-${kebab(name)}`, t('cli.option.not', { what: about }));
    else if (schema.type === 'boolean') command.option(`--${kebab(name)}`, about);
    else {
      const option = new Option(`--${kebab(name)} <${schema.type === 'number' ? 'n' : 'value'}>`, about);
      command.addOption(schema.enum ? option.choices([...schema.enum]) : option);
    }
  }
}

/** The options of a target among the flags given, those of other targets left out. */
export function targetOptions(target: string, flags: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (!targetIds.includes(target)) return {};
  const own = Object.entries(optionsOf(target));
  return Object.fromEntries(
    own.flatMap(([name, { type }]) => {
      const value = flags[name];
      if (value === undefined) return [];
      return [[name, type === 'number' || type === 'integer' ? Number(value) : value]];
    }),
  );
}
