import { parentPort, workerData } from 'node:worker_threads';
import { openDocument } from '@nibras/course';
import { openCourseFile } from '@nibras/storage';
import { readDocument } from '../courses/replica.ts';
import { foresee, type ForeseeRequest } from './foresee.ts';

const { path, request } = workerData as { path: string; request: ForeseeRequest };
const file = openCourseFile(path, { readOnly: true });
try {
  parentPort?.postMessage(foresee(openDocument(readDocument(file)), file, request));
} finally {
  file.close();
}
