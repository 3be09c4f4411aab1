/**
 * While the rest of the launch document still arrives, a tap on a link inside the course is kept for the player instead of
 * leaving the page, which would end the LMS session; a form is not sent either.
 */
export function holdUntilReady(): void {
  const waiting = (): boolean => document.readyState === 'loading' && !nibras.index;
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    const href = link?.getAttribute('href') ?? '';
    if (!waiting() || !/^[\w-]+\.html/.test(href)) return;
    event.preventDefault();
    nibras.asked = link!;
  });
  document.addEventListener('submit', (event) => {
    if (waiting()) event.preventDefault();
  });
}
