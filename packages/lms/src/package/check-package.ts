import type { Verdict } from '../verdict.ts';
import { checkRemoteHosts } from './check-remote.ts';
import { checkScorm } from './check-scorm.ts';
import { checkCmi5, checkTincan } from './check-xapi.ts';
import { createFindings, type Findings } from './findings.ts';
import { baseName, type Launchable, type PackageFiles, type PackageKind } from './package-files.ts';

/** What a package is, what can be launched in it, and what is wrong before anything runs. */
export interface PackageReport {
  readonly kind: PackageKind;
  readonly edition: '12' | '2004-3rd' | '2004-4th' | undefined;
  readonly title: string;
  readonly courseId: string;
  readonly launchables: readonly Launchable[];
  readonly verdicts: readonly Verdict[];
}

const manifests = ['imsmanifest.xml', 'cmi5.xml', 'tincan.xml'] as const;

/** AICC: four files of one name; only the first tells an LMS that it is AICC. @spec AICC CMI001 6 */
function checkAicc(files: PackageFiles, findings: Findings): boolean {
  const course = files.names.find((one) => /^[^/]*\.cst$/i.test(one));
  if (course === undefined) return false;
  findings.add('package.aicc', 'warning', 'Moodle mod_scorm setting allowtypeaicchacp', course);
  for (const ending of ['crs', 'au', 'des'])
    if (!files.names.some((one) => one.toLowerCase().endsWith(`.${ending}`)))
      findings.add('package.missing-file', 'error', 'AICC CMI001 6', course, course.replace(/cst$/i, ending));
  return true;
}

/** Checks a package without running it. */
export function checkPackage(files: PackageFiles): PackageReport {
  const findings = createFindings();
  const report = (more: Partial<PackageReport> & Pick<PackageReport, 'kind'>): PackageReport => {
    checkRemoteHosts(files, findings);
    return { edition: undefined, title: '', courseId: '', launchables: [], ...more, verdicts: findings.all };
  };
  for (const name of manifests) {
    const xml = files.text(name);
    if (xml === undefined) {
      if (!files.names.includes(name)) continue;
      findings.add('package.malformed-xml', 'error', 'XML 1.0 2.1', name, 'unreadable', { line: 1 });
      return report({ kind: 'none' });
    }
    if (name === 'imsmanifest.xml') {
      const found = checkScorm(files, xml, findings);
      return report(found ?? { kind: 'none' });
    }
    const found = name === 'cmi5.xml' ? checkCmi5(files, xml, findings) : checkTincan(files, xml, findings);
    return report({ kind: name === 'cmi5.xml' ? 'cmi5' : 'xapi', ...found });
  }
  if (checkAicc(files, findings)) return report({ kind: 'aicc' });
  const nested = files.names.find((one) => manifests.some((name) => baseName(one).toLowerCase() === name));
  if (nested !== undefined && nested.includes('/'))
    findings.add('package.manifest-in-folder', 'error', 'Moodle mod_scorm lib.php scorm_validate_package', nested);
  else if (nested !== undefined)
    findings.add('package.wrong-case', 'error', 'Moodle mod_scorm lib.php scorm_validate_package', nested, nested, {
      file: nested.toLowerCase(),
    });
  else findings.add('package.no-manifest', 'error', 'SCORM CAM 2.3 content packaging', '', files.names[0]);
  const start = ['index.html', 'index.htm'].find((one) => files.names.includes(one));
  return report({
    kind: 'none',
    launchables: start === undefined ? [] : [{ id: 'site', title: start, href: start, asset: true, given: {} }],
  });
}
