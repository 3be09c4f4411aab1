/** The language of the page for numbers: with Western digits, and in Arabic with the decimal comma of the Maghreb. */
export const numberLocale = (): string => `${document.documentElement.lang.replace(/^ar$/, 'ar-MA')}-u-nu-latn`;
