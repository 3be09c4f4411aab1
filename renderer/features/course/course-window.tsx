import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError, type Diagnostic, type Id } from '@nibras/base';
import {
  applyAsAuthor,
  asOneStep,
  courseLanguages,
  defaultLanguage,
  pagesInOrder,
  type TreeNode,
} from '@nibras/course';
import { models } from '@nibras/blocks/models';
import {
  awaitCarets,
  type CourseEditing,
  CourseEditingProvider,
  type UploadedAsset,
  useShared,
} from '@nibras/editor-kit';
import { type Command, matchesKey } from '../../app/commands.ts';
import { CommandPalette } from '../../app/command-palette.tsx';
import { loadFrameworks } from '../../app/frameworks.ts';
import { type OpenedCourse, useStudio } from '../../app/studio-context.tsx';
import { BankFiles } from '../bank/bank-files.tsx';
import { BankList } from '../bank/bank-list.tsx';
import { useQuestionMenu } from '../bank/use-question-menu.ts';
import { BankView } from '../bank/bank-view.tsx';
import { QuestionPreview } from '../bank/question-preview.tsx';
import { HistoryDialog } from '../history/history-dialog.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { Outline } from '../outline/outline.tsx';
import { outlineActions } from '../outline/outline-actions.ts';
import { BlockMenuProvider } from '../page/block-menu.ts';
import { PageEditor } from '../page/page-editor.tsx';
import { PreviewPanel } from '../preview/preview-panel.tsx';
import { ProblemsPanel } from '../problems/problems-panel.tsx';
import { useProblems } from '../problems/use-problems.ts';
import { PublishDialog } from '../publish/publish-dialog.tsx';
import { SearchDialog } from '../search/search-dialog.tsx';
import { useCourseState, useTree } from './course-state.ts';
import { SaveCopyDialog } from './save-copy-dialog.tsx';
import { ExportQuestionsDialog, ImportQuestionsDialog } from '../questions/questions-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';

const chunkSize = 512 * 1024;
/** The first page of a module or lesson; undefined where it has none. */
function firstPageBelow(nodes: readonly TreeNode[], id: string, inside = false): string | undefined {
  for (const node of nodes) {
    const here = inside || node.id === id;
    if (here && node.kind === 'page') return node.id;
    const found = firstPageBelow(node.children, id, here);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Panel =
  | 'palette'
  | 'publish'
  | 'history'
  | 'search'
  | 'saveCopy'
  | 'fork'
  | 'merge'
  | 'importQuestions'
  | 'exportQuestions'
  | null;

/** A course being edited: outline, page, inspector, and what opens over them. */
export function CourseWindow({ opened }: { readonly opened: OpenedCourse }): ReactNode {
  const { t, i18n } = useTranslation();
  const { host, connected, report, notify, goHome, description } = useStudio();
  const { document, undo, session } = useCourseState(opened);
  const { tree } = useTree(document);
  const languages = useShared(document.course, () => courseLanguages(document));
  const [language, setLanguage] = useState(() => {
    const own = courseLanguages(document);
    return own.find((one) => one === i18n.language) ?? defaultLanguage(document);
  });
  const [page, setPage] = useState<Id | null>(() => pagesInOrder(tree)[0]?.id ?? null);
  const [selectedBlock, selectBlock] = useState<Id | null>(null);
  /** The bank shown in the place of the page; `all` for every question of the course. */
  const [bank, setBank] = useState<Id | 'all' | null>(null);
  const [previewed, setPreviewed] = useState<Id | null>(null);
  const openPage = useCallback((id: Id | null) => {
    setPage(id);
    setBank(null);
    selectBlock(null);
  }, []);
  /** Shows a page or, where it is one, a bank. */
  const show = useCallback(
    (id: Id) => {
      if (document.nodes.get(id)?.get('setting/bank') === true) setBank(id);
      else {
        setPage(id);
        setBank(null);
      }
    },
    [document],
  );
  const [panel, setPanel] = useState<Panel>(null);
  const [previewing, setPreviewing] = useState(false);
  const openBank = useCallback((id: Id | 'all') => {
    setBank(id);
    setPreviewing(false);
    selectBlock(null);
  }, []);
  const [problemsOpen, setProblemsOpen] = useState(false);
  const [sides, setSides] = useState({ outline: true, inspector: true });
  const problems = useProblems(opened.course, document, session);
  const readOnly = opened.readOnly;

  useEffect(() => {
    for (const diagnostic of opened.diagnostics)
      notify(
        diagnostic.severity === 'error' ? 'bad' : 'info',
        t(`problem.${diagnostic.code}`, { ...diagnostic.params }),
      );
    const failing = host.on('course.write-failed', (event) => {
      if (event.course === opened.course) report(new AppError(event.failure.code, event.failure.params));
    });
    return () => failing.dispose();
  }, [host, opened, notify, report, t]);
  useEffect(() => {
    if (page && document.nodes.get(page)?.get('trashed') !== true && pagesInOrder(tree).some((one) => one.id === page))
      return;
    setPage(pagesInOrder(tree)[0]?.id ?? null);
  }, [tree, page, document]);
  useEffect(() => {
    if (bank !== null && bank !== 'all' && !tree.banks.some(({ id }) => id === bank)) setBank(null);
  }, [tree, bank]);

  const upload = useCallback(
    async (file: File): Promise<UploadedAsset> => {
      const { upload: key } = await host.call('asset.begin', {
        course: opened.course,
        name: file.name || 'image.png',
        size: file.size,
      });
      try {
        for (let at = 0; at < file.size; at += chunkSize)
          await host.call('asset.chunk', {
            upload: key,
            bytes: new Uint8Array(await file.slice(at, at + chunkSize).arrayBuffer()),
          });
        const { asset, diagnostics } = await host.call('asset.finish', { upload: key });
        for (const one of diagnostics) notify('info', t(`problem.${one.code}`, { ...one.params }));
        return asset;
      } catch (error) {
        await host.call('asset.abort', { upload: key }).catch(() => undefined);
        throw error;
      }
    },
    [host, opened.course, notify, t],
  );
  const assetUrl = useCallback((hash: string) => `${opened.assetBase}${hash}`, [opened.assetBase]);
  const editing = useMemo<CourseEditing>(
    () => ({
      document,
      models,
      undo,
      language,
      readOnly,
      assetUrl,
      upload,
      report,
      frameworks: loadFrameworks,
      say: (key, params) => t(key, params ?? {}),
      selectedBlock,
      selectBlock,
    }),
    [document, undo, language, readOnly, assetUrl, upload, report, t, selectedBlock],
  );

  /** Undo says where it happened: the page it touched is shown. */
  useEffect(() => {
    const meta = 'nibras-page';
    const added = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }): void => {
      if (!stackItem.meta.has(meta)) stackItem.meta.set(meta, bank ?? page);
    };
    const popped = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }): void => {
      awaitCarets(stackItem);
      const where = stackItem.meta.get(meta);
      if (where === 'all') setBank('all');
      else if (
        typeof where === 'string' &&
        document.nodes.has(where) &&
        document.nodes.get(where)?.get('trashed') !== true
      )
        show(where);
    };
    undo.on('stack-item-added', added);
    undo.on('stack-item-popped', popped);
    return () => {
      undo.off('stack-item-added', added);
      undo.off('stack-item-popped', popped);
    };
  }, [undo, page, bank, document, show]);

  const close = useCallback(async () => {
    await Promise.race([session.settled(), new Promise((resolve) => setTimeout(resolve, 3000))]);
    await host.call('course.close', { course: opened.course }).catch(() => undefined);
    goHome();
  }, [session, host, opened.course, goHome]);
  const goTo = useCallback(
    (diagnostic: Pick<Diagnostic, 'at'>) => {
      if (diagnostic.at.language) setLanguage(diagnostic.at.language);
      if (diagnostic.at.page) show(diagnostic.at.page);
      const block = diagnostic.at.block;
      selectBlock(block ?? null);
      if (block)
        setTimeout(
          () =>
            window.document.querySelector(`[data-block="${CSS.escape(block)}"]`)?.scrollIntoView({ block: 'center' }),
          80,
        );
    },
    [show],
  );

  const blockMenu = useQuestionMenu({ document, undo, language, tree, onPreview: setPreviewed });
  const commands = useMemo<Command[]>(() => {
    const actions = outlineActions(document, tree, undo, models);
    const pages = pagesInOrder(tree);
    const at = pages.findIndex((one) => one.id === page);
    const editable = (): boolean => !readOnly;
    const add = (kind: 'page' | 'lesson' | 'module') => (): void => {
      const id = actions.add(kind, page, t(`outline.new.${kind}`), language);
      if (kind === 'page') openPage(id);
    };
    return [
      { id: 'edit.undo', key: 'Mod+Z', can: () => undo.canUndo(), run: () => void undo.undo() },
      { id: 'edit.redo', key: 'Mod+Shift+Z', can: () => undo.canRedo(), run: () => void undo.redo() },
      { id: 'palette.open', key: 'Mod+K', run: () => setPanel('palette') },
      { id: 'course.search', key: 'Mod+Shift+F', run: () => setPanel('search') },
      { id: 'page.add', key: 'Mod+Alt+N', can: editable, run: add('page') },
      { id: 'lesson.add', can: editable, run: add('lesson') },
      { id: 'module.add', can: editable, run: add('module') },
      {
        id: 'page.duplicate',
        can: () => editable() && page !== null && bank === null,
        run: () => void (page && actions.duplicate(page)),
      },
      {
        id: 'page.delete',
        can: () => editable() && page !== null && bank === null,
        run: () => void (page && actions.remove([page])),
      },
      {
        id: 'page.next',
        key: 'Alt+PageDown',
        can: () => at < pages.length - 1,
        run: () => openPage(pages[at + 1]?.id ?? page),
      },
      { id: 'page.previous', key: 'Alt+PageUp', can: () => at > 0, run: () => openPage(pages[at - 1]?.id ?? page) },
      { id: 'course.preview', key: 'Mod+Enter', run: () => setPreviewing((on) => !on) },
      {
        id: 'bank.open',
        key: 'Mod+Shift+B',
        run: () => (bank === null ? openBank(tree.banks[0]?.id ?? 'all') : setBank(null)),
      },
      { id: 'course.publish', key: 'Mod+Shift+P', run: () => setPanel('publish') },
      { id: 'course.problems', key: 'Mod+Shift+M', run: () => setProblemsOpen((on) => !on) },
      { id: 'course.history', run: () => setPanel('history') },
      { id: 'course.saveCopy', key: 'Mod+Shift+S', run: () => setPanel('saveCopy') },
      { id: 'course.fork', run: () => setPanel('fork') },
      { id: 'course.merge', can: editable, run: () => setPanel('merge') },
      { id: 'questions.import', can: editable, run: () => setPanel('importQuestions') },
      { id: 'questions.export', run: () => setPanel('exportQuestions') },
      { id: 'view.outline', key: 'Mod+Alt+1', run: () => setSides((old) => ({ ...old, outline: !old.outline })) },
      { id: 'view.inspector', key: 'Mod+Alt+2', run: () => setSides((old) => ({ ...old, inspector: !old.inspector })) },
      { id: 'course.close', run: () => void close() },
    ];
  }, [document, tree, undo, page, language, readOnly, t, close, openPage, bank, openBank]);
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const command = latest.current.find((one) => one.key && matchesKey(event, one.key));
      const redo = matchesKey(event, 'Mod+Y') ? latest.current.find((one) => one.id === 'edit.redo') : undefined;
      const found = command ?? redo;
      if (!found || event.defaultPrevented || window.document.querySelector('.nb-overlay')) return;
      event.preventDefault();
      if (found.can?.() ?? true) found.run();
    };
    window.addEventListener('keydown', onKey);
    const asked = host.on('app.command', (event) => latest.current.find((one) => one.id === event.command)?.run());
    return () => {
      window.removeEventListener('keydown', onKey);
      asked.dispose();
    };
  }, [host]);
  const run = (id: string): void => commands.find((one) => one.id === id)?.run();
  const withInspector = sides.inspector && !previewing && bank === null;

  return (
    <CourseEditingProvider value={editing}>
      <div className={`nb-course ${sides.outline ? '' : 'nb-no-outline'} ${withInspector ? '' : 'nb-no-inspector'}`}>
        <TopBar
          language={language}
          languages={languages}
          onLanguage={setLanguage}
          commands={commands}
          previewing={previewing}
          run={run}
        />
        {sides.outline ? (
          <nav className="nb-pane nb-pane-outline" aria-label={t('outline.title')}>
            <Outline
              tree={tree}
              page={bank === null ? page : null}
              onOpenPage={openPage}
              problems={problems.problems}
            />
            <BankList tree={tree} bank={bank} onOpen={openBank} />
          </nav>
        ) : null}
        <main className="nb-pane nb-pane-page">
          {readOnly ? <p className="nb-banner">{t('course.readOnly')}</p> : null}
          {connected ? null : <p className="nb-banner nb-banner-bad">{t('course.disconnected')}</p>}
          {previewing ? (
            <PreviewPanel course={opened.course} session={session} language={language} page={page} />
          ) : bank !== null ? (
            <BankView
              key={bank}
              scope={bank}
              tree={tree}
              problems={problems.problems}
              files={
                bank === 'all' ? null : (
                  <BankFiles course={opened.course} path={opened.path} session={session} bank={bank} />
                )
              }
              onPreview={setPreviewed}
            />
          ) : page ? (
            <BlockMenuProvider value={blockMenu}>
              <PageEditor key={page} page={page} />
            </BlockMenuProvider>
          ) : (
            <div className="nb-empty">
              <p>{t('page.none')}</p>
              {readOnly ? null : (
                <button type="button" className="nb-button nb-button-main" onClick={() => run('page.add')}>
                  {t('command.page.add')}
                </button>
              )}
            </div>
          )}
        </main>
        {withInspector ? (
          <aside className="nb-pane nb-pane-inspector" aria-label={t('inspector.title')}>
            <Inspector page={page} />
          </aside>
        ) : null}
        {problemsOpen ? (
          <ProblemsPanel problems={problems.problems} onGo={goTo} onClose={() => setProblemsOpen(false)} />
        ) : null}
        <StatusBar
          session={session}
          connected={connected}
          words={problems.words[language] ?? 0}
          minutes={problems.minutes[language] ?? 0}
          problems={problems.problems}
          onProblems={() => setProblemsOpen((on) => !on)}
        />
      </div>
      {previewed !== null ? (
        <QuestionPreview
          course={opened.course}
          session={session}
          question={previewed}
          language={language}
          onClose={() => setPreviewed(null)}
        />
      ) : null}
      {panel === 'palette' ? <CommandPalette commands={commands} onClose={() => setPanel(null)} /> : null}
      {panel === 'publish' ? (
        <PublishDialog
          course={opened.course}
          path={opened.path}
          session={session}
          language={language}
          languages={languages}
          problems={problems.problems}
          onGo={goTo}
          onClose={() => setPanel(null)}
        />
      ) : null}
      {panel === 'history' ? (
        <HistoryDialog course={opened.course} session={session} onClose={() => setPanel(null)} />
      ) : null}
      {panel === 'search' ? (
        <SearchDialog
          course={opened.course}
          session={session}
          onClose={() => setPanel(null)}
          onGo={(hit) =>
            goTo({ at: { page: hit.page, language: hit.language, ...(hit.block ? { block: hit.block } : {}) } })
          }
        />
      ) : null}
      {panel === 'saveCopy' || panel === 'fork' ? (
        <SaveCopyDialog
          course={opened.course}
          path={opened.path}
          session={session}
          fork={panel === 'fork'}
          onClose={() => setPanel(null)}
        />
      ) : null}
      {panel === 'merge' ? (
        <MergeDialog
          onClose={() => setPanel(null)}
          merge={async (path) => {
            await session.settled();
            await host.call('version.create', { course: opened.course, name: t('merge.versionBefore') });
            const { report: entries } = await asOneStep(undo, () =>
              host.call('course.merge', { course: opened.course, path }),
            );
            return entries;
          }}
          onGo={(at) => goTo({ at })}
        />
      ) : null}
      {panel === 'importQuestions' ? (
        <ImportQuestionsDialog
          onClose={() => setPanel(null)}
          read={async (path, into) => {
            await session.settled();
            await host.call('version.create', { course: opened.course, name: t('questions.versionBefore') });
            const { change, ...outcome } = await host.call('questions.bring', {
              course: opened.course,
              path,
              language,
              into,
            });
            if (outcome.count > 0) applyAsAuthor(document, undo, change);
            return outcome;
          }}
          onGo={(node) =>
            document.nodes.get(node)?.get('setting/bank') === true
              ? openBank(node)
              : goTo({ at: { page: firstPageBelow(tree.roots, node) } })
          }
        />
      ) : null}
      {panel === 'exportQuestions' ? (
        <ExportQuestionsDialog
          path={opened.path}
          onClose={() => setPanel(null)}
          banks={tree.banks.length > 0}
          write={async (format, path, from) => {
            await session.settled();
            return host.call('questions.export', { course: opened.course, path, language, format, from });
          }}
        />
      ) : null}
      <span hidden data-host={description.host} />
    </CourseEditingProvider>
  );
}
