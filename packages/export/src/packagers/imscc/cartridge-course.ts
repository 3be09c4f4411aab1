import { z } from 'zod';
import { type Diagnostic, escapeHtml } from '@nibras/base';
import { directionOf, isSitting } from '@nibras/course';
import {
  type CartridgeItem,
  type CartridgeResource,
  type CartridgeVersion,
  type Qti12Item,
  writeCartridge,
  writeQti12Assessment,
  writeQti12Bank,
} from '@nibras/formats';
import { assetPath, type AssetFacts, renderStatic, type StaticPage } from '@nibras/render';
import { defineTranslator, type TranslatedCourse, type TranslationSource } from '../../course-translator.ts';
import { bankItems, itemOf } from '../../exchange/items-of-course.ts';
import { leftBehind, lostInCourse } from '../../exchange/left-behind.ts';
import { qti12ItemOf } from '../../exchange/qti12.ts';
import { Losses } from '../../exchange/translator.ts';
import type { PackageEntry } from '../../package-entry.ts';
import { staticStyle } from '../olx/static-style.ts';

const questionsWord: Readonly<Record<string, string>> = { fr: 'questions', en: 'questions', ar: 'أسئلة' };

/** The standard counts no further. */
const mostAttempts = 5;

function lostRules({ node }: StaticPage): Diagnostic[] {
  const lost: string[] = [];
  const { quiz, branches } = node.settings;
  if ((branches?.length ?? 0) > 0) lost.push('translate.branches');
  if ((quiz?.routes?.length ?? 0) > 0) lost.push('translate.routes');
  if ((quiz?.attempts ?? 0) > mostAttempts) lost.push('translate.attempts');
  if (quiz && isSitting(quiz)) {
    const { feedback = 'immediate', forwardOnly, shuffle, retakeWrong, bands, review = 'all' } = quiz;
    if (
      forwardOnly ||
      shuffle ||
      retakeWrong ||
      review !== 'all' ||
      (bands?.length ?? 0) > 0 ||
      feedback !== 'immediate'
    )
      lost.push('translate.sitting');
  }
  return lost.map((code) => ({ severity: 'warning', code, at: { page: node.id } }));
}

function translate(
  { snapshot, models, language, assets }: TranslationSource,
  version: CartridgeVersion,
): TranslatedCourse {
  const course = renderStatic(snapshot, models, {
    language,
    assets,
    assetHref: assetPath,
    pageHref: (page) => `p-${page}.html`,
  });
  const names = new Map<string, AssetFacts>(course.assets.map((facts) => [assetPath(facts), facts]));
  const diagnostics: Diagnostic[] = [...course.diagnostics];
  const entries: PackageEntry[] = [];
  const resources: CartridgeResource[] = [];
  const write = (path: string, mediaType: string, text: string, role: PackageEntry['role'] = 'page'): void =>
    void entries.push({ path, role, mediaType, body: { kind: 'text', text } });
  const needs = (text: string): string[] =>
    [...new Set([...text.matchAll(/\b(a-[0-9a-f]{16}\.\w+)/g)].map(([, name]) => name!))]
      .filter((name) => names.has(name))
      .map((name) => `file_${name.replace(/[^\w]/g, '_')}`);
  const word = questionsWord[language.slice(0, 2)] ?? questionsWord['en']!;
  const head = `<!doctype html>\n<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">`;

  /** What a page becomes: its words as a page, its questions as a quiz. */
  const itemsOf = (page: StaticPage): CartridgeItem[] => {
    diagnostics.push(...lostRules(page));
    const { node, title } = page;
    const html: string[] = [];
    const asked: Qti12Item[] = [];
    for (const part of page.parts) {
      if (part.kind === 'html') {
        html.push(part.html);
        continue;
      }
      const item = itemOf(snapshot.blocks[part.id]!, models, snapshot, language, []);
      if (!item) continue;
      const losses = new Losses();
      const made = qti12ItemOf(item, part.id, losses);
      const at = { page: node.id, block: part.id };
      const { interaction } = item;
      const tried = node.settings.quiz?.attempts !== undefined || interaction.attempts === 0;
      const besides = made
        ? lostInCourse(item, snapshot, models, { keeps: tried ? ['exchange.attempts'] : [], mixes: true })
        : [];
      for (const one of [...losses.diagnostics, ...besides])
        diagnostics.push(
          one.code === 'exchange.not-supported'
            ? { severity: 'warning', code: 'translate.question-as-text', at, params: { name: item.name } }
            : { ...one, at },
        );
      for (const facts of part.assets) names.set(assetPath(facts), facts);
      if (made) asked.push(made);
      else html.push(part.html);
    }
    const items: CartridgeItem[] = [];
    if (html.length > 0 || asked.length === 0) {
      const text = `${head}<title>${escapeHtml(title)}</title><link rel="stylesheet" href="nibras.css"></head>\n<body class="nibras">\n${html.join('\n')}\n</body></html>\n`;
      const href = `p-${node.id}.html`;
      write(href, 'text/html', text);
      resources.push({
        identifier: `res_${node.id}`,
        type: 'webcontent',
        href,
        dependencies: ['style', ...needs(text)],
      });
      items.push({ identifier: `item_${node.id}`, title, resource: `res_${node.id}` });
    }
    if (asked.length > 0) {
      const quiz = node.settings.quiz;
      const name = html.length > 0 ? `${title} – ${word}` : title;
      const attempts = quiz?.attempts ?? 0;
      const text = writeQti12Assessment({
        ident: `quiz_${node.id}`,
        title: name,
        examination: page.quiz !== undefined,
        attempts: attempts > mostAttempts ? 0 : attempts,
        ...(quiz?.timeLimit === undefined ? {} : { timeLimit: Math.ceil(quiz.timeLimit) }),
        items: asked,
      });
      const href = `q-${node.id}.xml`;
      write(href, 'text/xml', text);
      resources.push({ identifier: `quiz_${node.id}`, type: 'assessment', href, dependencies: needs(text) });
      items.push({ identifier: `ask_${node.id}`, title: name, resource: `quiz_${node.id}` });
    }
    return items;
  };

  interface Branch {
    readonly identifier: string;
    readonly title: string;
    readonly items: (Branch | CartridgeItem)[];
  }
  const outline: Branch[] = [];
  const open: Branch[] = [];
  for (const page of course.pages) {
    const around = page.ancestors.length > 0 ? page.ancestors : [{ id: `top_${page.node.id}`, title: course.title }];
    const rootless = page.ancestors.length === 0 && open[0]?.identifier.startsWith('node_top_') === true;
    const keep = rootless ? 1 : around.findIndex(({ id }, index) => open[index]?.identifier !== `node_${id}`);
    if (!rootless) {
      open.length = keep === -1 ? around.length : keep;
      for (const { id, title } of around.slice(open.length)) {
        const branch: Branch = { identifier: `node_${id}`, title, items: [] };
        (open.at(-1)?.items ?? outline).push(branch);
        open.push(branch);
      }
    }
    open.at(-1)!.items.push(...itemsOf(page));
  }
  const losses = new Losses();
  const banked = bankItems(snapshot, models, language).flatMap((item) => {
    const made = qti12ItemOf(item, `bank_${item.interaction.id}`, losses);
    for (const [name, { hash }] of Object.entries(item.files ?? {})) {
      const facts = hash === undefined ? undefined : assets(hash);
      if (facts) names.set(name, facts);
    }
    if (!made) return [];
    diagnostics.push(...leftBehind([item], snapshot, models, { keeps: ['exchange.shuffle'] }));
    return [made];
  });
  diagnostics.push(...losses.diagnostics);
  if (banked.length > 0) {
    const text = writeQti12Bank('bank', banked);
    write('bank.xml', 'text/xml', text);
    resources.push({ identifier: 'bank', type: 'question-bank', href: 'bank.xml', dependencies: needs(text) });
  }
  write('nibras.css', 'text/css', staticStyle, 'style');
  resources.push({ identifier: 'style', type: 'webcontent', href: 'nibras.css' });
  for (const [name, facts] of names) {
    resources.push({ identifier: `file_${name.replace(/[^\w]/g, '_')}`, type: 'webcontent', href: name });
    entries.push({ path: name, role: 'asset', mediaType: facts.mediaType, body: { kind: 'asset', ...facts } });
  }
  const manifest = writeCartridge(
    { identifier: `course_${snapshot.id}`, title: course.title, language, items: outline, resources },
    version,
  );
  write('imsmanifest.xml', 'text/xml', manifest, 'manifest');
  return { entries, diagnostics };
}

const cartridgeTarget = (id: string, version: CartridgeVersion) =>
  defineTranslator({
    id,
    options: z.object({}),
    asFolder: () => false,
    ending: '.imscc',
    translate: (source) => translate(source, version),
  });

/** Common Cartridge 1.1, which Moodle restores: pages, quizzes and the banks. */
export const cc11Course = cartridgeTarget('cc11', '1.1');
/** Common Cartridge 1.3, for platforms that know it; Moodle reads no quiz of it. */
export const cc13Course = cartridgeTarget('cc13', '1.3');
