import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '@nibras/base';
import { addComment, readComments, resolveComment } from '@nibras/course';
import { useCourseEditing, useShared } from '@nibras/editor-kit';
import { useFormats } from '../../ui/formats.ts';

/** Remarks on a page or on one of its blocks, among them what a merge put aside; open ones first. */
export function Comments({ page, block }: { readonly page: Id; readonly block?: Id }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { document, readOnly } = useCourseEditing();
  const [text, setText] = useState('');
  const comments = useShared(
    document.comments,
    () =>
      readComments(document)
        .filter((one) => (block ? one.block === block : one.page === page))
        .toSorted((one, other) => Number(one.resolved) - Number(other.resolved)),
    { deep: true, key: `${page} ${block ?? ''}` },
  );
  const add = (): void => {
    if (text.trim() === '') return;
    addComment(document, {
      page,
      ...(block ? { block } : {}),
      author: t('comments.me'),
      text: text.trim(),
      time: Date.now(),
    });
    setText('');
  };
  return (
    <section className="nb-comments">
      <h3>{t('comments.title')}</h3>
      <ul>
        {comments.map((comment) => (
          <li key={comment.id} className={comment.resolved ? 'nb-comment nb-comment-resolved' : 'nb-comment'}>
            <p dir="auto">{comment.text}</p>
            <small>
              {comment.author} · {formats.dateTime(comment.time)}
            </small>
            {readOnly ? null : (
              <button
                type="button"
                className="nb-quiet-button"
                onClick={() => resolveComment(document, comment.id, !comment.resolved)}
              >
                {t(comment.resolved ? 'comments.reopen' : 'comments.resolve')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {readOnly ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <textarea
            className="nb-input"
            rows={2}
            dir="auto"
            aria-label={t('comments.write')}
            placeholder={t('comments.write')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="nb-button nb-button-small" disabled={text.trim() === ''}>
            {t('comments.add')}
          </button>
        </form>
      )}
    </section>
  );
}
