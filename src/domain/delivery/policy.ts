/** What kind of message met a fault: the three lanes differ in what a repeat would do. */
export type Attempt = 'create' | 'edit' | 'answer';

/** Faults by what may be done about them; the messenger port carries the same shape. */
export type Fault =
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  | { readonly kind: 'migrated'; readonly toExternalId: string }
  | {
      readonly kind:
        'forbidden' | 'gone' | 'rejected' | 'unauthorized' | 'conflict' | 'unreachable' | 'uncertain';
    };

export type Next =
  /** Provably not delivered, or harmless to repeat. */
  | { readonly then: 'retry'; readonly afterMs: number }
  /** The chat has a new id: change it, then repeat at once. */
  | { readonly then: 'migrate'; readonly toExternalId: string }
  /** The chat cannot be written to any more. */
  | { readonly then: 'leave' }
  /** Final. */
  | { readonly then: 'end'; readonly state: 'failed' | 'uncertain' };

const misconfiguredMs = 30_000;

/**
 * The one place where faults of the messenger are decided upon. A new message whose reply was lost is never repeated on
 * a guess: it becomes uncertain and a person decides. Edits and answers may repeat freely.
 */
export function afterFault(attempt: Attempt, fault: Fault, attempts: number): Next {
  switch (fault.kind) {
    case 'busy':
      return { then: 'retry', afterMs: fault.retryAfterMs };
    case 'migrated':
      return { then: 'migrate', toExternalId: fault.toExternalId };
    case 'unreachable':
      return { then: 'retry', afterMs: backOffMs(attempts) };
    case 'unauthorized':
    case 'conflict':
      return { then: 'retry', afterMs: misconfiguredMs };
    case 'forbidden':
      return { then: 'leave' };
    case 'gone':
    case 'rejected':
      return { then: 'end', state: 'failed' };
    case 'uncertain':
      return attempt === 'create'
        ? { then: 'end', state: 'uncertain' }
        : { then: 'retry', afterMs: backOffMs(attempts) };
  }
}

/** 1 s, 2 s, 4 s … at most 30 s: back within 40 s of the fault's end. */
function backOffMs(attempts: number): number {
  return Math.min(30_000, 1_000 * 2 ** Math.min(attempts, 5));
}
