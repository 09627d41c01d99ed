import type { CardRenderers } from '../../card.ts';
import { approvalsCard } from './approvals.ts';
import { checkInCard } from './check-in.ts';
import { closingCard } from './closing.ts';
import { leavesCard } from './leaves.ts';
import { newOfficersCard } from './new-officers.ts';
import { noticeCard } from './notice.ts';
import { ownCheckInCard } from './own-check-in.ts';
import { ownLeaveCard } from './own-leave.ts';
import { planCard } from './plan.ts';
import { registrationCard } from './registration.ts';
import { todoCard } from './todo.ts';
import { ticksCard } from './ticks.ts';
import { cardKinds } from './touch.ts';

/** Every kind of card with the function that draws it. */
export const cardRenderers: CardRenderers = {
  [cardKinds.notice]: noticeCard,
  [cardKinds.checkIn]: checkInCard,
  [cardKinds.ownCheckIn]: ownCheckInCard,
  [cardKinds.ownLeave]: ownLeaveCard,
  [cardKinds.leaves]: leavesCard,
  [cardKinds.closing]: closingCard,
  [cardKinds.ticks]: ticksCard,
  [cardKinds.plan]: planCard,
  [cardKinds.approvals]: approvalsCard,
  [cardKinds.todo]: todoCard,
  [cardKinds.newOfficers]: newOfficersCard,
  [cardKinds.registration]: registrationCard,
};
