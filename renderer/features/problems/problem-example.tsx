import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A bad and a better example of what a problem is about, and why; nothing where there is none. */
export function ProblemExample({ code }: { readonly code: string }): ReactNode {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!i18n.exists(`example.${code}.bad`)) return null;
  return (
    <div className="nb-example">
      <button type="button" className="nb-quiet-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'problem.hideExample' : 'problem.showExample')}
      </button>
      {open ? (
        <dl>
          <dt>{t('problem.example.bad')}</dt>
          <dd>{t(`example.${code}.bad`)}</dd>
          <dt>{t('problem.example.good')}</dt>
          <dd>{t(`example.${code}.good`)}</dd>
          <dd className="nb-example-why">{t(`example.${code}.why`)}</dd>
        </dl>
      ) : null}
    </div>
  );
}
