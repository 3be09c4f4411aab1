import { type App, type Session, shell, type WebContents } from 'electron';

/** Origin of the studio's own pages. */
export const studioOrigin = 'nibras://studio';

/** Whether an address may be handed to the system's browser. */
export function isOutsideAddress(address: string): boolean {
  return /^(https?|mailto):/i.test(address);
}

const isPreview = (address: string): boolean => /^http:\/\/[a-z0-9]+\.localhost:\d+\//.test(address);

/** Keeps a window on the studio: no navigation away, no windows of its own, no webviews; outside links go to the browser. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event, address) => {
    if (!address.startsWith(`${studioOrigin}/`)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame && !isPreview(event.url) && event.url !== 'about:blank') event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isOutsideAddress(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}

/** Refuses every permission but writing to the clipboard, which the author asks for by a click. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
}

/** Guards every window from the moment it exists. */
export function guardApp(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}
