import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic, Id } from '@nibras/base';
import { editors } from '@nibras/blocks/editors';
import type { BlockType } from '@nibras/blocks/models';
import { FlowProvider, useCourseEditing } from '@nibras/editor-kit';
import { directionOf } from '@nibras/course';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu-button.tsx';
import { ProblemExample } from '../problems/problem-example.tsx';
import { ProblemFix } from '../problems/problem-fix.tsx';
import { InnerBlock } from '../page/block-view.tsx';

/** One question of the table, edited as on its page, with its settings below. */
export function QuestionSide({
  question,
  index,
  count,
  menu,
  problems,
  onStep,
  onPreview,
  onClose,
}: {
  readonly question: Id;
  /** Its place among the rows shown. */
  readonly index: number;
  readonly count: number;
  readonly menu: readonly MenuEntry[];
  readonly problems: readonly Diagnostic[];
  readonly onStep: (by: 1 | -1) => void;
  readonly onPreview: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { document, language, readOnly } = useCourseEditing();
  const type = String(document.blocks.get(question)?.get('type') ?? '');
  const editor = Object.hasOwn(editors, type) ? editors[type as BlockType] : undefined;
  const flow = useMemo(() => ({ extensions: () => [], showBlock: (id: Id) => <InnerBlock block={id} /> }), []);
  if (!editor) return null;
  const tool = (name: 'previous' | 'next', by: 1 | -1, disabled: boolean): ReactNode => (
    <button
      type="button"
      className="nb-icon-button"
      aria-label={t(`bank.${name}`)}
      title={t(`bank.${name}`)}
      disabled={disabled}
      onClick={() => onStep(by)}
    >
      <Icon name={name} />
    </button>
  );
  return (
    <section className="nb-bank-side" aria-label={t('bank.question')}>
      <header className="nb-bank-side-head">
        {tool('previous', -1, index <= 0)}
        {tool('next', 1, index === -1 || index >= count - 1)}
        <span>{index === -1 ? '' : t('bank.place', { index: index + 1, count })}</span>
        <span className="nb-grow" />
        <button type="button" className="nb-button nb-button-small" onClick={onPreview}>
          <Icon name="preview" />
          <span>{t('bank.preview')}</span>
        </button>
        {readOnly ? null : (
          <MenuButton label={t('block.menu', { name: t(`block.${type}`) })} entries={menu}>
            <Icon name="more" />
          </MenuButton>
        )}
        <button type="button" className="nb-icon-button" aria-label={t('bank.closeQuestion')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <FlowProvider value={flow}>
        <div
          className="nb-bank-editor"
          key={`${question} ${language}`}
          dir={directionOf(language)}
          lang={language}
          data-block={question}
        >
          <editor.View block={question} />
        </div>
      </FlowProvider>
      {problems.length > 0 ? (
        <ul className="nb-problems nb-bank-problems" aria-label={t('problems.title')}>
          {problems.map((problem, at) => (
            <li key={at}>
              <span
                className={`nb-dot nb-dot-${problem.severity}`}
                role="img"
                aria-label={t(`severity.${problem.severity}`)}
              />{' '}
              {t(`problem.${problem.code}`, { ...problem.params })}
              <ProblemFix problem={problem} />
              <ProblemExample code={problem.code} />
            </li>
          ))}
        </ul>
      ) : null}
      <div className="nb-inspector nb-bank-settings">
        <h3>{t('block.settings')}</h3>
        <editor.Inspector key={question} block={question} />
      </div>
    </section>
  );
}
