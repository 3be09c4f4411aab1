import { parentPort, workerData } from 'node:worker_threads';
import { openDocument } from '@nibras/course';
import { openCourseFile } from '@nibras/storage';
import { reportOn } from './course-report.ts';
import { readDocument } from './replica.ts';

const { path, targets } = workerData as { path: string; targets: readonly string[] | undefined };
const file = openCourseFile(path, { readOnly: true });
try {
  parentPort?.postMessage(reportOn(openDocument(readDocument(file)), file.assets, targets));
} finally {
  file.close();
}
