import { createVerdict, type Verdict, type VerdictSeverity } from '../verdict.ts';
import { fileOf, isRemote, type PackageFiles } from './package-files.ts';

/** Collects what is wrong with a package, each thing once. */
export interface Findings {
  readonly all: readonly Verdict[];
  add(
    rule: string,
    severity: VerdictSeverity,
    clause: string,
    file: string,
    value?: string,
    params?: Readonly<Record<string, string | number>>,
  ): void;
}

export function createFindings(): Findings {
  const all: Verdict[] = [];
  const seen = new Set<string>();
  return {
    all,
    add(rule, severity, clause, file, value = '', params = {}) {
      const key = `${rule}\n${file}\n${value}`;
      if (seen.has(key)) return;
      seen.add(key);
      all.push(createVerdict(rule, clause, { element: file, value, severity, params }));
    },
  };
}

/** Names a file that is missing, or written in another case. */
export function checkReference(
  findings: Findings,
  files: PackageFiles,
  from: string,
  href: string,
  clause: string,
): void {
  if (isRemote(href)) return findings.add('package.remote-reference', 'warning', clause, from, href);
  if (/[\s\\]|[^!-~]/.test(href)) findings.add('package.unsafe-href', 'warning', 'RFC 3986 2', from, href);
  const file = fileOf(href);
  if (files.names.includes(file)) return;
  const other = files.names.find((one) => one.toLowerCase() === file.toLowerCase());
  if (other) findings.add('package.wrong-case', 'error', clause, from, href, { file: other });
  else findings.add('package.missing-file', 'error', clause, from, file);
}

/** What Moodle's treatment of `&` does to the text of an XML file. */
export function checkNumericEntities(findings: Findings, file: string, xml: string): void {
  const found = /&#x?[0-9a-f]+;/i.exec(xml);
  if (found)
    findings.add(
      'moodle.numeric-entity',
      'error',
      'Moodle mod_scorm locallib.php, pattern &(?!\\w{2,6};)',
      file,
      found[0],
    );
}
