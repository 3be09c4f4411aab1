import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The course file named on a command line, as the system passes it on a double-click. */
export function courseInArguments(args: readonly string[], folder: string): string | undefined {
  const named = args.slice(1).find((one) => !one.startsWith('-') && /\.nibras$/i.test(one));
  if (!named) return undefined;
  const path = resolve(folder, named);
  return existsSync(path) ? path : undefined;
}
