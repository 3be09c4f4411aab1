import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import * as Y from 'yjs';
import { toAssetSetting } from '@nibras/blocks/models';
import { type CourseDocument, openDocument } from '@nibras/course';
import { createCourseFile, openCourseFile } from '@nibras/storage';
import { type AssetTaker, compileCourse } from './compile-course.ts';

/** Compiles a sample into a course file; an older file is replaced only once the new one is whole. */
export async function writeCourse(folder: string, path: string): Promise<CourseDocument> {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part`;
  const remove = (): void => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${end}`, { force: true });
  };
  remove();
  try {
    createCourseFile(part);
    const file = openCourseFile(part);
    try {
      const take: AssetTaker = (picture) => {
        const bytes = readFileSync(picture);
        const upload = file.assets.begin(basename(picture), bytes.byteLength);
        upload.write(bytes);
        const { asset, diagnostics } = upload.finish();
        if (diagnostics.length > 0) throw new Error(`${picture} holds scripts or links to elsewhere`);
        return toAssetSetting({ ...asset, width: asset.width ?? 0, height: asset.height ?? 0 });
      };
      const document = openDocument(new Y.Doc());
      compileCourse(folder, document, take);
      file.log.append([Y.encodeStateAsUpdate(document.doc)]);
      await file.compact();
      file.checkpoint();
      file.close();
      renameSync(part, path);
      return document;
    } catch (error) {
      file.close();
      throw error;
    }
  } finally {
    remove();
  }
}
