import type { Instant } from '../ids.ts';
import type { Outcome } from '../outcome.ts';

/** Why a message is held after a restore: the program that was lost may have sent it. */
export const restoredReason = 'restored';

/**
 * What a scheduled step wants sent, held when the step was due before the database was restored (`restored`, as kept with it):
 * the lost program may have done it already. Cards that stand are rendered all the same.
 */
export function heldAfterRestore<T extends Outcome>(
  outcome: T,
  dueAt: Instant,
  restored: string | undefined,
): T {
  const restoredAt = restoredAtIn(restored);
  if (restoredAt === undefined || dueAt > restoredAt) return outcome;
  const held = <D extends object>(dispatch: D) => ({ ...dispatch, held: restoredReason });
  return {
    ...outcome,
    ...(outcome.messages && { messages: outcome.messages.map(held) }),
    ...(outcome.cards && { cards: outcome.cards.map(held) }),
    ...(outcome.files && { files: outcome.files.map(held) }),
  };
}

/** When the database was restored, as kept with it; `undefined` when it never was. */
export function restoredAtIn(restored: string | undefined): Instant | undefined {
  return restored === undefined ? undefined : (JSON.parse(restored) as { to: Instant }).to;
}
