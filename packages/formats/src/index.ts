export { writeScorm12Manifest, writeScorm2004Manifest } from './imscp/scorm-manifest.ts';
export type { ScormManifest } from './imscp/scorm-manifest.ts';
