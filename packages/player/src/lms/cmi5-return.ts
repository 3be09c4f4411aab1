import type { Lms } from './lms.ts';

const labels: Readonly<Record<string, string>> = {
  fr: 'Retour à la plateforme',
  ar: 'العودة إلى المنصة',
  en: 'Back to the platform',
};

/** The longest that leaving waits for the LMS. */
const patience = 4000;

/** A way back to where the learner came from; what waits is stored before. @spec cmi5 10.2.5 */
export function offerReturn(url: string | undefined, lms: Lms): void {
  const menu = document.querySelector('header .menu');
  if (!url || !menu) return;
  const link = document.createElement('a');
  link.href = url;
  link.className = 'back';
  link.style.cssText = 'flex:none;margin-inline-start:auto;padding:.7em 0;font-size:.9em';
  link.textContent = labels[nibras.language.slice(0, 2)] ?? labels['en']!;
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const go = (): void => location.assign(url);
    const stored = lms.commit();
    if (typeof stored === 'boolean') return go();
    void Promise.race([stored, new Promise((resume) => setTimeout(resume, patience))]).then(go, go);
  });
  menu.before(link);
}
