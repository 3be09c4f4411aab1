import type { Diagnostic, Id } from '@nibras/base';
import type { Interaction } from '@nibras/course';
import type { FeatureParts } from '@nibras/player/features/parts';

/** What is known of an asset without reading it. */
export interface AssetFacts {
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
  readonly size: number;
  /** CRC-32 of the bytes, unsigned. */
  readonly crc32: number;
  readonly mediaType: string;
  readonly width?: number;
  readonly height?: number;
  /** Length of audio or video in seconds. */
  readonly duration?: number;
}

/** A file of the learner site: text made by the renderer, or the bytes of an asset read when they are written. */
export interface RenderedFile {
  /** Relative path: ASCII, no spaces, its basename unique in the package (Open edX looks files up by basename). */
  readonly path: string;
  readonly mediaType: string;
  readonly role: 'launch' | 'page' | 'script' | 'style' | 'asset' | 'notice';
  readonly body: { readonly kind: 'text'; readonly text: string } | ({ readonly kind: 'asset' } & AssetFacts);
}

/** An entry of the learner's menu. */
export interface RenderedNode {
  readonly id: Id;
  readonly kind: 'module' | 'lesson' | 'page';
  readonly title: string;
  /** Path of the page, for pages. */
  readonly path?: string;
  readonly children: readonly RenderedNode[];
}

/** A part of a course that is launched and tracked on its own: a SCO or an assignable unit. */
export interface RenderedUnit {
  /** The course's id, or that of the module; stable across exports. */
  readonly id: Id;
  readonly title: string;
  readonly launch: string;
  /** Every file that it needs, the launch document among them. */
  readonly files: readonly string[];
  /** Percent from which it is passed; absent where nothing in it is a scored quiz. */
  readonly mastery?: number;
  readonly quizCount: number;
}

/** A course as a real multi-page web site in one language: what every carrier packages. */
export interface RenderedCourse {
  readonly courseId: Id;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Path of the launch document, `index.html`. */
  readonly launch: string;
  /** In order of path. */
  readonly files: readonly RenderedFile[];
  /** The whole course, or its modules in their order where each is launched on its own. */
  readonly units: readonly RenderedUnit[];
  readonly outline: readonly RenderedNode[];
  /** Questions in reading order. */
  readonly interactions: readonly Interaction[];
  /** Percent from which the course is passed; absent where nothing is a scored quiz. With several quizzes, their mean by marks. */
  readonly mastery?: number;
  /** How many scored quizzes there are. With more than one, one mastery score cannot say what passing takes. */
  readonly quizCount: number;
  /** What the renderer could not show as the author wrote it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Which LMS adapter a package carries. */
export type AdapterName = 'none' | 'scorm12' | 'scorm2004' | 'cmi5' | 'xapi';

/** The compiled learner runtime, read by the host from its build. Each string is a classic script. */
export interface PlayerBundle {
  /** What runs before the first page shows: finds the LMS and reads where the learner stopped. */
  boot(adapter: AdapterName): string;
  /** The runtime with one LMS adapter; `rules` where the course needs {@link PlayerBundle.quiz}. */
  core(adapter: AdapterName, rules: boolean): string;
  /** What tells an LMS with a learning record store, fetched after the first page; null for LMSs that need none. */
  tracker(adapter: AdapterName): string | null;
  /** What all question scripts share; only where a page has one. */
  questions(rules: boolean): string;
  /** What goes beyond reading and answering, fetched when it is first asked for. */
  features(parts: FeatureParts): string;
  /** Draws, sittings and branches; only where the course has any. */
  quiz(): string;
  /** The script of a block type, or null where it needs none. */
  block(type: string): string | null;
}
