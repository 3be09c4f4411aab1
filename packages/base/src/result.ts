/** The outcome of parsing something untrusted or of an operation whose refusal is expected. */
export type Result<Value, Problem> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Problem };

export const succeed = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });
export const refuse = <Problem>(error: Problem): { ok: false; error: Problem } => ({ ok: false, error });
