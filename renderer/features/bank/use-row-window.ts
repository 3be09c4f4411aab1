import { type RefObject, useLayoutEffect, useState } from 'react';

/** Rows kept ready above and below what is seen. */
const spare = 8;

/** Which rows of equal height are in sight of a scrolled box: only those are drawn. */
export function useRowWindow(
  box: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): { readonly first: number; readonly last: number; readonly reveal: (index: number) => void } {
  const [view, setView] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const read = (): void => {
      const next = { top: element.scrollTop, height: element.clientHeight };
      setView((old) => (old.top === next.top && old.height === next.height ? old : next));
    };
    read();
    element.addEventListener('scroll', read, { passive: true });
    const resized = new ResizeObserver(read);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', read);
      resized.disconnect();
    };
  }, [box]);
  const reveal = (index: number): void => {
    const element = box.current;
    if (!element || index < 0) return;
    const head = element.querySelector<HTMLElement>('[data-grid-head]')?.offsetHeight ?? 0;
    const top = index * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight + head > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight + head - element.clientHeight;
  };
  const first = Math.max(0, Math.min(count, Math.floor(view.top / rowHeight)) - spare);
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + spare);
  return { first, last, reveal };
}
