/** What an LMS keeps of an attempt between sessions. */
export interface StoredAttempt {
  readonly values: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly sessions: number;
  /** Grade as published, where an LMS publishes it when a status is set. */
  readonly published?: number | undefined;
}

export const freshAttempt: StoredAttempt = { values: {}, seconds: 0, sessions: 0 };

/** Names that differ between the editions. */
export const names12 = {
  status: 'cmi.core.lesson_status',
  success: 'cmi.core.lesson_status',
  location: 'cmi.core.lesson_location',
  exit: 'cmi.core.exit',
  sessionTime: 'cmi.core.session_time',
  totalTime: 'cmi.core.total_time',
  entry: 'cmi.core.entry',
  mode: 'cmi.core.lesson_mode',
  credit: 'cmi.core.credit',
  learnerId: 'cmi.core.student_id',
  learnerName: 'cmi.core.student_name',
  raw: 'cmi.core.score.raw',
  scaled: '',
} as const;

export const names2004 = {
  status: 'cmi.completion_status',
  success: 'cmi.success_status',
  location: 'cmi.location',
  exit: 'cmi.exit',
  sessionTime: 'cmi.session_time',
  totalTime: 'cmi.total_time',
  entry: 'cmi.entry',
  mode: 'cmi.mode',
  credit: 'cmi.credit',
  learnerId: 'cmi.learner_id',
  learnerName: 'cmi.learner_name',
  raw: 'cmi.score.raw',
  scaled: 'cmi.score.scaled',
} as const;

export type Names = Readonly<Record<keyof typeof names12, string>>;

/** Seconds of `HHHH:MM:SS.SS`. */
export function secondsOfClock(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds || 0;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `HHHH:MM:SS.SS` of so many seconds. */
export function clockOf(seconds: number): string {
  const hundredths = Math.round(seconds * 100);
  return `${String(Math.floor(hundredths / 360_000)).padStart(4, '0')}:${two(Math.floor(hundredths / 6000) % 60)}:${two(Math.floor(hundredths / 100) % 60)}.${two(hundredths % 100)}`;
}
