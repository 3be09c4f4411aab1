/** Takes a frame away as a killed tab goes: none of its pages, however deep, hears of it. */
export function killFrame(frame: HTMLIFrameElement): void {
  const silence = (view: Window): void => {
    for (let index = 0; index < view.frames.length; index += 1) silence(view.frames[index]!);
    try {
      // Opening a document anew takes every listener off its window, and says nothing to them.
      view.document.open();
    } catch {
      return;
    }
  };
  if (frame.contentWindow) silence(frame.contentWindow);
  frame.remove();
}
