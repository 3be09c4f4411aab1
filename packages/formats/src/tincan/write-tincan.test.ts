import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { type TincanActivity, writeTincan } from './write-tincan.ts';

const activity = (changes: Partial<TincanActivity> = {}): TincanActivity => ({
  id: 'urn:nibras:abc',
  language: 'fr',
  title: "L'été d’Amina & Cie",
  launch: 'index.html',
  ...changes,
});

test('one activity, which is launched', () => {
  expect(writeTincan(activity())).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<tincan xmlns="http://projecttincan.com/tincan.xsd">
  <activities>
    <activity id="urn:nibras:abc" type="http://adlnet.gov/expapi/activities/course">
      <name lang="fr">L'été d’Amina &amp; Cie</name>
      <description lang="fr">L'été d’Amina &amp; Cie</description>
      <launch lang="fr">index.html</launch>
    </activity>
  </activities>
</tincan>
`);
});

test('any words are well-formed and read back as they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
      const xml = writeTincan(activity({ title, description: title }));
      expect(xml).not.toContain('&#');
      const document = XmlDocument.fromString(xml);
      try {
        expect(document.get("//*[local-name()='name']")!.content).toBe(title.replace(/[\t\r\n]+/g, ' '));
        expect(document.get("/*/*[1]/*/*[local-name()='launch']")!.content).toBe('index.html');
      } finally {
        document.dispose();
      }
    }),
  );
});
