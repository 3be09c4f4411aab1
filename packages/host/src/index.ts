export { contract } from './contract.ts';
export type {
  HostContract,
  HostEvent,
  HostEventOf,
  HostInput,
  HostMethod,
  HostOutput,
  HostParsedInput,
} from './contract.ts';
export type { Port } from './port.ts';
export { createClient } from './client.ts';
export type { HostClient } from './client.ts';
export { serve } from './server.ts';
export type { CallContext, Connection, HostHandlers } from './server.ts';
export { createCourseSession, hostOrigin } from './course-session.ts';
export type { CourseSession, SavedState } from './course-session.ts';
