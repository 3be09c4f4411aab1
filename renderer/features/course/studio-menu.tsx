import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentTheme, setTheme, type Theme } from '../../app/theme.ts';
import { languageNames, setStudioLanguage, studioLanguages } from '../../app/translation.ts';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';

/** The studio's own language and colours. */
export function StudioMenu(): ReactNode {
  const { t } = useTranslation();
  const [, setShown] = useState<Theme>(currentTheme());
  return (
    <>
      <MenuButton
        label={t('studio.language')}
        entries={studioLanguages.map((language) => ({
          id: language,
          label: languageNames[language]!,
          run: () => void setStudioLanguage(language),
        }))}
      >
        <Icon name="language" />
      </MenuButton>
      <MenuButton
        label={t('studio.theme')}
        entries={(['system', 'light', 'dark'] as const).map((theme) => ({
          id: theme,
          label: t(`studio.theme.${theme}`),
          run: () => {
            setTheme(theme);
            setShown(theme);
          },
        }))}
      >
        <Icon name="theme" />
      </MenuButton>
    </>
  );
}
