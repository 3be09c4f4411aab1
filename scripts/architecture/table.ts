/** What a source file may use: neither DOM nor Node, the DOM, Node, or the DOM with React. */
export type Runtime = 'pure' | 'dom' | 'node' | 'react';

export interface PackageRule {
  readonly name: string;
  readonly rank: number;
  readonly runtime: Runtime | 'mixed';
  readonly holds: string;
}

/** The one table behind the rank and runtime rules: lint overrides and compiler projects are generated from it. */
export const packages: readonly PackageRule[] = [
  { name: 'base', rank: 0, runtime: 'pure', holds: 'results, diagnostics, errors, ids, escaping' },
  { name: 'course', rank: 1, runtime: 'pure', holds: 'the document, its commands, interactions and scoring' },
  { name: 'formats', rank: 1, runtime: 'pure', holds: 'codecs of interchange formats' },
  { name: 'host', rank: 1, runtime: 'pure', holds: 'the contract between the studio and its host' },
  { name: 'player', rank: 2, runtime: 'dom', holds: 'the learner runtime and its LMS adapters' },
  { name: 'lms', rank: 2, runtime: 'pure', holds: 'simulated LMSs: profiles, element rules with clauses, the LRS' },
  { name: 'editor-kit', rank: 2, runtime: 'react', holds: 'what every block editor shares' },
  { name: 'storage', rank: 2, runtime: 'node', holds: 'the course file' },
  { name: 'blocks', rank: 3, runtime: 'mixed', holds: 'one folder per block or question type' },
  { name: 'render', rank: 4, runtime: 'pure', holds: 'course to learner site' },
  { name: 'check', rank: 4, runtime: 'pure', holds: 'problems of a course' },
  { name: 'import', rank: 5, runtime: 'pure', holds: 'questions and courses of other tools, read' },
  { name: 'export', rank: 5, runtime: 'pure', holds: 'packagers and translators' },
  { name: 'service', rank: 6, runtime: 'node', holds: 'the implementation of the host contract' },
  { name: 'web-host', rank: 7, runtime: 'node', holds: 'http and WebSocket around the service' },
  { name: 'cli', rank: 8, runtime: 'node', holds: 'the nibras command' },
];

/** What the renderer may import of our own packages. */
export const rendererMayImport: readonly string[] = ['base', 'course', 'host', 'editor-kit', 'blocks'];
/** What the Electron shell may import of our own packages. */
export const electronMayImport: readonly string[] = ['base', 'host', 'service'];
