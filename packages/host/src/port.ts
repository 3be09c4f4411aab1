import type { Disposable } from '@nibras/base';

/** A two-way road for messages: plain data and bytes. Transports differ only in this. */
export interface Port {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): Disposable;
  /** Called once, when the road is gone for good. */
  onClose(listener: () => void): Disposable;
  close(): void;
}
