import type { CreatePageLms } from './page-lms.ts';
import { readPreview, runSimulator } from './simulator.ts';

const data = readPreview();

/** A site without LMS keeps its progress in the browser: a new attempt forgets it. */
function clearProgress(): void {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    return;
  }
}

const noLms: CreatePageLms = () => ({
  faults: [],
  saveLimit: undefined,
  launch({ fresh, part }) {
    if (fresh) clearProgress();
    return `course/${data.parts[part]?.href ?? ''}`;
  },
  leaving: () => undefined,
  close: () => undefined,
  setFault: () => undefined,
  faultOn: () => false,
  refresh: () => undefined,
  data: () => [],
  statements: () => undefined,
  record: () => undefined,
  report: () => ({}),
});

runSimulator(data, noLms);
