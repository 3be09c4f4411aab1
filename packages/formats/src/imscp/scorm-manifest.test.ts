import { XmlDocument } from 'libxml2-wasm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ScormManifest, writeScorm12Manifest, writeScorm2004Manifest } from './scorm-manifest.ts';

const writers = { 'SCORM 1.2': writeScorm12Manifest, 'SCORM 2004': writeScorm2004Manifest };
const manifest = (changes: Partial<ScormManifest> = {}): ScormManifest => ({
  courseId: 'abcdefghijkl',
  language: 'fr',
  title: 'Un cours',
  launch: 'index.html',
  files: ['course-data.js', 'index.html', 'style.css'],
  ...changes,
});

/** The texts of all elements of a name, whatever their namespace. */
function textsOf(xml: string, name: string): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    return document.find(`//*[local-name()='${name}']`).map((node) => node.content);
  } finally {
    document.dispose();
  }
}

describe.each(Object.entries(writers))('%s', (_, write) => {
  test('any title is well-formed, short enough for Moodle and read back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        const xml = write(manifest({ title }));
        expect(xml).not.toMatch(/&#/);
        const kept = title
          .replace(
            // oxlint-disable-next-line no-control-regex -- the characters that XML 1.0 forbids
            /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
            '',
          )
          .replace(/[\t\r\n]/g, ' ');
        for (const text of textsOf(xml, 'title')) {
          expect([...text].length).toBeLessThanOrEqual(255);
          if ([...kept].length <= 255) expect(text).toBe(kept);
          else expect(text.endsWith('…')).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('accents, Arabic and apostrophes stay as they are written', () => {
    const title = `L'été d’Amina & «\u00a0الربيع\u00a0» <1> "x"`;
    expect(write(manifest({ title }))).toContain(
      `<title>L'été d’Amina &amp; «\u00a0الربيع\u00a0» &lt;1&gt; &quot;x&quot;</title>`,
    );
  });

  test('identifiers are names that Moodle takes, and stay whatever the content', () => {
    const identifiers = (xml: string): string[] => [...xml.matchAll(/ identifier="([^"]*)"/g)].map(([, id]) => id!);
    const first = identifiers(write(manifest()));
    expect(new Set(first).size).toBe(first.length);
    for (const id of first) expect(id).toMatch(/^[A-Za-z][A-Za-z0-9_]{1,60}$/);
    expect(identifiers(write(manifest({ title: 'Autre', files: ['index.html', 'p-1.html'] })))).toEqual(first);
    expect(identifiers(write(manifest({ language: 'zgh-Tfng' })))).not.toEqual(first);
  });

  test('no prefix on the main elements, and only the prefixes that Moodle knows', () => {
    const xml = write(manifest());
    const names = [...xml.matchAll(/<([\w:]+)/g)].map(([, name]) => name!);
    for (const name of ['manifest', 'organizations', 'organization', 'item', 'title', 'resources', 'resource', 'file'])
      expect(names).toContain(name);
    for (const name of names) expect(name).toMatch(/^(\w+|(adlcp|imsss|adlseq|adlnav):\w+)$/);
    expect(xml).not.toContain('mapInfo');
  });

  test('one SCO, whose resource launches the course and lists every file, the launch page first', () => {
    const xml = write(manifest());
    expect(xml.match(/<resource /g)).toHaveLength(1);
    expect(xml).toMatch(/<resource [^>]*adlcp:scorm[tT]ype="sco" href="index\.html">/);
    expect([...xml.matchAll(/<file href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'index.html',
      'course-data.js',
      'style.css',
    ]);
    expect(xml).toMatch(/<item [^>]*isvisible="true"/);
  });
});

describe.each(Object.entries(writers))('%s, one SCO a unit', (_, write) => {
  const units = ['m00000000001', 'm00000000002'].map((id, index) => ({
    id,
    title: `Module ${index + 1}`,
    launch: index === 0 ? 'index.html' : `u-${id}.html`,
    files: ['style.css', index === 0 ? 'p-a.html' : 'p-b.html', index === 0 ? 'index.html' : `u-${id}.html`],
  }));
  const files = ['index.html', 'p-a.html', 'p-b.html', 'style.css', 'stray.png', 'u-m00000000002.html'];
  const xml = write(manifest({ units, files }));

  test('items in the order of the course, each with its own resource, the first one first', () => {
    expect(
      [...xml.matchAll(/<item identifier="(\w+)" identifierref="(\w+)" isvisible="true">/g)].map((m) => m.slice(1)),
    ).toEqual([
      ['I_abcdefghijkl_m00000000001_fr', 'R_abcdefghijkl_m00000000001_fr'],
      ['I_abcdefghijkl_m00000000002_fr', 'R_abcdefghijkl_m00000000002_fr'],
    ]);
    expect([...xml.matchAll(/<resource identifier="(\w+)"[^>]*?(?:href="([^"]*)")?>/g)].map((m) => m.slice(1))).toEqual(
      [
        ['R_abcdefghijkl_m00000000001_fr', 'index.html'],
        ['R_abcdefghijkl_m00000000002_fr', 'u-m00000000002.html'],
        ['S_abcdefghijkl_fr', undefined],
      ],
    );
    expect(textsOf(xml, 'title')).toEqual(['Un cours', 'Module 1', 'Module 2']);
  });

  test('every file once; what several units need, or none, is shared', () => {
    const listed = [...xml.matchAll(/<file href="([^"]*)"/g)].map(([, href]) => href!);
    expect(listed).toEqual(['index.html', 'p-a.html', 'u-m00000000002.html', 'p-b.html', 'style.css', 'stray.png']);
    expect(xml.match(/<dependency identifierref="S_abcdefghijkl_fr"\/>/g)).toHaveLength(2);
  });

  test('a module keeps its identifier when others come and go, or its title changes', () => {
    const other = write(manifest({ units: [{ ...units[1]!, title: 'Autre' }], files: [...files, 'p-c.html'] }));
    expect(other).toContain('<item identifier="I_abcdefghijkl_m00000000002_fr"');
  });

  test('no sequencing that Moodle cannot read', () => {
    expect(xml).not.toMatch(/mapInfo|sequencingRules|rollupRules|objective[ >]|prerequisites/);
  });
});

test('each version says which it is, with the case of its own attributes', () => {
  expect(textsOf(writeScorm12Manifest(manifest()), 'schemaversion')).toEqual(['1.2']);
  expect(textsOf(writeScorm2004Manifest(manifest()), 'schemaversion')).toEqual(['2004 4th Edition']);
  expect(textsOf(writeScorm2004Manifest(manifest(), '3rd'), 'schemaversion')).toEqual(['2004 3rd Edition']);
  expect(writeScorm12Manifest(manifest())).toContain('adlcp:scormtype=');
  expect(writeScorm2004Manifest(manifest())).toContain('adlcp:scormType=');
});

test('no mastery score in SCORM 1.2: Moodle would let it decide on half-done attempts', () => {
  expect(writeScorm12Manifest(manifest())).not.toContain('masteryscore');
});
