import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Languages that the studio itself speaks. */
export const studioLanguages = ['fr', 'ar', 'en'] as const;
export type StudioLanguage = (typeof studioLanguages)[number];
export const languageNames: Readonly<Record<string, string>> = { fr: 'Français', ar: 'العربية', en: 'English' };

const catalogues = import.meta.glob<Record<string, string>>('../../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
});

function catalogue(language: string): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const [path, strings] of Object.entries(catalogues))
    if (path.includes(`/locales/${language}/`)) Object.assign(merged, strings);
  return merged;
}

const preferred = 'nibras-language';

/** The language that the author chose, else the system's, else French. */
export function initialLanguage(): StudioLanguage {
  const wished = [localStorage.getItem(preferred) ?? '', ...navigator.languages].map((one) => one.slice(0, 2));
  return (
    studioLanguages.find((language) => language === wished.find((one) => studioLanguages.includes(one as never))) ??
    'fr'
  );
}

/** Readies all strings; nothing is fetched. */
export async function startTranslation(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: initialLanguage(),
    fallbackLng: 'en',
    resources: Object.fromEntries(studioLanguages.map((language) => [language, { translation: catalogue(language) }])),
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  applyLanguage(i18next.language);
}

function applyLanguage(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
}

/** Changes the studio's own language and direction. */
export async function setStudioLanguage(language: StudioLanguage): Promise<void> {
  localStorage.setItem(preferred, language);
  await i18next.changeLanguage(language);
  applyLanguage(language);
}
