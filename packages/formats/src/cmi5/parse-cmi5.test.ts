import { expect, test } from 'vitest';
import { parseTincan } from '../tincan/parse-tincan.ts';
import { parseCourseStructure } from './parse-cmi5.ts';

test('units inside blocks, with their defaults', () => {
  const parsed =
    parseCourseStructure(`<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="https://a.example/c"><title><langstring lang="fr">Cours</langstring></title><description/></course>
  <block id="https://a.example/b"><title><langstring>B</langstring></title>
    <au id="https://a.example/1" moveOn="Passed" masteryScore="0.5" launchMethod="OwnWindow"><title><langstring>Un</langstring></title>
      <url>index.html?u=1</url></au></block>
  <au id="https://a.example/2"><title><langstring>Deux</langstring></title><description/><url>2.html</url></au></courseStructure>`);
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      title: 'Cours',
      ids: ['https://a.example/c', 'https://a.example/b', 'https://a.example/1', 'https://a.example/2'],
      units: [
        { title: 'Un', url: 'index.html?u=1', moveOn: 'Passed', masteryScore: '0.5', hasDescription: false },
        { title: 'Deux', moveOn: 'NotApplicable', masteryScore: undefined, launchMethod: 'AnyWindow' },
      ],
    },
  });
});

test('a tincan.xml and its first activity that can be launched', () => {
  const parsed = parseTincan(`<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>
    <activity id="https://a.example/c" type="http://adlnet.gov/expapi/activities/course"><name lang="fr">Cours</name>
      <launch lang="fr">index.html</launch></activity>
    <activity id="https://a.example/q" type="x"><name>Q</name></activity></activities></tincan>`);
  expect(parsed).toMatchObject({
    ok: true,
    value: { activitiesFirst: true, activities: [{ launch: 'index.html', name: 'Cours' }, { launch: undefined }] },
  });
});
