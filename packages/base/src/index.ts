export { derivedId, isId, newId } from './ids.ts';
export type { FillRandom, Id } from './ids.ts';
export { refuse, succeed } from './result.ts';
export type { Result } from './result.ts';
export type { Diagnostic, Place, Severity } from './diagnostic.ts';
export { AppError, appErrorCodes, Cancelled } from './app-error.ts';
export type { AppErrorCode } from './app-error.ts';
export type { Disposable } from './disposable.ts';
export { escapeHtml, escapeXml } from './escape.ts';
