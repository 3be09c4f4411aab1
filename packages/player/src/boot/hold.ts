/**
 * While the rest of the launch document still arrives, a tap on a link inside the course is kept for the player instead of
 * leaving the page, which would end the LMS session; so is an answer, instead of being sent as a form.
 */
export function holdUntilReady(): void {
  const waiting = (): boolean => document.readyState !== 'complete' && !nibras.index;
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented) return;
    const link = (event.target as Element).closest('a');
    const href = link?.getAttribute('href') ?? '';
    if (!waiting() || !/^[\w-]+\.html/.test(href)) return;
    event.preventDefault();
    nibras.asked = link!;
  });
  document.addEventListener('submit', (event) => {
    if (!waiting()) return;
    event.preventDefault();
    nibras.asked = (event.target as Element).querySelector<HTMLElement>('.actions button')!;
  });
}
