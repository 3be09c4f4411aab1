import { useEffect, useMemo, useRef, useState } from 'react';
import type * as Y from 'yjs';
import type { Id } from '@nibras/base';
import { type BlockModels, type CourseDocument, defaultLanguage } from '@nibras/course';
import { useCourseEditing } from '@nibras/editor-kit';
import {
  type CourseDraw,
  measureQuestion,
  placeQuestions,
  type QuestionMeasure,
  type QuestionPlace,
  type QuestionRow,
  readDraws,
  readRow,
} from './question-row.ts';

type Events = readonly Y.YEvent<Y.AbstractType<unknown>>[];

/** What is known until the document changes: rows and measures by question, and where the questions stand. */
class RowCache {
  readonly rows = new Map<Id, QuestionRow>();
  readonly measures = new Map<Id, QuestionMeasure>();
  places: readonly QuestionPlace[] | undefined;
  draws: readonly CourseDraw[] | undefined;

  blocksChanged(document: CourseDocument, models: BlockModels, events: Events): void {
    for (const event of events) {
      const ids = event.target === (document.blocks as unknown) ? [...event.changes.keys.keys()] : [event.path[0]];
      for (const id of ids) {
        this.rows.delete(String(id));
        this.measures.delete(String(id));
        if (models[String(document.blocks.get(String(id))?.get('type') ?? '')]?.draws) this.draws = undefined;
      }
      if (event.target === (document.blocks as unknown)) this.places = undefined;
    }
  }

  nodesChanged(): void {
    this.places = undefined;
    this.draws = undefined;
  }
}

/** A change of many records comes as one event, typing as many: both are drawn once. */
const quiet = 60;

/** The questions of a bank, or of the whole course, followed while they change: only what changed is read again. */
export function useQuestionRows(scope: Id | 'all'): {
  readonly rows: readonly QuestionRow[];
  readonly draws: readonly CourseDraw[];
  readonly measure: (row: QuestionRow) => QuestionMeasure;
} {
  const { document, models, language } = useCourseEditing();
  const [version, setVersion] = useState(0);
  const cache = useRef<{ key: string; cache: RowCache } | null>(null);
  const key = `${scope} ${language}`;
  if (cache.current?.key !== key) cache.current = { key, cache: new RowCache() };
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const plan = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setVersion((old) => old + 1);
      }, quiet);
    };
    const onBlocks = (events: Events): void => {
      cache.current?.cache.blocksChanged(document, models, events);
      plan();
    };
    const onNodes = (): void => {
      cache.current?.cache.nodesChanged();
      plan();
    };
    document.blocks.observeDeep(onBlocks as never);
    document.nodes.observeDeep(onNodes as never);
    return () => {
      clearTimeout(timer);
      document.blocks.unobserveDeep(onBlocks as never);
      document.nodes.unobserveDeep(onNodes as never);
    };
  }, [document, models]);
  return useMemo(() => {
    const known = cache.current!.cache;
    const main = defaultLanguage(document);
    known.places ??= placeQuestions(document, models, scope);
    known.draws ??= readDraws(document, models);
    const rows = known.places.flatMap((place) => {
      let row = known.rows.get(place.id);
      if (row?.page !== place.page) {
        if (!document.blocks.has(place.id)) return [];
        known.rows.set(place.id, (row = readRow(document, place, language, main)));
      }
      return [row];
    });
    const measure = (row: QuestionRow): QuestionMeasure => {
      let found = known.measures.get(row.id);
      if (!found) known.measures.set(row.id, (found = measureQuestion(document, models, row.id, language)));
      return found;
    };
    return { rows, draws: known.draws, measure };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the version says that the document changed
  }, [document, models, scope, language, version]);
}
