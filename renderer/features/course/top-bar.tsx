import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultLanguage, directionOf, pickText, readLocalText } from '@nibras/course';
import { useCourseEditing, useShared } from '@nibras/editor-kit';
import { type Command, showKey } from '../../app/commands.ts';
import { languageNames } from '../../app/translation.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { StudioMenu } from './studio-menu.tsx';

const menuCommands = [
  'palette.open',
  'course.search',
  'bank.open',
  'course.history',
  'course.saveCopy',
  'course.fork',
  'course.merge',
  'questions.import',
  'questions.export',
  'view.outline',
  'view.inspector',
];

/** The bar above a course: where it is, undo, language, preview and publish. */
export function TopBar({
  language,
  languages,
  onLanguage,
  commands,
  previewing,
  run,
}: {
  readonly language: string;
  readonly languages: readonly string[];
  readonly onLanguage: (language: string) => void;
  readonly commands: readonly Command[];
  readonly previewing: boolean;
  readonly run: (id: string) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { document } = useCourseEditing();
  const title = useShared(
    document.course,
    () => pickText(readLocalText(document.course, 'title'), language, defaultLanguage(document)),
    { key: language },
  );
  const tool = (id: string, icon: IconName): ReactNode => {
    const command = commands.find((one) => one.id === id);
    const name = t(`command.${id}`);
    return (
      <button
        type="button"
        className="nb-icon-button"
        aria-label={name}
        title={[name, showKey(command?.key)].filter(Boolean).join(' – ')}
        onClick={() => run(id)}
      >
        <Icon name={icon} />
      </button>
    );
  };
  return (
    <header className="nb-top-bar">
      {tool('course.close', 'back')}
      <h1 className="nb-course-title" lang={language} dir={directionOf(language)}>
        {title || t('outline.untitled')}
      </h1>
      <span className="nb-tools">
        {tool('edit.undo', 'undo')}
        {tool('edit.redo', 'redo')}
      </span>
      <span className="nb-grow" />
      <div className="nb-segments" role="radiogroup" aria-label={t('course.language')}>
        {languages.map((one) => (
          <label key={one} className={one === language ? 'nb-segment nb-segment-on' : 'nb-segment'}>
            <input type="radio" name="course-language" checked={one === language} onChange={() => onLanguage(one)} />
            <span lang={one}>{languageNames[one] ?? one}</span>
          </label>
        ))}
      </div>
      <button type="button" className="nb-button" aria-pressed={previewing} onClick={() => run('course.preview')}>
        <Icon name="preview" />
        <span>{previewing ? t('preview.back') : t('command.course.preview')}</span>
      </button>
      <button type="button" className="nb-button nb-button-main" onClick={() => run('course.publish')}>
        <Icon name="publish" />
        <span>{t('command.course.publish')}</span>
      </button>
      <MenuButton
        label={t('course.menu')}
        entries={menuCommands.flatMap((id) => {
          const command = commands.find((one) => one.id === id);
          const shortcut = showKey(command?.key);
          return command
            ? [
                {
                  id,
                  label: t(`command.${id}`),
                  disabled: !(command.can?.() ?? true),
                  run: command.run,
                  ...(shortcut ? { shortcut } : {}),
                },
              ]
            : [];
        })}
      >
        <Icon name="more" />
      </MenuButton>
      <StudioMenu />
    </header>
  );
}
