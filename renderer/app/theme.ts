export type Theme = 'system' | 'light' | 'dark';
const themeKey = 'nibras-theme';

/** The author's choice of colours. */
export function currentTheme(): Theme {
  const stored = localStorage.getItem(themeKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Changes the colours of the studio. */
export function setTheme(theme: Theme): void {
  localStorage.setItem(themeKey, theme);
  startTheme();
}

/** Applies the chosen colours to the window. */
export function startTheme(): void {
  const theme = currentTheme();
  if (theme === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.dataset['theme'] = theme;
}
