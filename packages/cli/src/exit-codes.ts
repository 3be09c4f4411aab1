/** What the command tells the shell; documented in docs/how-to/cli.md. */
export const exitCodes = {
  done: 0,
  /** A file could not be read or written, or something in Nibras failed. */
  failed: 1,
  /** The command was not understood. */
  usage: 2,
  /** The course has errors that hold back publishing, or an LMS would refuse or lose something of the package. */
  problems: 3,
  /** Nothing wrong was seen, but no browser was found to play the package in. */
  notPlayed: 4,
  cancelled: 130,
} as const;

/** Ends a command with that code after it has said why. */
export class Exit extends Error {
  override readonly name = 'Exit';
  readonly code: number;
  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}
