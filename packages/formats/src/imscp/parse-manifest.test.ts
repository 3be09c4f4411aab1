import { expect, test } from 'vitest';
import { parseManifest } from './parse-manifest.ts';
import { writeScorm12Manifest } from './scorm-manifest.ts';

test('what our own writer writes is read back', () => {
  const written = writeScorm12Manifest({
    courseId: 'c00000000001',
    language: 'fr',
    title: 'L’été & nous',
    launch: 'index.html',
    files: ['index.html', 'a.js'],
  });
  const parsed = parseManifest(written);
  expect(parsed).toMatchObject({
    ok: true,
    value: { schemaVersion: '1.2', organizations: [{ items: [{ title: 'L’été & nous' }] }] },
  });
});

test('prefixes, bases, thresholds and nested items', () => {
  const parsed = parseManifest(`<manifest identifier="m" xmlns:adlcp="x" xmlns:imsss="y">
  <metadata><schemaversion> 2004 4th Edition </schemaversion></metadata>
  <organizations default="o"><organization identifier="o"><title>T</title>
    <item identifier="i"><title>A</title><item identifier="j" identifierref="r" parameters="?a=1"><title>B</title>
      <adlcp:dataFromLMS>d</adlcp:dataFromLMS>
      <adlcp:completionThreshold minProgressMeasure="0.8"/>
      <imsss:sequencing><imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true">
        <imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing>
    </item></item></organization></organizations>
  <resources xml:base="res/"><resource identifier="r" type="webcontent" adlcp:scormType="sco" href="a.html" xml:base="in/">
    <file href="a.html"/><dependency identifierref="s"/></resource></resources></manifest>`);
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      schemaVersion: '2004 4th Edition',
      defaultOrganization: 'o',
      organizations: [
        {
          items: [
            {
              items: [
                {
                  reference: 'r',
                  parameters: '?a=1',
                  given: { datafromlms: 'd', completionthreshold: '0.8', minnormalizedmeasure: '0.6' },
                },
              ],
            },
          ],
        },
      ],
      resources: [
        {
          href: 'res/in/a.html',
          scormType: 'sco',
          scormTypeName: 'adlcp:scormType',
          files: ['res/in/a.html'],
          dependencies: ['s'],
        },
      ],
    },
  });
});
