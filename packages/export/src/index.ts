export { planExport, parseTarget } from './export-course.ts';
export type { ExportPlan, ExportRequest } from './export-course.ts';
export { entrySize } from './package-entry.ts';
export type { EntryRole, PackageEntry, SchemaFiles, SchemaSet } from './package-entry.ts';
export { isTargetId, packagers } from './packagers.ts';
export type { AnyPackager, TargetId } from './packagers.ts';
export { streamFrom, writeZip } from './zip/write-zip.ts';
export type { ZipPorts } from './zip/zip-ports.ts';
