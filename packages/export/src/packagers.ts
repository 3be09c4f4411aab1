import type { Packager } from './packager.ts';
import { cmi5Packager } from './packagers/cmi5/packager.ts';
import { scorm12Packager } from './packagers/scorm12/packager.ts';
import { scorm2004Packager } from './packagers/scorm2004/packager.ts';
import { webPackager } from './packagers/web/packager.ts';
import { xapiPackager } from './packagers/xapi/packager.ts';

/** Any packager, for code that only hands options on. */
// oxlint-disable-next-line typescript/no-explicit-any -- options of unlike types are only handed back to their own packager
export type AnyPackager = Packager<any>;

/** Every packager, by the name that the dialog and the command line use. */
export const packagers = {
  scorm12: scorm12Packager,
  scorm2004: scorm2004Packager,
  cmi5: cmi5Packager,
  xapi: xapiPackager,
  web: webPackager,
} as const satisfies Readonly<Record<string, AnyPackager>>;

export type TargetId = keyof typeof packagers;

export function isTargetId(id: string): id is TargetId {
  return Object.hasOwn(packagers, id);
}
