import { EditorContent, useEditor } from '@tiptap/react';
import type { Editor } from '@tiptap/core';
import { Fragment, Slice, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as Y from 'yjs';
import { AppError, type Id } from '@nibras/base';
import { directionOf, nodeTitle, noteTranslated, pageProse, renameNode } from '@nibras/course';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import {
  BlockRef,
  DocumentBinding,
  FlowProvider,
  proseExtensions,
  useCourseEditing,
  useShared,
} from '@nibras/editor-kit';
import { toAssetSetting } from '@nibras/blocks/models';
import { bringAssets, isReferenced, packBlock, unpackBlock } from './block-packing.ts';
import { BlockView, InnerBlock } from './block-view.tsx';
import { FormatBar } from './format-bar.tsx';
import { insertBlock, listInsertions } from './insertions.ts';
import { mirrorBlocks, refsOf } from './mirror-blocks.ts';
import { hasWords, picturesIn } from './pasted-html.ts';
import { SlashPalette } from './slash-palette.tsx';

function PageTitle({ page }: { readonly page: Id }): ReactNode {
  const { t } = useTranslation();
  const { document, language, readOnly } = useCourseEditing();
  const node = document.nodes.get(page);
  const title = useShared(node, () => nodeTitle(document, page)[language] ?? '', { key: `${page} ${language}` });
  return (
    <textarea
      className="nb-page-title"
      aria-label={t('page.title')}
      placeholder={t('page.titleHere')}
      value={title}
      rows={1}
      lang={language}
      dir={directionOf(language)}
      readOnly={readOnly}
      onChange={(event) => renameNode(document, page, language, event.target.value.replaceAll('\n', ' '))}
      onBlur={() => node && noteTranslated(document, node, language, ['title'])}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        (event.currentTarget.closest('.nb-page')?.querySelector('.ProseMirror') as HTMLElement | null)?.focus();
      }}
    />
  );
}

const mediaType = (file: File): 'picture' | 'audio' | 'video' | null =>
  file.type.startsWith('image/')
    ? 'picture'
    : file.type.startsWith('audio/')
      ? 'audio'
      : file.type.startsWith('video/')
        ? 'video'
        : null;

/** The text of one page in one language, with its blocks. */
function PageBody({ page, fragment }: { readonly page: Id; readonly fragment: Y.XmlFragment }): ReactNode {
  const { t } = useTranslation();
  const editing = useCourseEditing();
  const { document, models, undo, language, readOnly, selectBlock, upload, report, assetUrl } = editing;
  const parcels = useRef(new Map<Id, string>());
  const arrived = useRef(new Set<Id>());
  const editorRef = useRef<Editor | null>(null);

  /** Pasted or dropped leaves: a cut block keeps its id, a copy becomes a block of its own. */
  const renewCopies = useCallback(
    (slice: Slice, view: EditorView): Slice => {
      const dragging = view.dragging as { move?: boolean } | null;
      if (dragging?.move) return slice;
      arrived.current = new Set();
      const renew = (content: Fragment): Fragment => {
        const nodes: ProseMirrorNode[] = [];
        content.forEach((node) => {
          if (node.type.name !== 'blockRef') return nodes.push(node.copy(renew(node.content)));
          const id = String(node.attrs['id'] ?? '');
          const known = document.blocks.has(id);
          if (known && !isReferenced(document, id) && !arrived.current.has(id)) {
            arrived.current.add(id);
            return nodes.push(node);
          }
          const parcel = parcels.current.get(id);
          const copy = parcel ? unpackBlock(document, models, id, parcel) : undefined;
          if (!copy) return nodes.length;
          void bringAssets(copy.assets, assetUrl, upload).catch(report);
          return nodes.push(node.type.create({ id: copy.id }));
        });
        return Fragment.fromArray(nodes);
      };
      return new Slice(renew(slice.content), slice.openStart, slice.openEnd);
    },
    [document, models, assetUrl, upload, report],
  );
  const blockRefExtension = useMemo(
    () =>
      BlockRef.configure({
        view: BlockView,
        pack: (id: string) => packBlock(document, models, id, assetUrl),
        unpack: (id: string, packed: string) => void parcels.current.set(id, packed),
      }),
    [document, models, assetUrl],
  );
  const flow = useMemo(
    () => ({ extensions: () => [blockRefExtension], showBlock: (id: Id) => <InnerBlock block={id} /> }),
    [blockRefExtension],
  );

  const takeFiles = async (editor: Editor, files: readonly File[], at?: number): Promise<void> => {
    for (const file of files) {
      const type = mediaType(file);
      if (!type) {
        report(new AppError('asset.unsupported-type', { name: file.name }));
        continue;
      }
      try {
        const asset = await upload(file);
        if (at !== undefined) editor.commands.setTextSelection(at);
        const id = insertBlock(editor, document, undo, type, {
          settings: {
            ...models[type]!.create(() => '').settings,
            asset: toAssetSetting({ ...asset, width: asset.width ?? 0, height: asset.height ?? 0 }),
          },
        });
        selectBlock(id);
      } catch (error) {
        report(error);
      }
    }
  };

  const changed = useRef(false);
  const before = useRef<Id[]>(refsOf(fragment));
  const editor = useEditor(
    {
      extensions: [...proseExtensions('flow'), DocumentBinding.configure({ fragment, undo: undo }), blockRefExtension],
      injectCSS: false,
      editable: !readOnly,
      editorProps: {
        attributes: {
          'aria-label': t('page.text'),
          role: 'textbox',
          'aria-multiline': 'true',
          lang: language,
          dir: directionOf(language),
          class: 'nb-prose',
        },
        transformPasted: renewCopies,
        handlePaste: (_view, event) => {
          const { clipboardData: data } = event;
          const html = data?.getData('text/html') ?? '';
          const files = [...(data?.files ?? [])].filter((file) => mediaType(file) !== null);
          // A picture copied by itself comes with markup that only points at it.
          if (files.length > 0 && !hasWords(html)) {
            void takeFiles(editorRef.current!, files);
            return true;
          }
          const pictures = picturesIn(html);
          if (pictures.length > 0) setTimeout(() => void takeFiles(editorRef.current!, pictures));
          return false;
        },
        handleDrop: (view, event, _slice, moved) => {
          const files = [...(event.dataTransfer?.files ?? [])];
          if (moved || files.length === 0) return false;
          event.preventDefault();
          void takeFiles(editorRef.current!, files, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos);
          return true;
        },
      },
      onUpdate: ({ transaction }) => {
        before.current = mirrorBlocks(document, fragment, before.current);
        if (transaction.getMeta(ySyncPluginKey) === undefined) changed.current = true;
      },
      onDestroy: () => {
        const node = document.nodes.get(page);
        if (changed.current && node) noteTranslated(document, node, language, ['prose']);
      },
      onFocus: ({ event }) => {
        if (!(event.target as Element | null)?.closest('[data-block]')) selectBlock(null);
      },
    },
    [fragment, readOnly],
  );
  editorRef.current = editor;
  useEffect(() => {
    before.current = refsOf(fragment);
    const listener = (_events: unknown, transaction: Y.Transaction): void => {
      if (transaction.origin !== 'author' && !transaction.local) before.current = refsOf(fragment);
      else if (transaction.origin === undo) before.current = refsOf(fragment);
    };
    fragment.observeDeep(listener);
    return () => fragment.unobserveDeep(listener);
  }, [fragment, undo]);

  const insertions = useMemo(() => listInsertions(document, undo, selectBlock), [document, undo, selectBlock]);
  const openPalette = (): void => {
    if (!editor) return;
    const last = editor.state.doc.lastChild;
    const chain = editor.chain();
    if (last && !(last.type.name === 'paragraph' && last.content.size === 0))
      chain.insertContentAt(editor.state.doc.content.size, { type: 'paragraph' });
    chain.focus('end').insertContent('/').run();
    // At once, not in the next frame: what is typed now belongs behind the slash.
    editor.view.focus();
  };
  return (
    <FlowProvider value={flow}>
      {editor && !readOnly ? <FormatBar editor={editor} /> : null}
      <EditorContent editor={editor} className="nb-page-body" />
      {editor && !readOnly ? (
        <>
          <SlashPalette editor={editor} insertions={insertions} />
          <button type="button" className="nb-add-block" onClick={openPalette}>
            + {t('insert.title')}
          </button>
        </>
      ) : null}
      <span hidden data-page={page} />
    </FlowProvider>
  );
}

/** A page as the learner will read it, edited in place. */
export const PageEditor = memo(function PageEditor({ page }: { readonly page: Id }): ReactNode {
  const { document, language } = useCourseEditing();
  const [fragment, setFragment] = useState(() => pageProse(document, page, language));
  useEffect(() => setFragment(pageProse(document, page, language)), [document, page, language]);
  return (
    <article className="nb-page" data-language={language} dir={directionOf(language)}>
      <PageTitle page={page} />
      {fragment ? <PageBody key={`${page} ${language}`} page={page} fragment={fragment} /> : null}
    </article>
  );
});
