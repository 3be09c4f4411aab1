import type { Findings } from './findings.ts';
import type { PackageFiles } from './package-files.ts';

const host = String.raw`(?:https?:)?//([a-z0-9.-]+\.[a-z]{2,}(?::\d+)?)`;
const inMarkup = [
  new RegExp(
    String.raw`<(?:script|img|iframe|audio|video|source|embed|track|object|input)\b[^>]*?\b(?:src|data|poster)\s*=\s*["']?${host}`,
    'gi',
  ),
  new RegExp(String.raw`<link\b[^>]*?\bhref\s*=\s*["']?${host}`, 'gi'),
];
const inStyle = [new RegExp(String.raw`(?:url\(\s*|@import\s+)["']?${host}`, 'gi')];
const inScript = [
  new RegExp(
    String.raw`\b(?:fetch|import|importScripts|open)\s*\(\s*(?:["'](?:GET|POST|PUT)["']\s*,\s*)?["'\`]${host}`,
    'gi',
  ),
  new RegExp(String.raw`\.src\s*=\s*["'\`]${host}`, 'gi'),
];

/** Names every other host that pages, styles and scripts load from: learners' addresses go there. */
export function checkRemoteHosts(files: PackageFiles, findings: Findings): void {
  for (const name of files.names) {
    const kind = /\.(html?|xhtml|css|js|mjs)$/i.exec(name)?.[1]?.toLowerCase();
    if (kind === undefined) continue;
    const text = files.text(name) ?? '';
    const patterns =
      kind === 'css' ? inStyle : kind === 'js' || kind === 'mjs' ? inScript : [...inMarkup, ...inStyle, ...inScript];
    for (const pattern of patterns)
      for (const [, found] of text.matchAll(pattern))
        findings.add('package.remote-host', 'warning', 'privacy: no third party', name, found!.toLowerCase());
  }
}
