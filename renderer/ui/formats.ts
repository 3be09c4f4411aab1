import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Dates and numbers as readers of the studio's language write them; Moroccan Arabic uses Western digits. */
export function useFormats(): { dateTime: (time: number) => string; number: (value: number) => string } {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const locale = i18n.language === 'ar' ? 'ar-MA-u-nu-latn' : i18n.language;
    const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
    const numbers = new Intl.NumberFormat(locale);
    return { dateTime: (time) => dates.format(time), number: (value) => numbers.format(value) };
  }, [i18n.language]);
}
