/** What goes beyond reading and answering: its script is fetched when it is first asked for. */
export interface Features {
  /** Adds what it has to the menu that has just been opened. */
  readonly extendMenu: (dialog: HTMLDialogElement) => void;
}

/** Hands over the features once they are there; where they cannot be had, reading goes on without. */
export function withFeatures(use: (features: Features) => void): void {
  if (nibras.features) return use(nibras.features);
  const script = document.createElement('script');
  script.src = 'features.js';
  script.addEventListener('load', () => nibras.features && use(nibras.features));
  document.head.append(script);
}
