import { own } from '../own.ts';
import {
  allOf,
  type Manifest,
  type ManifestItem,
  type ManifestResource,
  parseManifest,
  type XmlElement,
} from '@nibras/formats';
import { checkNumericEntities, checkReference, type Findings } from './findings.ts';
import { baseName, fileOf, isRemote, type Launchable, type PackageFiles, type PackageKind } from './package-files.ts';

const file = 'imsmanifest.xml';
const cam = 'SCORM CAM 2.3 content packaging';
const moodle = 'Moodle mod_scorm scormlib.php';
const edx = 'openedx-scorm-xblock scormxblock.py';

const versions: Readonly<Record<string, PackageKind>> = {
  '1.2': 'scorm12',
  '1.3': 'scorm2004',
  'CAM 1.3': 'scorm2004',
  '2004 3rd Edition': 'scorm2004',
  '2004 4th Edition': 'scorm2004',
};

export interface ScormContents {
  readonly kind: PackageKind;
  readonly edition: '12' | '2004-3rd' | '2004-4th';
  readonly title: string;
  readonly launchables: readonly Launchable[];
}

function* itemsOf(items: readonly ManifestItem[]): Generator<ManifestItem> {
  for (const item of items) {
    yield item;
    yield* itemsOf(item.items);
  }
}

/** Values that the manifest gives, by their place in the data model. */
function givenOf(item: ManifestItem, twelve: boolean): Record<string, string> {
  const names: Readonly<Record<string, string>> = twelve
    ? {
        masteryscore: 'cmi.student_data.mastery_score',
        datafromlms: 'cmi.launch_data',
        maxtimeallowed: 'cmi.student_data.max_time_allowed',
        timelimitaction: 'cmi.student_data.time_limit_action',
      }
    : {
        datafromlms: 'cmi.launch_data',
        timelimitaction: 'cmi.time_limit_action',
        completionthreshold: 'cmi.completion_threshold',
        minnormalizedmeasure: 'cmi.scaled_passing_score',
      };
  return Object.fromEntries(
    Object.entries(item.given).flatMap(([key, value]) => (names[key] === undefined ? [] : [[names[key], value]])),
  );
}

function checkVersion(manifest: Manifest, findings: Findings): PackageKind {
  const version = manifest.schemaVersion;
  if (version === undefined || version === '') {
    findings.add('package.no-schema-version', 'error', cam, file);
    return 'scorm12';
  }
  const kind = own(versions, version);
  if (kind) return kind;
  findings.add('moodle.schema-version', 'error', moodle, file, version);
  return version.startsWith('2004') ? 'scorm2004' : 'scorm12';
}

const literal = ['manifest', 'organizations', 'organization', 'item', 'resources', 'resource', 'title', 'file'];
const prefixes: Readonly<Record<string, string>> = {
  masteryscore: 'adlcp',
  prerequisites: 'adlcp',
  maxtimeallowed: 'adlcp',
  timelimitaction: 'adlcp',
  datafromlms: 'adlcp',
  sequencing: 'imsss',
  controlmode: 'imsss',
  completionthreshold: 'adlcp',
};

/** Moodle's parser knows no namespaces: names count as they are written. */
function checkNames(root: XmlElement, findings: Findings): void {
  for (const { name, attributes } of allOf(root)) {
    const cut = name.indexOf(':');
    const local = name.slice(cut + 1);
    const prefix = cut === -1 ? '' : name.slice(0, cut);
    if (cut !== -1 && literal.includes(local)) findings.add('moodle.prefixed-element', 'error', moodle, file, name);
    const wanted = own(prefixes, local.toLowerCase());
    if (wanted !== undefined && prefix.toLowerCase() !== wanted)
      findings.add('moodle.unknown-prefix', 'error', moodle, file, name, { wanted: `${wanted}:${local}` });
    if (local === 'mapInfo' && prefix === 'imsss')
      findings.add('moodle.map-info', 'error', 'Moodle mod_scorm scormlib.php, PHP 8', file, name);
    if ((local === 'resources' || local === 'manifest') && (attributes['xml:base'] ?? '') !== '')
      findings.add('moodle.ignored-base', 'error', moodle, file, `xml:base="${attributes['xml:base']}"`);
  }
}

function checkIdentifiers(manifest: Manifest, findings: Findings): void {
  const items = manifest.organizations.flatMap((one) => [...itemsOf(one.items)]);
  for (const group of [items, manifest.resources, manifest.organizations]) {
    const seen = new Set<string>();
    for (const { identifier } of group) {
      if (identifier === '') findings.add('package.no-identifier', 'error', cam, file);
      else if (seen.has(identifier)) findings.add('package.duplicate-identifier', 'error', cam, file, identifier);
      if (identifier.length > 255)
        findings.add('moodle.too-long', 'error', 'Moodle mod_scorm install.xml', file, identifier, {
          length: identifier.length,
          limit: 255,
        });
      seen.add(identifier);
    }
  }
  for (const { title } of [...manifest.organizations, ...items]) {
    if (title === undefined) findings.add('package.no-title', 'error', edx, file);
    else if (title.length > 255)
      findings.add('moodle.too-long', 'error', 'Moodle mod_scorm install.xml', file, title, {
        length: title.length,
        limit: 255,
      });
  }
}

function checkFiles(manifest: Manifest, files: PackageFiles, findings: Findings): void {
  const listed = new Set<string>([file]);
  const known = new Set(manifest.resources.map(({ identifier }) => identifier));
  for (const resource of manifest.resources) {
    for (const path of resource.files) {
      listed.add(fileOf(path));
      checkReference(findings, files, file, path, cam);
    }
    if (resource.href !== undefined) {
      checkReference(findings, files, file, resource.href, cam);
      if (!isRemote(resource.href) && !resource.files.some((one) => fileOf(one) === fileOf(resource.href!)))
        findings.add('package.unlisted-file', 'warning', cam, file, fileOf(resource.href), { count: 1 });
      listed.add(fileOf(resource.href));
    }
    for (const one of resource.dependencies)
      if (!known.has(one)) findings.add('package.unknown-reference', 'error', cam, file, one);
  }
  const stray = files.names.filter((one) => !listed.has(one) && !/\.(xsd|dtd)$|(^|\/)\./.test(one));
  if (stray.length > 0) findings.add('package.unlisted-file', 'warning', cam, file, stray[0], { count: stray.length });
  const wanted = [...(manifest.root.attributes['xsi:schemaLocation'] ?? '').matchAll(/\S+\s+(\S+\.xsd)/g)].map(
    ([, one]) => one!,
  );
  const missing = wanted.filter((one) => !isRemote(one) && !files.names.includes(one));
  if (missing.length > 0)
    findings.add('package.no-schema-file', 'warning', cam, file, missing[0], { count: missing.length });
}

function checkOpenEdx(
  manifest: Manifest,
  files: PackageFiles,
  launchables: readonly Launchable[],
  findings: Findings,
): void {
  const other = files.names.filter((one) => baseName(one) === file);
  if (other.length > 1) findings.add('open-edx.second-manifest', 'error', edx, other.find((one) => one !== file) ?? '');
  const first = manifest.resources.find(({ href }) => href !== undefined);
  const start = launchables[0];
  if (first?.href !== undefined && start && fileOf(first.href) !== fileOf(start.href))
    findings.add('open-edx.first-resource', 'error', edx, file, first.href, { wanted: start.href });
  if (launchables.filter(({ asset }) => !asset).length > 1)
    findings.add('open-edx.several-scos', 'warning', edx, file, '', { count: launchables.length });
  const names = new Map<string, string>();
  for (const one of files.names) {
    const base = baseName(one);
    if (base === file || /\.(xsd|dtd)$/.test(base)) continue;
    const before = names.get(base);
    if (before !== undefined) findings.add('open-edx.same-basename', 'error', edx, one, before);
    else names.set(base, one);
  }
}

function launchablesOf(manifest: Manifest, twelve: boolean, findings: Findings): Launchable[] {
  const byId = new Map(manifest.resources.map((one) => [one.identifier, one]));
  const organization =
    manifest.organizations.find(({ identifier }) => identifier === manifest.defaultOrganization) ??
    manifest.organizations[0];
  const of = (resource: ManifestResource, id: string, title: string, item?: ManifestItem): Launchable => {
    const asset = resource.scormType?.toLowerCase() !== 'sco';
    if (resource.scormType === undefined)
      findings.add('package.no-scorm-type', 'error', moodle, file, resource.identifier);
    else if (resource.scormTypeName?.toLowerCase() !== 'adlcp:scormtype')
      findings.add('moodle.scorm-type-prefix', 'error', moodle, file, resource.scormTypeName);
    const parameters = item?.parameters ?? '';
    const glue = parameters === '' || /^[?&#]/.test(parameters) ? '' : '?';
    return {
      id,
      title,
      href: (resource.href ?? '') + glue + parameters,
      asset,
      given: item ? givenOf(item, twelve) : {},
    };
  };
  if (!organization) {
    findings.add('package.no-organization', 'error', cam, file);
    return manifest.resources.flatMap((one) =>
      one.href === undefined ? [] : [of(one, one.identifier, one.identifier)],
    );
  }
  if (manifest.defaultOrganization !== undefined && organization.identifier !== manifest.defaultOrganization)
    findings.add('package.unknown-reference', 'error', cam, file, manifest.defaultOrganization);
  return [...itemsOf(organization.items)].flatMap((item) => {
    if (item.reference === undefined || item.reference === '') {
      if (item.items.length === 0)
        findings.add('package.item-without-resource', 'warning', moodle, file, item.identifier);
      return [];
    }
    const resource = byId.get(item.reference);
    if (!resource) findings.add('package.unknown-reference', 'error', cam, file, item.reference);
    else if (resource.href === undefined) findings.add('package.no-href', 'error', cam, file, resource.identifier);
    return resource?.href === undefined ? [] : [of(resource, item.identifier, item.title ?? item.identifier, item)];
  });
}

/** Checks a package of SCORM as the LMSs read it; undefined where the manifest cannot be read at all. */
export function checkScorm(files: PackageFiles, xml: string, findings: Findings): ScormContents | undefined {
  const parsed = parseManifest(xml);
  if (!parsed.ok) {
    const { problem, line } = parsed.error;
    findings.add(
      problem === 'no root element' ? 'package.empty-manifest' : 'package.malformed-xml',
      'error',
      'XML 1.0 2.1',
      file,
      problem,
      { line },
    );
    return undefined;
  }
  const manifest = parsed.value;
  const kind = checkVersion(manifest, findings);
  checkNames(manifest.root, findings);
  checkNumericEntities(findings, file, xml);
  checkIdentifiers(manifest, findings);
  checkFiles(manifest, files, findings);
  const launchables = launchablesOf(manifest, kind === 'scorm12', findings);
  if (launchables.length === 0) findings.add('package.nothing-to-launch', 'error', cam, file);
  checkOpenEdx(manifest, files, launchables, findings);
  const third = /3rd/.test(manifest.schemaVersion ?? '');
  return {
    kind,
    edition: kind === 'scorm12' ? '12' : third ? '2004-3rd' : '2004-4th',
    title: manifest.organizations[0]?.title ?? manifest.identifier,
    launchables,
  };
}
