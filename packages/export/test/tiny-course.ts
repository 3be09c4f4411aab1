import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import * as Y from 'yjs';
import { derivedId } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import {
  addNode,
  blockRef,
  type CourseDocument,
  type CourseSnapshot,
  createBlock,
  createUndoManager,
  initialiseCourse,
  openDocument,
  pageProse,
  paragraph,
  takeSnapshot,
  trashNode,
} from '@nibras/course';
import type { AssetFacts } from '@nibras/render';

/** A grey pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM4c+bMfwAHtQNWoTVX8gAAAABJRU5ErkJggg==',
  'base64',
);
export const drawing = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3z"/></svg>',
);

const factsOf = (bytes: Buffer, mediaType: string): AssetFacts => ({
  hash: createHash('sha256').update(bytes).digest('hex'),
  size: bytes.byteLength,
  crc32: crc32(bytes),
  mediaType,
  width: 4,
  height: 3,
});

const facts = [factsOf(pixel, 'image/png'), factsOf(drawing, 'image/svg+xml')] as const;
export const tinyAssets: Readonly<Record<string, Uint8Array>> = { [facts[0].hash]: pixel, [facts[1].hash]: drawing };
export const tinyFacts = (hash: string): AssetFacts | undefined => facts.find((one) => one.hash === hash);

const fr = (text: string): Record<string, string> => ({ fr: text, ar: `${text} ع` });

function choice(document: CourseDocument, key: string): string {
  const right = derivedId(key, 'right');
  const wrong = derivedId(key, 'wrong');
  return createBlock(
    document,
    models.choice,
    {
      settings: {
        points: 1,
        options: { [right]: { order: 'a0', correct: true }, [wrong]: { order: 'a1', correct: false } },
      },
      texts: {
        stem: fr(`Question ${key} : combien ?`),
        [`option:${right}`]: fr('Deux'),
        [`option:${wrong}`]: fr('Trois'),
        [`feedback:${wrong}`]: fr('Recomptez.'),
      },
    },
    derivedId('block', key),
  );
}

/** Three pages, two pictures, five questions and a link; `churned`: the same content after edits that were taken back and a reload. */
export function tinyCourse(churned = false): CourseSnapshot {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, {
    id: 'tinycourse01',
    title: { fr: "L'été d’Amina & Cie", ar: 'صيف أمينة' },
    languages: ['fr', 'ar'],
  });
  const pages = [
    (): void => {
      const refs = facts.map(({ hash, mediaType }, index) =>
        createBlock(
          document,
          models.picture,
          { settings: { asset: [hash, 'p', mediaType, 4, 3] }, texts: { alt: fr('Une image') } },
          derivedId('picture', String(index)),
        ),
      );
      const link = {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: 'la suite',
            marks: [{ type: 'link', attrs: { href: `nibras:page/${derivedId('page', '2')}` } }],
          },
        ],
      };
      const prose = [paragraph('Première page.'), ...refs.map(blockRef), link];
      page('0', 'Première page', prose);
    },
    (): void => page('1', 'Deuxième page', [paragraph('Des mots.')]),
    (): void =>
      page(
        '2',
        'Test',
        ['a', 'b', 'c', 'd', 'e'].map((key) => blockRef(choice(document, key))),
        { quiz: { mastery: 60 } },
      ),
  ];
  function page(key: string, title: string, prose: ReturnType<typeof paragraph>[], settings = {}): void {
    addNode(document, {
      id: derivedId('page', key),
      kind: 'page',
      title: fr(title),
      prose: { fr: prose, ar: prose },
      settings,
    });
  }
  for (const add of pages) add();
  if (!churned) return takeSnapshot(document, models);
  document.course.set('title/fr', 'Autre');
  document.course.set('title/fr', "L'été d’Amina & Cie");
  const undo = createUndoManager(document);
  trashNode(document, derivedId('page', '1'));
  undo.undo();
  const prose = pageProse(document, derivedId('page', '1'), 'fr')!;
  prose.insert(0, [new Y.XmlElement('paragraph')]);
  prose.delete(0, 1);
  const reloaded = openDocument(new Y.Doc());
  Y.applyUpdate(reloaded.doc, Y.encodeStateAsUpdate(document.doc));
  return takeSnapshot(reloaded, models);
}
