import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { type Cmi5Course, type Cmi5MoveOn, type Cmi5Unit, writeCmi5 } from './write-cmi5.ts';

const schemaPath = resolve(import.meta.dirname, '../../../../../shared/standards/xsd/cmi5/CourseStructure.xsd');

const unit = (changes: Partial<Cmi5Unit> = {}): Cmi5Unit => ({
  id: 'urn:nibras:abc:course',
  title: { fr: "L'été d’Amina & Cie", ar: 'صيف أمينة' },
  url: 'index.html',
  moveOn: 'Completed',
  ...changes,
});
const course = (changes: Partial<Cmi5Course> = {}): Cmi5Course => ({
  id: 'urn:nibras:abc',
  title: { fr: 'Un cours' },
  description: { fr: 'De quoi il parle' },
  children: [unit()],
  ...changes,
});

function read<Outcome>(xml: string, look: (document: XmlDocument) => Outcome): Outcome {
  const document = XmlDocument.fromString(xml);
  try {
    return look(document);
  } finally {
    document.dispose();
  }
}
const contents = (xml: string, path: string): string[] =>
  read(xml, (document) =>
    document
      .find(path, { c: 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd' })
      .map((node) => node.content),
  );

test('one unit', () => {
  expect(writeCmi5(course({ children: [unit({ masteryScore: 0.6, activityType: 'http://a.example/course' })] }))).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="urn:nibras:abc">
    <title>
      <langstring lang="fr">Un cours</langstring>
    </title>
    <description>
      <langstring lang="fr">De quoi il parle</langstring>
    </description>
  </course>
  <au id="urn:nibras:abc:course" moveOn="Completed" masteryScore="0.6" launchMethod="AnyWindow" activityType="http://a.example/course">
    <title>
      <langstring lang="ar">صيف أمينة</langstring>
      <langstring lang="fr">L'été d’Amina &amp; Cie</langstring>
    </title>
    <description>
      <langstring lang="ar">صيف أمينة</langstring>
      <langstring lang="fr">L'été d’Amina &amp; Cie</langstring>
    </description>
    <url>index.html</url>
  </au>
</courseStructure>
`,
  );
});

test('units in blocks keep their order and their place', () => {
  const xml = writeCmi5(
    course({
      children: [
        { id: 'urn:a:1', title: { en: 'One' }, children: [unit({ id: 'urn:a:1:u' }), unit({ id: 'urn:a:1:v' })] },
        unit({ id: 'urn:a:2', launchParameters: '{"a":"<b>"}' }),
      ],
    }),
  );
  expect(contents(xml, '//c:block/c:au/@id')).toEqual(['urn:a:1:u', 'urn:a:1:v']);
  expect(contents(xml, '/c:courseStructure/c:au/@id')).toEqual(['urn:a:2']);
  expect(contents(xml, '//c:launchParameters')).toEqual(['{"a":"<b>"}']);
});

describe.skipIf(!existsSync(schemaPath))('the published schema (skipped where it is not at hand)', () => {
  const moveOns: readonly Cmi5MoveOn[] = [
    'NotApplicable',
    'Passed',
    'Completed',
    'CompletedAndPassed',
    'CompletedOrPassed',
  ];
  test('takes whatever is written', () => {
    const xsd = XmlDocument.fromString(readFileSync(schemaPath, 'utf8'));
    const validator = XsdValidator.fromDoc(xsd);
    const words = fc.string({ unit: 'binary', maxLength: 60 });
    const texts = fc.dictionary(fc.constantFrom('fr', 'ar', 'en', 'zgh-Tfng'), words, { minKeys: 1 });
    const units = fc.record({
      id: fc.constantFrom('urn:nibras:abc:1', 'https://a.example/c/1'),
      title: texts,
      description: texts,
      url: fc.constantFrom('index.html', 'u-abc.html'),
      moveOn: fc.constantFrom(...moveOns),
      masteryScore: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(texts, fc.array(units, { minLength: 1, maxLength: 3 }), fc.boolean(), (title, children, inBlock) => {
        const xml = writeCmi5(course({ title, children: inBlock ? [{ id: 'urn:a:b', title, children }] : children }));
        expect(xml).not.toMatch(/&#|\de-/);
        read(xml, (document) => expect(() => validator.validate(document)).not.toThrow());
      }),
      { numRuns: 100 },
    );
    validator.dispose();
    xsd.dispose();
  });
});
