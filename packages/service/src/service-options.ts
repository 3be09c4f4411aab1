import type { CallContext, HostInput, HostOutput } from '@nibras/host';

/** What only a desktop shell can do; the web host leaves these out and features see that in `capabilities`. */
export interface Desktop {
  chooseOpen?(context: CallContext, kind: 'course' | 'questions'): Promise<string | undefined>;
  chooseSave?(input: HostInput<'files.choose-save'>, context: CallContext): Promise<string | undefined>;
  reveal?(path: string): Promise<void> | void;
}

export interface ServiceOptions {
  /** Folder of new courses; made when the first course needs it. */
  readonly documents: string;
  /** Folder of the application's own files: settings, recent courses, rescued edits. */
  readonly settingsFolder: string;
  /** Folder of what the build made: learner runtime, schema files, simulator, sample courses. */
  readonly built?: string;
  /** Folder of the compiled sample courses, if they are elsewhere. */
  readonly samples?: string;
  readonly host: 'electron' | 'web';
  readonly version: string;
  readonly locale?: string;
  readonly desktop?: Desktop;
  /** Prefix of the addresses where the window can load a course's assets. */
  readonly assetBase: (secret: string) => string;
  /** Origins of the studio's own pages, which alone may frame a preview; known once the host listens. */
  readonly studioOrigins?: () => readonly string[];
  /** Hears of errors that are nobody's expected refusal. */
  readonly onBug: (error: unknown) => void;
  /** Milliseconds that a course stays open after its last window broke off. */
  readonly linger?: number;
  readonly now?: () => number;
}

export type OpenedCourse = HostOutput<'course.open'>;
