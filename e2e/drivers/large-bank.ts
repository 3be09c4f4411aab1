import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as Y from 'yjs';
import { newId } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import { addBank, addNode, createBlock, edit, initialiseCourse, moveBlocks, openDocument } from '@nibras/course';
import { createCourseFile, openCourseFile } from '@nibras/storage';

/** Writes a course with a bank of so many questions into a folder; returns its file's name. */
export function writeBank(folder: string, count: number): string {
  mkdirSync(folder, { recursive: true });
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { title: { fr: 'Grande banque' }, languages: ['fr'] });
  edit(document, () => {
    addNode(document, { kind: 'page', title: { fr: 'Page' } });
    const bank = addBank(document, { fr: 'Banque' });
    const ids = Array.from({ length: count }, (_, index) =>
      createBlock(document, models.choice, {
        settings: models.choice.create(newId).settings,
        texts: { stem: { fr: `Question ${index + 1}` } },
      }),
    );
    moveBlocks(document, ids, bank);
  });
  const path = join(folder, 'grande-banque.nibras');
  createCourseFile(path);
  const file = openCourseFile(path);
  file.log.append([Y.encodeStateAsUpdate(document.doc)]);
  file.close();
  return 'grande-banque';
}
