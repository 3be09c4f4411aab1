import type { Buffer } from 'node:buffer';
import { checkPackage, type PackageReport } from '@nibras/lms';
import { type PlayedPackage, simulatedKind } from '../preview/played-package.ts';
import { mediaTypeOf } from './media-types.ts';
import { openZip, type ZipFiles } from './read-zip.ts';

/** A package opened for checking and playing. */
export interface OpenPackage {
  readonly report: PackageReport;
  readonly played: PlayedPackage;
  close(): void;
}

/** Files whose text is looked into: what an LMS reads, and what may name other hosts. */
const texts = /\.(xml|html?|xhtml|css|js|mjs|cst)$/i;
const longestText = 8 * 1024 * 1024;
const allTexts = 128 * 1024 * 1024;

/** The text of an XML or HTML file in the encoding that it declares, else UTF-8. */
function decode(bytes: Buffer): string {
  const marked = bytes.subarray(0, 2).toString('latin1');
  if (marked === '\u00ff\u00fe' || marked === '\u00fe\u00ff')
    return new TextDecoder(marked === '\u00ff\u00fe' ? 'utf-16le' : 'utf-16be').decode(bytes);
  const named = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(bytes.subarray(0, 200).toString('latin1'))?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8').decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

async function readTexts(zip: ZipFiles): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let total = 0;
  for (const name of zip.names) {
    const size = zip.sizeOf(name);
    if (!texts.test(name) || size > longestText || total + size > allTexts) continue;
    total += size;
    found.set(name, decode(await zip.read(name)));
  }
  return found;
}

/** Opens a package of any tool, and checks what can be seen without running it. */
export async function openPackage(path: string): Promise<OpenPackage> {
  const zip = await openZip(path);
  try {
    const found = await readTexts(zip);
    const report = checkPackage({ names: zip.names, text: (name) => found.get(name) });
    const names = new Set(zip.names);
    const played: PlayedPackage = {
      title: report.title === '' ? path.replace(/^.*[/\\]/, '') : report.title,
      direction: 'ltr',
      language: 'en',
      kind: simulatedKind(report.kind),
      report,
      parts: report.launchables,
      foreign: true,
      names: zip.names,
      file(name) {
        if (!names.has(name)) return undefined;
        return {
          mediaType: mediaTypeOf(name),
          size: zip.sizeOf(name),
          async *read(start, end) {
            yield (await zip.read(name)).subarray(start, end);
          },
        };
      },
    };
    return { report, played, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}
