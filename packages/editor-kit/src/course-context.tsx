import { createContext, useContext } from 'react';
import type * as Y from 'yjs';
import type { BlockModels, CourseDocument, Framework } from '@nibras/course';

/** A file that an author put into the course. */
export interface UploadedAsset {
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** Everything an editor of course content needs from the window that it lives in. */
export interface CourseEditing {
  readonly document: CourseDocument;
  readonly models: BlockModels;
  readonly undo: Y.UndoManager;
  /** Language being edited. */
  readonly language: string;
  readonly readOnly: boolean;
  /** Address at which an asset can be shown. */
  readonly assetUrl: (hash: string) => string;
  /** Stores a file in the course; rejects with AppError. The caller tells the author. */
  readonly upload: (file: File) => Promise<UploadedAsset>;
  /** The frameworks of competences, fetched when first wanted. */
  readonly frameworks: () => Promise<readonly Framework[]>;
  /** Tells the author of a failure in plain words. */
  readonly report: (error: unknown) => void;
  /** Translation of a studio string. */
  readonly say: (key: string, params?: Record<string, string | number>) => string;
  /** The block whose settings the inspector shows, or null. */
  readonly selectedBlock: string | null;
  readonly selectBlock: (id: string | null) => void;
}

const CourseContext = createContext<CourseEditing | null>(null);

export const CourseEditingProvider = CourseContext.Provider;

/** The course being edited; only inside a course window. */
export function useCourseEditing(): CourseEditing {
  const editing = useContext(CourseContext);
  if (!editing) throw new Error('useCourseEditing outside a course window');
  return editing;
}
