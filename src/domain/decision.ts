/** Outcome of a decision: a value, or the reason why not. A throw, by contrast, is a bug. */
export type Decision<T, Reason> = { readonly ok: true; readonly value: T } | Refusal<Reason>;
export interface Refusal<Reason> {
  readonly ok: false;
  readonly reason: Reason;
}

export function accept<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<const Reason>(reason: Reason): Refusal<Reason> {
  return { ok: false, reason };
}
