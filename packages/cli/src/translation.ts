import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import i18next from 'i18next';

const languages = ['fr', 'ar', 'en'] as const;
/** Seen from the sources or from the bundle. */
const folder = ['../../../resources/locales', '../../resources/locales']
  .map((one) => resolve(import.meta.dirname, one))
  .find((one) => existsSync(join(one, 'en')))!;

export type Translate = (key: string, params?: Readonly<Record<string, unknown>>) => string;

function catalogue(language: string): Record<string, string> {
  const own = join(folder, language);
  return Object.assign(
    {},
    ...readdirSync(own)
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => JSON.parse(readFileSync(join(own, name), 'utf8')) as Record<string, string>),
  ) as Record<string, string>;
}

/** The language to speak: what `--lang` says, else the terminal's, else English. */
export function chooseLanguage(args: readonly string[], env: NodeJS.ProcessEnv): string {
  const at = args.indexOf('--lang');
  const asked = at === -1 ? args.find((one) => one.startsWith('--lang='))?.slice(7) : args[at + 1];
  const wished = [asked, env['LC_ALL'], env['LC_MESSAGES'], env['LANGUAGE'], env['LANG']].find(Boolean) ?? '';
  return languages.find((one) => one === wished.slice(0, 2).toLowerCase()) ?? 'en';
}

/** The strings of the command and of the problems and failures it may have to tell. */
export function translator(language: string): Translate {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: Object.fromEntries(languages.map((one) => [one, { translation: catalogue(one) }])),
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  return (key, params = {}) => instance.t(key, { ...params });
}
