import type { Guard } from '../../domain/delivery/guards.ts';
import type { Month } from '../../domain/ids.ts';

/** New group messages of the bot's own accord, a chat and month (design rule 4). */
const perMonth = 3;
/** A moved or cancelled day may bring a fourth. */
const perMonthWithMove = 4;

export function budgetGuard(month: Month, afterMove = false): Guard {
  return { kind: 'budget', month, limit: afterMove ? perMonthWithMove : perMonth };
}
