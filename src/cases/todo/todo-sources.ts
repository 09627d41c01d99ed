import { awayToContact } from './sources/away-contacts.ts';
import { claimsToMatch } from './sources/claims.ts';
import { conditionToReview } from './sources/condition.ts';
import { dayToFinish } from './sources/closing.ts';
import { amountsToFix } from './sources/dues-fixing.ts';
import { duesInArrears } from './sources/dues-arrears.ts';
import { cashToHandUp } from './sources/hand-up.ts';
import { duesToGiveBack } from './sources/dues-beyond.ts';
import { duesToConfirm } from './sources/dues-claims.ts';
import { duesToHandOver } from './sources/dues-hand-over.ts';
import { leavesToAgree } from './sources/leaves.ts';
import { studyToMakeUp } from './sources/make-up.ts';
import { peopleToTelephone } from './sources/phone-list.ts';
import { changesAtTownship } from './sources/leavings.ts';
import { monthToPlan } from './sources/plan.ts';
import { membersToReview } from './sources/reviews.ts';
import { namesToTick } from './sources/ticks.ts';
import { looksToRead } from './sources/name-looks.ts';
import { totalsToSettle } from './sources/totals.ts';
import { uncertainSends } from './sources/uncertain.ts';
import type { TodoSource } from './todo-item.ts';

/** In the order in which 待办 shows them. */
export const todoSources: readonly TodoSource[] = [
  monthToPlan,
  claimsToMatch,
  leavesToAgree,
  peopleToTelephone,
  namesToTick,
  totalsToSettle,
  dayToFinish,
  duesToConfirm,
  studyToMakeUp,
  amountsToFix,
  duesInArrears,
  changesAtTownship,
  duesToGiveBack,
  cashToHandUp,
  duesToHandOver,
  membersToReview,
  conditionToReview,
  awayToContact,
  uncertainSends,
  looksToRead,
];
