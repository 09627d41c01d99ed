import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay, Plan } from '../../ports/store/party-days.ts';
import type { Month } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { PlanFacts } from '../../text/zh-cn/month.ts';

/** A Party day as texts want it. */
export function planFacts(tx: Tx, day: PartyDay): PlanFacts {
  return factsOf(tx.org.branch(day.branchId)?.name ?? '', day.month, day);
}

export function suggestedFacts(branch: Branch, month: Month, plan: Plan): PlanFacts {
  return factsOf(branch.name, month, plan);
}

function factsOf(branch: string, month: Month, { date, time, place, forms, theme }: Plan): PlanFacts {
  return { branch, month, date, time, place, forms, theme };
}
