import { button, data, fill, make, type Panel, status } from './panel.ts';

const cacheStart = (): string => `nibras-${nibras.course}-`;

async function savedName(): Promise<string | undefined> {
  return (await caches.keys()).find((name) => name.startsWith(cacheStart()));
}

const sizeWords = (bytes: number): string => {
  const megabytes = bytes / 1e6;
  const number = new Intl.NumberFormat(nibras.language.startsWith('ar') ? 'ar-MA-u-nu-latn' : nibras.language, {
    maximumFractionDigits: megabytes < 10 ? 1 : 0,
  }).format(Math.max(0.1, megabytes));
  return nibras.language.startsWith('fr')
    ? `${number} Mo`
    : nibras.language.startsWith('ar')
      ? `${number} ميغابايت`
      : `${number} MB`;
};

/** Resolves once the worker that keeps the course is at work; tells how far it has come. */
async function save(progress: (done: number, total: number) => void): Promise<void> {
  const workers = navigator.serviceWorker;
  const heard = (event: MessageEvent): void => {
    const { done, total } = event.data as { done?: number; total?: number };
    if (done !== undefined && total !== undefined) progress(done, total);
  };
  workers.addEventListener('message', heard);
  workers.startMessages();
  try {
    const registration = await workers.register('offline.js');
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (worker?.state === 'activated') resolve();
        else if (worker?.state === 'redundant') reject(new Error('offline'));
      };
      worker?.addEventListener('statechange', look);
      look();
    });
  } finally {
    workers.removeEventListener('message', heard);
  }
}

async function remove(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(cacheStart())) await caches.delete(name);
}

/** Keeps the whole course on the device, on demand, where it is a web site. */
export const offlinePanel = (): Panel => ({
  title: data().strings.offline,
  offered: () => data().offline !== undefined,
  show(place) {
    const { strings, offline = 0 } = data();
    const told = status();
    if (location.protocol === 'file:' || !('serviceWorker' in navigator) || !('caches' in window)) {
      place.append(make('p', location.protocol === 'file:' ? strings.offlineFolder : strings.offlineCannot));
      return;
    }
    const bar = make('progress');
    bar.setAttribute('aria-label', strings.save);
    bar.hidden = true;
    const act = make('div');
    const refuse = (): void => {
      bar.hidden = true;
      told.textContent = strings.failed;
    };
    const showSaved = (): void => {
      act.textContent = '';
      act.append(
        make('p', strings.saved),
        button(strings.remove, () => {
          remove().then(() => {
            showFree();
            told.textContent = strings.removed;
          }, refuse);
        }),
      );
    };
    const showFree = (): void => {
      act.textContent = '';
      const start = button(
        strings.save,
        () => {
          start.disabled = true;
          bar.hidden = false;
          save((done, total) => {
            bar.max = total;
            bar.value = done;
            told.textContent = fill(strings.saving, { n: done, m: total });
          }).then(
            () => {
              bar.hidden = true;
              told.textContent = '';
              showSaved();
              act.querySelector('button')!.focus();
            },
            () => {
              start.disabled = false;
              refuse();
            },
          );
        },
        '',
      );
      act.append(make('p', fill(strings.offlineWhy, { size: sizeWords(offline) })), start);
    };
    place.append(act, bar, told);
    savedName().then(
      (name) => {
        if (name === undefined) showFree();
        else showSaved();
        act.querySelector('button')!.focus();
      },
      () => {
        told.textContent = strings.offlineCannot;
      },
    );
  },
});
