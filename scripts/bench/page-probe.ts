import { decoding } from 'lib0';

/** What the probe saw of one key: when it went down, when its frame was shown, when the host had it in the file. */
export interface KeySeen {
  readonly down: number;
  painted: number;
  committed: number;
}

/** What a page tells the bench; made before any script of the page runs. */
export interface Probe {
  readonly keys: KeySeen[];
  /** Bytes of the updates sent to be committed, and how many batches they went in. */
  readonly sent: { bytes: number; batches: number };
  /** When something that a selector names was first on screen. */
  shown(selector: string): Promise<number>;
}

declare global {
  interface Window {
    nibrasProbe: Probe;
  }
}

interface Frame {
  readonly kind?: string;
  readonly id?: number;
  readonly method?: string;
  readonly input?: { readonly updates?: readonly Uint8Array[] };
}

const keys: KeySeen[] = [];
const sent = { bytes: 0, batches: 0 };
const waiting = new Map<number, KeySeen[]>();

/** Runs after the frame that the current task leads to was handed over to be shown. */
function afterPaint(work: () => void): void {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', work);
    channel.port1.start();
    channel.port2.postMessage(null);
  });
}

addEventListener(
  'keydown',
  (event) => {
    const key: KeySeen = { down: event.timeStamp, painted: Number.NaN, committed: Number.NaN };
    keys.push(key);
    afterPaint(() => {
      key.painted = performance.now();
    });
  },
  true,
);

const readFrame = (bytes: Uint8Array): Frame => decoding.readAny(decoding.createDecoder(bytes)) as Frame;

const NativeSocket = globalThis.WebSocket;
globalThis.WebSocket = class extends NativeSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    this.addEventListener('message', (event) => {
      if (waiting.size === 0 || !(event.data instanceof ArrayBuffer)) return;
      const { kind, id = -1 } = readFrame(new Uint8Array(event.data));
      if (kind !== 'result') return;
      for (const key of waiting.get(id) ?? []) key.committed = performance.now();
      waiting.delete(id);
    });
  }
  override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    super.send(data as never);
    if (!(data instanceof Uint8Array)) return;
    const { kind, id = -1, method, input } = readFrame(data);
    if (kind !== 'call' || method !== 'course.append') return;
    sent.batches += 1;
    for (const update of input?.updates ?? []) sent.bytes += update.byteLength;
    const known = new Set([...waiting.values()].flat());
    waiting.set(
      id,
      keys.filter((key) => Number.isNaN(key.committed) && !known.has(key)),
    );
  }
};

const isShown = (selector: string): boolean => {
  const element = document.querySelector(selector);
  return element !== null && element.getClientRects().length > 0;
};

globalThis.window.nibrasProbe = {
  keys,
  sent,
  shown: (selector) =>
    new Promise((resolve) => {
      const look = (): void => {
        if (isShown(selector)) afterPaint(() => resolve(performance.now()));
        else requestAnimationFrame(look);
      };
      look();
    }),
};
