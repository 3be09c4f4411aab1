/** A mouse may drag a piece; fingers tap, so that the page still scrolls. Tells what lies under it where it is let go. */
export function dragWithMouse(start: PointerEvent, piece: HTMLElement, drop: (under: Element | null) => void): void {
  if (start.pointerType !== 'mouse' || start.button > 0) return;
  const follow = (event: PointerEvent): void => {
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
    if (Math.abs(x) + Math.abs(y) < 8) return;
    piece.classList.add('dragged');
    piece.style.transform = `translate(${x}px,${y}px)`;
  };
  const end = (event: PointerEvent): void => {
    removeEventListener('pointermove', follow);
    removeEventListener('pointerup', end);
    removeEventListener('pointercancel', end);
    if (!piece.classList.contains('dragged')) return;
    piece.style.transform = '';
    const under = document.elementFromPoint(event.clientX, event.clientY);
    piece.classList.remove('dragged');
    if (event.type === 'pointerup') drop(under);
  };
  addEventListener('pointermove', follow);
  addEventListener('pointerup', end);
  addEventListener('pointercancel', end);
}
