import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** What a test asks of the shell's process. */
export type ToShell =
  | { readonly kind: 'connect'; readonly port: number; readonly channel: string }
  | { readonly kind: 'port'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'request'; readonly id: number; readonly url: string; readonly range?: string }
  | { readonly kind: 'menu'; readonly label: string }
  | { readonly kind: 'double-click'; readonly path: string }
  | { readonly kind: 'quit' };

/** What the shell's process tells a test. */
export type FromShell =
  | { readonly kind: 'ready'; readonly url: string; readonly preload: string }
  | { readonly kind: 'port'; readonly port: number; readonly data: unknown }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: Uint8Array;
    };

// The built bundle asks for `electron` and gets the fake, in a process with nothing else of the tests in it.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('fake-electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
const { app, fake, ipcRenderer } = await import('./fake-electron.ts');
const tell = (message: FromShell): void => void process.send?.(message);
const ports = new Map<number, MessagePort>();

const answer = async ({ id, url, range }: Extract<ToShell, { kind: 'request' }>): Promise<void> => {
  const response = await fake.handlers.get('nibras')!(new Request(url, range ? { headers: { range } } : {}));
  tell({
    kind: 'answer',
    id,
    status: response.status,
    headers: [...response.headers],
    body: new Uint8Array(await response.arrayBuffer()),
  });
};

const chooseInMenu = (label: string): void => {
  const entries = (fake.menu ?? []).flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []));
  const entry = entries.find((one) => one.label === label);
  if (!entry?.click) throw new Error(`no such entry: ${label}`);
  entry.click({} as never, undefined, {} as never);
};

process.on('message', (message: ToShell) => {
  if (message.kind === 'connect') {
    const channel = new MessageChannel();
    ports.set(message.port, channel.port1);
    channel.port1.on('message', (data) => tell({ kind: 'port', port: message.port, data }));
    ipcRenderer.postMessage(message.channel, null, [channel.port2]);
  } else if (message.kind === 'port') ports.get(message.port)?.postMessage(message.data);
  else if (message.kind === 'request') void answer(message);
  else if (message.kind === 'menu') chooseInMenu(message.label);
  else if (message.kind === 'double-click') app.emit('second-instance', {}, ['nibras', message.path], '/');
  else app.emit('will-quit', { preventDefault: () => undefined });
});

fake.userData = process.argv[2]!;
fake.onExit = () => process.exit(0);
await import(join(import.meta.dirname, '../../out/main/index.js'));
const look = setInterval(() => {
  const [window] = fake.windows;
  if (!window) return;
  clearInterval(look);
  tell({ kind: 'ready', url: window.url, preload: String(window.options.webPreferences?.preload) });
}, 10);
