const events = ['pagehide', 'beforeunload', 'unload', 'visibilitychange', 'freeze'];

/** Takes a frame away as a killed tab goes: none of its pages, however deep, hears of it. */
export function killFrame(frame: HTMLIFrameElement): void {
  const mute = (view: Window): void => {
    try {
      for (const name of events) view.addEventListener(name, (event) => event.stopImmediatePropagation(), true);
      for (let index = 0; index < view.frames.length; index += 1) mute(view.frames[index]!);
    } catch {
      return;
    }
  };
  if (frame.contentWindow) mute(frame.contentWindow);
  frame.remove();
}
