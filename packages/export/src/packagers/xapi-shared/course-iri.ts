import { z } from 'zod';
import type { RenderedCourse } from '@nibras/render';

/** An address below which an academy names its courses: of the web, or a URN. */
const base = /^$|^(https?:\/\/[^\s<>"{}|\\^`/]+[^\s<>"{}|\\^`]*|urn:[a-z0-9][a-z0-9-]{0,31}:[^\s<>"{}|\\^`]+)$/i;

/** The option that says how the course is named in a learning record store. */
export const iriOption = z.string().regex(base).default('');

/**
 * The course's own name in a learning record store: the same in every export, since results are kept by it. Without a base it is
 * a URN of the course's id, which needs no web site and no registration.
 */
export function courseIri(iri: string, { courseId }: Pick<RenderedCourse, 'courseId'>): string {
  if (iri === '') return `urn:nibras:${courseId}`;
  return /^urn:/i.test(iri) ? `${iri.replace(/:+$/, '')}:${courseId}` : `${iri.replace(/\/+$/, '')}/${courseId}`;
}

/** The name of a part of a course. */
export const partIri = (course: string, part: string): string => `${course}${/^urn:/i.test(course) ? ':' : '/'}${part}`;
