import { parseCourseStructure, parseTincan } from '@nibras/formats';
import { isIri } from '../lrs/statement-shape.ts';
import { checkNumericEntities, checkReference, type Findings } from './findings.ts';
import { isRemote, type Launchable, type PackageFiles } from './package-files.ts';

export interface XapiContents {
  readonly title: string;
  readonly courseId: string;
  readonly launchables: readonly Launchable[];
}

const moveOns = ['Passed', 'Completed', 'CompletedAndPassed', 'CompletedOrPassed', 'NotApplicable'];
const reserved = ['endpoint', 'fetch', 'actor', 'activityId', 'registration'];

/** Checks a cmi5 package. @spec cmi5 13, 14 */
export function checkCmi5(files: PackageFiles, xml: string, findings: Findings): XapiContents | undefined {
  const file = 'cmi5.xml';
  const parsed = parseCourseStructure(xml);
  if (!parsed.ok) {
    findings.add('package.malformed-xml', 'error', 'XML 1.0 2.1', file, parsed.error.problem, {
      line: parsed.error.line,
    });
    return undefined;
  }
  const course = parsed.value;
  const namespace = course.root.attributes['xmlns'] ?? '';
  if (!namespace.startsWith('https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd'))
    findings.add('cmi5.namespace', 'error', 'cmi5 13.1', file, namespace);
  const seen = new Set<string>();
  for (const id of course.ids) {
    if (!isIri(id)) findings.add('cmi5.id', 'error', 'cmi5 13.1', file, id);
    if (seen.has(id)) findings.add('package.duplicate-identifier', 'error', 'cmi5 13.1', file, id);
    seen.add(id);
  }
  if (course.title === '' || !course.hasDescription)
    findings.add('cmi5.title', 'error', 'cmi5 13.1.1', file, course.id);
  if (course.units.length === 0) findings.add('package.nothing-to-launch', 'error', 'cmi5 13.1.4', file);
  for (const unit of course.units) {
    const clause = 'cmi5 13.1.4';
    if (unit.title === '' || !unit.hasDescription) findings.add('cmi5.title', 'error', clause, file, unit.id);
    if (!moveOns.includes(unit.moveOn)) findings.add('cmi5.move-on', 'error', clause, file, unit.moveOn);
    if (!['AnyWindow', 'OwnWindow'].includes(unit.launchMethod))
      findings.add('cmi5.launch-method', 'error', clause, file, unit.launchMethod);
    const mastery = unit.masteryScore;
    if (mastery !== undefined && !(/^[01](\.\d{1,4})?$/.test(mastery) && Number(mastery) <= 1))
      findings.add('cmi5.mastery-score', 'error', clause, file, mastery);
    const query = unit.url.split('?')[1] ?? '';
    for (const name of query.split('&').map((one) => one.split('=')[0]!))
      if (reserved.includes(name)) findings.add('cmi5.reserved-name', 'error', clause, file, name);
    if (unit.url === '') findings.add('package.no-href', 'error', clause, file, unit.id);
    else checkReference(findings, files, file, unit.url, clause);
  }
  return {
    title: course.title,
    courseId: course.id,
    launchables: course.units.map((unit) => ({
      id: unit.id,
      title: unit.title,
      href: unit.url,
      asset: false,
      given: {},
      moveOn: moveOns.includes(unit.moveOn) ? unit.moveOn : 'NotApplicable',
      ...(unit.masteryScore === undefined ? {} : { masteryScore: Number(unit.masteryScore) }),
      ...(unit.launchParameters === undefined ? {} : { launchParameters: unit.launchParameters }),
      ...(unit.entitlementKey === undefined ? {} : { entitlementKey: unit.entitlementKey }),
    })),
  };
}

/** Checks a package with a tincan.xml. */
export function checkTincan(files: PackageFiles, xml: string, findings: Findings): XapiContents | undefined {
  const file = 'tincan.xml';
  const clause = 'tincan.xml, RusticiSoftware launch';
  const parsed = parseTincan(xml);
  if (!parsed.ok) {
    findings.add('package.malformed-xml', 'error', 'XML 1.0 2.1', file, parsed.error.problem, {
      line: parsed.error.line,
    });
    return undefined;
  }
  const { activities, activitiesFirst } = parsed.value;
  checkNumericEntities(findings, file, xml);
  if (!activitiesFirst) findings.add('moodle.activities-first', 'error', 'Moodle mod_tincanlaunch', file);
  const launched = activities.filter(({ launch }) => launch !== undefined && launch !== '');
  if (launched.length === 0) findings.add('package.nothing-to-launch', 'error', clause, file);
  if (launched.length > 1)
    findings.add('tincan.several-launches', 'warning', clause, file, '', { count: launched.length });
  if (launched.length > 0 && activities[0] !== launched[0])
    findings.add('tincan.first-activity', 'error', 'Moodle mod_tincanlaunch', file, activities[0]!.id);
  for (const { id, launch } of activities) {
    if (!isIri(id)) findings.add('cmi5.id', 'error', clause, file, id);
    if (launch !== undefined && !isRemote(launch)) checkReference(findings, files, file, launch, clause);
  }
  return {
    title: launched[0]?.name ?? '',
    courseId: launched[0]?.id ?? '',
    launchables: launched.map(({ id, name, launch }) => ({ id, title: name, href: launch!, asset: false, given: {} })),
  };
}
