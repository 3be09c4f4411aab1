export { writeCmi5 } from './cmi5/write-cmi5.ts';
export type { Cmi5Block, Cmi5Course, Cmi5MoveOn, Cmi5Node, Cmi5Texts, Cmi5Unit } from './cmi5/write-cmi5.ts';
export { writeScorm12Manifest, writeScorm2004Manifest } from './imscp/scorm-manifest.ts';
export type { ScormEdition, ScormManifest, ScormUnit } from './imscp/scorm-manifest.ts';
export { writeTincan } from './tincan/write-tincan.ts';
export type { TincanActivity } from './tincan/write-tincan.ts';
