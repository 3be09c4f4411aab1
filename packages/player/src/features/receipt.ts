import type { Session } from '../session.ts';
import { encodeState } from '../state/learner-state.ts';

/** What the learner did, as a text to keep or to hand to the teacher: in words, and as the state that a later session takes up. */
export function receiptText({ lms, state, waiting }: Session, title: string, now: Date): string {
  const { strings } = nibras;
  const lines = [
    `${strings.receipt} – ${title}`,
    [lms.learnerName, lms.learner].filter(Boolean).join(', '),
    now.toLocaleString(nibras.language),
    '',
    ...waiting.map(([attempt, { at, prompt, told, credit }]) => {
      const words = told.answer.map((item) => (typeof item === 'string' ? ` « ${item} »` : '')).join('');
      return `${new Date(at).toLocaleString(nibras.language)} · ${prompt.trim()}${words} · ${attempt} · ${Math.round(credit * 100)} %`;
    }),
    '',
    `${nibras.course} ${nibras.publication} ${encodeState(state, 100_000)}`,
  ];
  return lines.join('\r\n').replace(/(\r\n){3,}/g, '\r\n\r\n');
}

/** Hands a text to the learner as a file. */
export function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: 'text/plain' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
