import { createContext, useContext } from 'react';
import type { AppError } from '@nibras/base';
import type { HostClient, HostOutput } from '@nibras/host';

export type OpenedCourse = HostOutput<'course.open'>;
export type HostDescription = HostOutput<'app.describe'>;

export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'good' | 'bad';
  readonly text: string;
}

/** What every part of the studio may use. */
export interface Studio {
  readonly host: HostClient;
  readonly description: HostDescription;
  readonly connected: boolean;
  readonly openCourse: (opened: OpenedCourse) => void;
  readonly goHome: () => void;
  readonly notify: (tone: Notice['tone'], text: string) => void;
  /** Tells of a failure in the author's language; cancelling is not one. */
  readonly report: (error: unknown) => void;
  readonly explain: (error: AppError) => string;
}

const StudioContext = createContext<Studio | null>(null);
export const StudioProvider = StudioContext.Provider;

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('useStudio outside the studio');
  return studio;
}
