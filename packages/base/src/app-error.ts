/** What can go wrong in the outside world; each code is also a translation key under `error.`. */
export const appErrorCodes = [
  'file.not-found',
  'file.not-a-course',
  'file.newer-version',
  'file.damaged',
  'file.locked',
  'file.read-only',
  'file.exists',
  'file.no-permission',
  'file.not-a-folder',
  'bank.no-question',
  'bank.not-found',
  'bank.same-file',
  'questions.too-large',
  'questions.not-utf8',
  'questions.unknown-format',
  'questions.moodle-backup',
  'questions.canvas-settings',
  'questions.no-questions',
  'disk.full',
  'disk.failed',
  'asset.missing',
  'asset.too-large',
  'asset.empty',
  'asset.unreadable',
  'asset.unsupported-type',
  'course.not-open',
  'course.read-only',
  'course.merge-other-course',
  'export.blocked-by-problems',
  'export.too-large',
  'export.unknown-target',
  'export.bad-options',
  'preview.no-question',
  'preview.not-running',
  'package.not-a-zip',
  'package.unsafe',
  'verify.bad-script',
  'verify.profile',
  'port.taken',
  'host.bad-request',
  'host.unknown-method',
  'host.disconnected',
  'host.refused',
  'internal',
] as const;

export type AppErrorCode = (typeof appErrorCodes)[number];

/** A failure of the outside world, told to the person with a translated message made of `code` and `params`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: AppErrorCode, params: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.params = params;
  }
}

/** Thrown when the person cancelled: never reported as a failure. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
