import type { MirrorRecord } from '../state/mirror.ts';
import { loadScript } from './load-script.ts';

/** What goes beyond reading and answering: its script is fetched when it is first asked for. */
export interface Features {
  /** Adds what it has to the menu that a link has just opened. */
  readonly extendMenu: (dialog: HTMLDialogElement, asked: HTMLAnchorElement) => void;
  /** Hands the learner a file of what they did, or of what another attempt left on this device. */
  readonly receipt: (other?: MirrorRecord) => void;
}

let loading: Promise<Features> | undefined;

/** Hands over the features once they are there; where they cannot be had, reading goes on without. */
export function withFeatures(use?: (features: Features) => void): void {
  loading ??= loadScript('features.js').then(() => nibras.features!);
  loading.then(use, () => {
    loading = undefined;
  });
}
