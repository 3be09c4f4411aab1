/** A mistake in the text of a sample course, with its file and line. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  constructor(file: string, line: number, what: string) {
    super(`${file}:${line}: ${what}`);
  }
}

/** All mistakes of a sample course at once. */
export class SourceErrors extends Error {
  override readonly name = 'SourceErrors';
  constructor(errors: readonly SourceError[]) {
    super(errors.map(({ message }) => message).join('\n'));
  }
}
