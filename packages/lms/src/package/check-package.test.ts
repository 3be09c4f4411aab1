import { describe, expect, test } from 'vitest';
import { checkPackage, type PackageReport } from './check-package.ts';

type Files = Readonly<Record<string, string>>;

const manifest = `<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>Course</title>
<item identifier="i" identifierref="r"><title>Lesson</title><adlcp:masteryscore>60</adlcp:masteryscore></item></organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="index.html"><file href="index.html"/><file href="a.js"/></resource></resources></manifest>`;
const sound: Files = { 'imsmanifest.xml': manifest, 'index.html': '<p>x</p>', 'a.js': '' };
const second = `<item identifier="j" identifierref="s"><title>Two</title></item></organization>`;

const check = (files: Files): PackageReport => checkPackage({ names: Object.keys(files), text: (name) => files[name] });
const rules = (files: Files): string[] => check(files).verdicts.map(({ rule }) => rule);
const changed = (from: string | RegExp, to: string, more: Files = {}): Files => ({
  ...sound,
  'imsmanifest.xml': manifest.replace(from, to),
  ...more,
});

test('a sound package', () => {
  expect(check(sound)).toMatchObject({
    kind: 'scorm12',
    edition: '12',
    title: 'Course',
    verdicts: [],
    launchables: [{ id: 'i', href: 'index.html', asset: false, given: { 'cmi.student_data.mastery_score': '60' } }],
  });
});

const broken: readonly (readonly [rule: string, files: Files])[] = [
  ['package.no-manifest', { 'test.htm': '' }],
  ['package.manifest-in-folder', { 'course/imsmanifest.xml': manifest }],
  ['package.wrong-case', { 'ImsManifest.xml': manifest }],
  ['package.empty-manifest', { 'imsmanifest.xml': '<?xml version="1.0"?>' }],
  ['package.malformed-xml', changed('</manifest>', '')],
  ['package.aicc', { 'a.cst': '' }],
  ['package.no-schema-version', changed('<schemaversion>1.2</schemaversion>', '')],
  ['moodle.schema-version', changed('1.2</schemaversion', '2004 2nd Edition</schemaversion')],
  ['moodle.prefixed-element', changed(/(<\/?)item/g, '$1cp:item')],
  ['moodle.unknown-prefix', changed(/adlcp:masteryscore/g, 'x:masteryscore')],
  [
    'moodle.map-info',
    changed(
      '</item>',
      '<imsss:sequencing><imsss:objectives><imsss:primaryObjective><imsss:mapInfo/></imsss:primaryObjective></imsss:objectives></imsss:sequencing></item>',
    ),
  ],
  ['moodle.ignored-base', changed('<resources>', '<resources xml:base="./">')],
  ['moodle.numeric-entity', changed('Lesson', 'L&#39;été')],
  ['moodle.too-long', changed('Lesson', 'x'.repeat(256))],
  ['moodle.scorm-type-prefix', changed('adlcp:scormtype', 'x:scormtype')],
  ['package.no-scorm-type', changed(' adlcp:scormtype="sco"', '')],
  ['package.unknown-reference', changed('identifierref="r"', 'identifierref="z"')],
  ['package.unknown-reference', changed('default="o"', 'default="p"')],
  ['package.item-without-resource', changed(' identifierref="r"', '')],
  ['package.nothing-to-launch', changed(' identifierref="r"', '')],
  ['package.no-organization', changed(/<organizations[^]*<\/organizations>/, '<organizations/>')],
  ['package.no-title', changed('<title>Lesson</title>', '')],
  ['package.no-identifier', changed('item identifier="i"', 'item')],
  ['package.duplicate-identifier', changed('</organization>', second.replace('"j"', '"i"').replace('"s"', '"r"'))],
  ['package.no-href', changed(' href="index.html"><', '><')],
  ['package.missing-file', changed('<file href="a.js"/>', '<file href="b.js"/>')],
  ['package.wrong-case', changed('<file href="a.js"/>', '<file href="A.js"/>')],
  ['package.unsafe-href', changed('<file href="a.js"/>', '<file href="é.js"/>', { 'é.js': '' })],
  ['package.remote-reference', changed('href="index.html">', 'href="https://elsewhere.example/">')],
  ['package.unlisted-file', { ...sound, 'b.js': '' }],
  ['package.no-schema-file', changed('<manifest ', '<manifest xsi:schemaLocation="http://x.example a.xsd" ')],
  ['package.remote-host', { ...sound, 'a.js': 'fetch("https://cdn.example/x.json")' }],
  ['package.remote-host', { ...sound, 'index.html': '<script src="//cdn.example/x.js"></script>' }],
  ['open-edx.same-basename', { ...sound, 'x/a.js': '' }],
  ['open-edx.second-manifest', { ...sound, 'x/imsmanifest.xml': '' }],
  [
    'open-edx.first-resource',
    changed(
      '<resources>',
      '<resources><resource identifier="q" adlcp:scormtype="asset" href="a.js"><file href="a.js"/></resource>',
    ),
  ],
  [
    'open-edx.several-scos',
    changed('</organization>', second, {
      'imsmanifest.xml': manifest
        .replace('</organization>', second)
        .replace(
          '</resources>',
          '<resource identifier="s" adlcp:scormtype="sco" href="2.html"><file href="2.html"/></resource></resources>',
        ),
      '2.html': '',
    }),
  ],
];

describe('each fault of a package is named', () => {
  test.each(broken)('%s', (rule, files) => expect(rules(files)).toContain(rule));
});

test('links that a learner follows are no third party', () => {
  expect(
    rules({
      ...sound,
      'index.html': '<a href="https://elsewhere.example/">x</a>',
      'a.js': 'var ns = "http://www.w3.org/2000/svg"',
    }),
  ).toEqual([]);
});

test('a manifest that cannot be read as text', () => {
  const report = checkPackage({ names: ['imsmanifest.xml'], text: () => undefined });
  expect(report.verdicts.map(({ rule }) => rule)).toEqual(['package.malformed-xml']);
});

const cmi5 = `<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"><course id="https://a.example/c"><title><langstring>C</langstring></title><description><langstring>D</langstring></description></course>
<au id="https://a.example/1" moveOn="Passed" masteryScore="0.5"><title><langstring>Un</langstring></title><description><langstring>D</langstring></description><url>index.html?u=1</url></au></courseStructure>`;
const soundCmi5: Files = { 'cmi5.xml': cmi5, 'index.html': '' };

describe('cmi5.xml', () => {
  test('a sound one', () =>
    expect(check(soundCmi5)).toMatchObject({
      kind: 'cmi5',
      verdicts: [],
      launchables: [{ moveOn: 'Passed', masteryScore: 0.5 }],
    }));
  test.each<[string, string | RegExp, string]>([
    ['cmi5.namespace', 'v1/CourseStructure.xsd', 'v0'],
    ['cmi5.id', 'id="https://a.example/1"', 'id="one"'],
    ['package.duplicate-identifier', 'https://a.example/1', 'https://a.example/c'],
    ['cmi5.title', '<langstring>Un</langstring>', ''],
    ['cmi5.move-on', 'moveOn="Passed"', 'moveOn="passed"'],
    ['cmi5.launch-method', 'moveOn="Passed"', 'launchMethod="Tab"'],
    ['cmi5.mastery-score', '"0.5"', '"50"'],
    ['cmi5.reserved-name', '?u=1', '?actor=1'],
    ['package.missing-file', 'index.html', 'start.html'],
    ['package.no-href', '<url>index.html?u=1</url>', ''],
    ['package.nothing-to-launch', /<au[^]*<\/au>/, ''],
  ])('%s', (rule, from, to) => expect(rules({ ...soundCmi5, 'cmi5.xml': cmi5.replace(from, to) })).toContain(rule));
});

const tincan = `<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities><activity id="https://a.example/c" type="x"><name>C</name><launch lang="fr">index.html</launch></activity></activities></tincan>`;

describe('tincan.xml', () => {
  const soundTincan: Files = { 'tincan.xml': tincan, 'index.html': '' };
  test('a sound one', () => expect(check(soundTincan)).toMatchObject({ kind: 'xapi', verdicts: [] }));
  test.each<[string, string | RegExp, string]>([
    ['moodle.activities-first', '<activities>', '<x/><activities>'],
    ['moodle.numeric-entity', '>C<', '>&#67;<'],
    ['package.nothing-to-launch', /<launch.*<\/launch>/, ''],
    ['package.missing-file', 'index.html', 'start.html'],
    [
      'tincan.several-launches',
      '</activities>',
      '<activity id="https://a.example/d"><launch>index.html</launch></activity></activities>',
    ],
    ['tincan.first-activity', '<activities>', '<activities><activity id="https://a.example/d"/>'],
    ['cmi5.id', 'https://a.example/c', 'course'],
  ])('%s', (rule, from, to) =>
    expect(rules({ ...soundTincan, 'tincan.xml': tincan.replace(from, to) })).toContain(rule),
  );
});
