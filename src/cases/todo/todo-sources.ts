import { claimsToMatch } from './sources/claims.ts';
import { dayToFinish } from './sources/closing.ts';
import { leavesToAgree } from './sources/leaves.ts';
import { studyToMakeUp } from './sources/make-up.ts';
import { monthToPlan } from './sources/plan.ts';
import { namesToTick } from './sources/ticks.ts';
import { totalsToSettle } from './sources/totals.ts';
import { uncertainSends } from './sources/uncertain.ts';
import type { TodoSource } from './todo-item.ts';

/** In the order in which 待办 shows them. */
export const todoSources: readonly TodoSource[] = [
  monthToPlan,
  claimsToMatch,
  leavesToAgree,
  namesToTick,
  totalsToSettle,
  dayToFinish,
  studyToMakeUp,
  uncertainSends,
];
