import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAllowedAddress, type TableCommand, tableCommands } from '@nibras/editor-kit';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';

function LinkDialog({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const [address, setAddress] = useState(String(editor.getAttributes('link')['href'] ?? ''));
  const complete = /^[a-z][a-z0-9+.-]*:|^#/i.test(address) ? address : `https://${address}`;
  const allowed = isAllowedAddress(complete) && address.trim() !== '';
  return (
    <Dialog
      title={t('link.title')}
      size="small"
      onClose={onClose}
      actions={
        <>
          <button
            type="button"
            className="nb-button"
            onClick={() => {
              editor.chain().focus().extendMarkRange('link').unsetLink().run();
              onClose();
            }}
          >
            {t('link.remove')}
          </button>
          <button type="submit" form="link-form" className="nb-button nb-button-main" disabled={!allowed}>
            {t('link.apply')}
          </button>
        </>
      }
    >
      <form
        id="link-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!allowed) return;
          const chain = editor.chain().focus();
          if (editor.state.selection.empty && !editor.isActive('link'))
            chain
              .insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { href: complete } }] })
              .run();
          else chain.extendMarkRange('link').setLink({ href: complete }).run();
          onClose();
        }}
      >
        <label className="nb-field">
          <span className="nb-field-label">{t('link.address')}</span>
          <input className="nb-input" dir="ltr" value={address} onChange={(event) => setAddress(event.target.value)} />
        </label>
      </form>
    </Dialog>
  );
}

const marks: readonly { name: string; icon: IconName; run: (editor: Editor) => void }[] = [
  { name: 'bold', icon: 'bold', run: (editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', icon: 'italic', run: (editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'code', icon: 'code', run: (editor) => editor.chain().focus().toggleCode().run() },
];

/** The tools for the text at the caret. */
export function FormatBar({ editor }: { readonly editor: Editor }): ReactNode {
  const { t } = useTranslation();
  const [linking, setLinking] = useState(false);
  const state = useEditorState({
    editor,
    selector: ({ editor: one }) => ({
      active: Object.fromEntries(['bold', 'italic', 'code', 'link', 'table'].map((name) => [name, one.isActive(name)])),
      style: one.isActive('heading')
        ? `heading${one.getAttributes('heading')['level']}`
        : one.isActive('codeBlock')
          ? 'codeBlock'
          : one.isActive('blockquote')
            ? 'blockquote'
            : 'paragraph',
    }),
  });
  const styles = ['paragraph', 'heading2', 'heading3', 'heading4', 'blockquote', 'codeBlock'] as const;
  const setStyle = (style: string): void => {
    const chain = editor.chain().focus();
    if (style.startsWith('heading')) chain.setHeading({ level: Number(style.slice(7)) as 2 | 3 | 4 }).run();
    else if (style === 'blockquote') chain.toggleBlockquote().run();
    else if (style === 'codeBlock') chain.toggleCodeBlock().run();
    else chain.clearNodes().run();
  };
  const setDirection = (direction: 'ltr' | 'rtl' | null): void => {
    const { $from } = editor.state.selection;
    const name = $from.depth > 0 ? $from.node(1).type.name : 'paragraph';
    editor.chain().focus().updateAttributes(name, { dir: direction }).run();
  };
  const setPhrase = (lang: string): void => {
    const dir = lang === 'ar' ? 'rtl' : 'ltr';
    editor.chain().focus().setMark('phrase', { lang, dir }).run();
  };
  return (
    <div className="nb-format-bar" role="toolbar" aria-label={t('format.title')} data-keeps-editor>
      <select
        className="nb-input nb-style-picker"
        aria-label={t('format.style')}
        value={state.style}
        onChange={(event) => setStyle(event.target.value)}
      >
        {styles.map((style) => (
          <option key={style} value={style}>
            {t(`insert.${style}`)}
          </option>
        ))}
      </select>
      {marks.map((mark) => (
        <button
          key={mark.name}
          type="button"
          className="nb-icon-button"
          aria-label={t(`format.${mark.name}`)}
          aria-pressed={state.active[mark.name] === true}
          title={t(`format.${mark.name}`)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => mark.run(editor)}
        >
          <Icon name={mark.icon} />
        </button>
      ))}
      <button
        type="button"
        className="nb-icon-button"
        aria-label={t('link.title')}
        title={t('link.title')}
        aria-pressed={state.active['link'] === true}
        onClick={() => setLinking(true)}
      >
        <Icon name="link" />
      </button>
      <MenuButton
        label={t('format.language')}
        entries={[
          ...(['fr', 'ar', 'en'] as const).map((lang) => ({
            id: lang,
            label: t(`format.phrase.${lang}`),
            run: () => setPhrase(lang),
          })),
          { id: 'none', label: t('format.phrase.none'), run: () => editor.chain().focus().unsetMark('phrase').run() },
          { id: 'ltr', label: t('format.ltr'), run: () => setDirection('ltr') },
          { id: 'rtl', label: t('format.rtl'), run: () => setDirection('rtl') },
          { id: 'auto', label: t('format.ofPage'), run: () => setDirection(null) },
        ]}
      >
        <Icon name="direction" />
      </MenuButton>
      {state.active['table'] ? (
        <MenuButton
          label={t('insert.table')}
          className="nb-button nb-button-small"
          entries={Object.entries(tableCommands).map(([id, command]) => ({
            id,
            label: t(id as TableCommand),
            run: () => {
              command(editor.state, editor.view.dispatch);
              editor.commands.focus();
            },
          }))}
        >
          {t('insert.table')}
        </MenuButton>
      ) : null}
      {linking ? <LinkDialog editor={editor} onClose={() => setLinking(false)} /> : null}
    </div>
  );
}
