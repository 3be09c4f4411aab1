import { EditorContent, useEditor } from '@tiptap/react';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Selection } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import {
  createFragment,
  directionOf,
  edit,
  noteTranslated,
  plainText,
  type ProseNode,
  readProse,
  setPlainText,
  type SlotKind,
} from '@nibras/course';
import { DocumentBinding } from '../collaboration/document-binding.ts';
import { useCourseEditing } from '../course-context.tsx';
import { proseExtensions } from '../schema/prose-extensions.ts';
import { type MarkerHandle, refreshMarkers, type TextMarkers, textMarkers } from '../schema/text-markers.ts';
import { useShared } from '../use-shared.ts';
import { useFlow } from './flow-extensions.ts';
import { ProseView } from './prose-view.tsx';

export interface SlotEditorProps {
  readonly block: string;
  readonly slot: string;
  readonly kind: Exclude<SlotKind, 'plain'>;
  /** Accessible name of the field. */
  readonly label: string;
  readonly placeholder?: string;
  readonly className?: string;
  /** Enter pressed in a line, e.g. to add the next option. */
  readonly onEnter?: () => void;
  /** Backspace pressed in an empty line. */
  readonly onEmptyBackspace?: () => void;
  readonly autoFocus?: boolean;
  /** Where members of the block stand in the text. */
  readonly markers?: TextMarkers;
  readonly markerHandle?: MarkerHandle;
}

/** Where the author pointed when a text became an editor, in pixels of the window. */
interface Pointed {
  readonly left: number;
  readonly top: number;
}

function MountedEditor(
  props: SlotEditorProps & {
    readonly fragment: Y.XmlFragment;
    readonly record: Y.Map<unknown>;
    readonly pointed: Pointed | null;
    readonly onDone: () => void;
  },
): ReactNode {
  const { kind, label, fragment, pointed, onDone, onEnter, onEmptyBackspace } = props;
  const editing = useCourseEditing();
  const flow = useFlow();
  const changed = useRef(false);
  const keys = useRef({ onEnter, onEmptyBackspace });
  keys.current = { onEnter, onEmptyBackspace };
  const markers = useRef(props.markers);
  markers.current = props.markers;
  const editor = useEditor(
    {
      extensions: [
        ...proseExtensions(kind),
        DocumentBinding.configure({ fragment, undo: editing.undo }),
        ...(kind === 'flow' ? flow.extensions() : []),
        ...(markers.current
          ? [textMarkers(() => markers.current!, props.markerHandle ?? { make: null, put: null })]
          : []),
      ],
      injectCSS: false,
      editable: !editing.readOnly,
      editorProps: {
        attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': String(kind !== 'line') },
        handleKeyDown: (view, event) => {
          if (kind !== 'line') return false;
          if (event.key === 'Enter' && !event.isComposing) {
            keys.current.onEnter?.();
            return true;
          }
          if (event.key === 'Backspace' && view.state.doc.textContent === '' && keys.current.onEmptyBackspace) {
            keys.current.onEmptyBackspace();
            return true;
          }
          return false;
        },
      },
      onUpdate: ({ transaction }) => {
        if (transaction.getMeta(ySyncPluginKey) === undefined) changed.current = true;
      },
      onDestroy: () => {
        if (changed.current) noteTranslated(editing.document, props.record, editing.language, [`text/${props.slot}`]);
      },
      onBlur: ({ event }) => {
        const next = event.relatedTarget;
        if (next instanceof Element && next.closest('[data-keeps-editor]')) return;
        onDone();
      },
    },
    [fragment],
  );
  const start = useRef(pointed);
  // At once, not in the next frame: keys pressed meanwhile must not go astray.
  useLayoutEffect(() => {
    const { view } = editor;
    const at = start.current ? view.posAtCoords(start.current)?.pos : undefined;
    const end = Selection.atEnd(view.state.doc);
    const selection = at === undefined ? end : Selection.near(view.state.doc.resolve(at));
    view.dispatch(view.state.tr.setSelection(selection));
    view.focus();
  }, [editor]);
  const markersKey = props.markers?.key;
  useEffect(() => {
    if (markersKey !== undefined) refreshMarkers(editor.view);
  }, [editor, markersKey]);
  return <EditorContent editor={editor} />;
}

/**
 * A text slot of a block. It shows its text as plain markup and becomes an editor only while the caret is in it, so that a
 * page of forty questions stays light.
 */
export function SlotEditor(props: SlotEditorProps): ReactNode {
  const { block, slot, kind, label, placeholder, className, autoFocus } = props;
  const { document, language, readOnly } = useCourseEditing();
  const flow = useFlow();
  const record = document.blocks.get(block);
  const key = `text/${slot}/${language}`;
  const value = record?.get(key);
  const fragment = value instanceof Y.XmlFragment ? value : undefined;
  const [active, setActive] = useState(autoFocus === true);
  const nodes = useShared<readonly ProseNode[]>(fragment, () => (fragment ? readProse(fragment) : []), {
    deep: true,
    key: `${block} ${key}`,
  });
  useEffect(() => {
    if (autoFocus) setActive(true);
  }, [autoFocus]);

  const pointed = useRef<Pointed | null>(null);
  const start = (where: Pointed | null): void => {
    if (readOnly || !record || active) return;
    if (!fragment) edit(document, () => record.set(key, createFragment([])));
    pointed.current = where;
    flushSync(() => setActive(true));
  };
  const empty = nodes.length === 0 || (plainText(nodes) === '' && !nodes.some((node) => node.type === 'blockRef'));
  const frame = `nb-slot nb-slot-${kind} ${className ?? ''}`;
  if (active && fragment)
    return (
      <div className={`${frame} nb-slot-active`} lang={language} dir={directionOf(language)} data-slot={slot}>
        <MountedEditor
          {...props}
          record={record!}
          fragment={fragment}
          pointed={pointed.current}
          onDone={() => setActive(false)}
        />
      </div>
    );
  return (
    <div
      className={frame}
      lang={language}
      dir={directionOf(language)}
      data-slot={slot}
      role="textbox"
      aria-label={label}
      aria-multiline={kind !== 'line'}
      aria-readonly={readOnly}
      tabIndex={0}
      onFocus={(event) => {
        if (event.target === event.currentTarget) start(null);
      }}
      onMouseDown={(event) => {
        if (event.button !== 0 || readOnly) return;
        event.preventDefault();
        start({ left: event.clientX, top: event.clientY });
      }}
    >
      {empty ? (
        <p className="nb-placeholder">{placeholder ?? label}</p>
      ) : (
        <ProseView nodes={nodes} showBlock={flow.showBlock} {...(props.markers ? { markers: props.markers } : {})} />
      )}
    </div>
  );
}

/** A plain slot (alternative text, an accepted answer) as an ordinary text field. */
export function PlainSlotField({
  block,
  slot,
  label,
  placeholder,
  multiline = false,
  className,
  hideLabel = false,
  onEnter,
}: {
  readonly block: string;
  readonly slot: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly multiline?: boolean;
  readonly className?: string;
  readonly hideLabel?: boolean;
  readonly onEnter?: () => void;
}): ReactNode {
  const { document, language, readOnly } = useCourseEditing();
  const record = document.blocks.get(block);
  const value = useShared(record, () => String(record?.get(`text/${slot}/${language}`) ?? ''), {
    key: `${block} ${slot} ${language}`,
  });
  const Field = multiline ? 'textarea' : 'input';
  return (
    <label className={`nb-field ${className ?? ''}`}>
      <span className={hideLabel ? 'nb-visually-hidden' : 'nb-field-label'}>{label}</span>
      <Field
        className="nb-input"
        value={value}
        lang={language}
        dir={directionOf(language)}
        placeholder={placeholder}
        readOnly={readOnly}
        rows={multiline ? 3 : undefined}
        onChange={(event: { target: { value: string } }) =>
          setPlainText(document, block, slot, language, event.target.value)
        }
        onBlur={() => record && noteTranslated(document, record, language, [`text/${slot}`])}
        onKeyDown={(event: { key: string; preventDefault: () => void }) => {
          if (event.key === 'Enter' && onEnter) {
            event.preventDefault();
            onEnter();
          }
        }}
      />
    </label>
  );
}
