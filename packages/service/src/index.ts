export { createService } from './service.ts';
export type { ServedAsset, Service } from './service.ts';
export type { Desktop, ServiceOptions } from './service-options.ts';
export { exportCourseFile } from './publish/export-course-file.ts';
export type { ExportFileRequest, ExportOutcome, ExportStep, ExportWatch } from './publish/export-course-file.ts';
export { startExport } from './publish/export-job.ts';
export type { ExportJob } from './publish/export-job.ts';
export { readDocument } from './courses/open-course.ts';
export { usualBuiltFolder } from './built-files.ts';
