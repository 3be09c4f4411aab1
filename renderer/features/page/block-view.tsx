import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asOneStep, copyBlock } from '@nibras/course';
import { editors } from '@nibras/blocks/editors';
import type { BlockType } from '@nibras/blocks/models';
import { useCourseEditing } from '@nibras/editor-kit';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { useBlockMenu } from './block-menu.ts';

const BlockBody = memo(function BlockBody({
  block,
  type,
}: {
  readonly block: string;
  readonly type: string;
}): ReactNode {
  const { t } = useTranslation();
  const editor = Object.hasOwn(editors, type) ? editors[type as BlockType] : undefined;
  if (!editor) return <p className="nb-missing">{t('block.unknown', { type: type || '?' })}</p>;
  return <editor.View block={block} />;
});

/** A block inside a text that is not being edited; a click on it opens that text. */
export function InnerBlock({ block }: { readonly block: string }): ReactNode {
  const { document } = useCourseEditing();
  return <BlockBody block={block} type={String(document.blocks.get(block)?.get('type') ?? '')} />;
}

/** A block where it stands on the page: its editor, a handle with a menu, selected by a click or by the caret in it. */
export function BlockView({ node, editor, getPos, deleteNode }: ReactNodeViewProps): ReactNode {
  const { t } = useTranslation();
  const { document, models, undo, selectedBlock, selectBlock, readOnly } = useCourseEditing();
  const more = useBlockMenu();
  const id = String(node.attrs['id'] ?? '');
  const type = String(document.blocks.get(id)?.get('type') ?? '');
  const move = (by: 1 | -1): void => {
    const at = getPos();
    if (at === undefined) return;
    const resolved = editor.state.doc.resolve(at);
    const index = resolved.index();
    const target = index + by;
    if (target < 0 || target >= resolved.parent.childCount) return;
    const neighbour = resolved.parent.child(target);
    const to = by === 1 ? at + neighbour.nodeSize : at - neighbour.nodeSize;
    undo.stopCapturing();
    editor.view.dispatch(editor.state.tr.delete(at, at + node.nodeSize).insert(to, node));
    undo.stopCapturing();
  };
  const duplicate = (): void =>
    asOneStep(undo, () => {
      const copy = copyBlock(document, models, id);
      const at = getPos();
      if (copy && at !== undefined)
        editor.view.dispatch(editor.state.tr.insert(at + node.nodeSize, node.type.create({ id: copy })));
    });
  const name = t(`block.${type}`);
  return (
    <NodeViewWrapper
      className={selectedBlock === id ? 'nb-block nb-block-selected' : 'nb-block'}
      data-block={id}
      onFocusCapture={() => selectBlock(id)}
      onMouseDown={() => selectBlock(id)}
      contentEditable={false}
    >
      {readOnly ? null : (
        <div className="nb-block-handle" data-keeps-editor>
          <span className="nb-drag" data-drag-handle draggable title={t('block.drag')}>
            <Icon name="drag" />
          </span>
          <MenuButton
            label={t('block.menu', { name })}
            entries={[
              { id: 'settings', label: t('block.settings'), run: () => selectBlock(id) },
              { id: 'duplicate', label: t('outline.duplicate'), run: duplicate },
              { id: 'up', label: t('outline.up'), run: () => move(-1) },
              { id: 'down', label: t('outline.down'), run: () => move(1) },
              ...more(id),
              { id: 'delete', label: t('outline.delete'), run: () => asOneStep(undo, deleteNode) },
            ]}
          >
            <Icon name="more" />
          </MenuButton>
        </div>
      )}
      <BlockBody block={id} type={type} />
    </NodeViewWrapper>
  );
}
