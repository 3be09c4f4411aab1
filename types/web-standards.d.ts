/**
 * The few globals that Node, browsers and Electron share and that pure code may use. Only pure projects include this file;
 * the others take the same names from their own libraries.
 */
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
declare function structuredClone<Value>(value: Value): Value;
declare function queueMicrotask(task: () => void): void;
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean });
  decode(bytes?: Uint8Array): string;
}
