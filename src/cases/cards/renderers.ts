import type { CardRenderers } from '../../card.ts';
import { approvalsCard } from './approvals.ts';
import { branchCountsCard } from './branch-counts.ts';
import { changesCard } from './changes.ts';
import { checkInCard } from './check-in.ts';
import { closingCard } from './closing.ts';
import { digestCard } from './digest.ts';
import { duesCard } from './dues.ts';
import { duesFixingCard, branchOfFixing } from './dues-fixing.ts';
import { duesArrearsCard, duesArrearsWordCard } from './dues-arrears.ts';
import { branchOfAct, duesActCard } from './dues-act.ts';
import { branchOfMonth, duesMonthCard } from './dues-month.ts';
import { leavesCard } from './leaves.ts';
import { feedbackCard } from './feedback.ts';
import { handUpsCard } from './hand-ups.ts';
import { awayContactsCard } from './away-contacts.ts';
import { memberChangesCard } from './member-changes.ts';
import { membersCard } from './members.ts';
import { newOfficersCard } from './new-officers.ts';
import { noticeCard } from './notice.ts';
import { branchOfDay, branchOfPlan, officersOnly } from './officers-only.ts';
import { ownArrearsCard } from './own-arrears.ts';
import { ownCheckInCard } from './own-check-in.ts';
import { ownDuesCard } from './own-dues.ts';
import { ownLeaveCard } from './own-leave.ts';
import { phoneListCard } from './phone-list.ts';
import { planCard } from './plan.ts';
import { registrationCard } from './registration.ts';
import { overviewCard } from './overview.ts';
import { oversightCard } from './oversight.ts';
import { reminderCard } from './reminder.ts';
import { secretaryMonthCard } from './secretary-month.ts';
import { strayCard } from './stray.ts';
import { toldOfGaps } from './told-of-gaps.ts';
import { todoCard } from './todo.ts';
import { ticksCard } from './ticks.ts';
import { cardKinds } from './touch.ts';

/** Every kind of card with the function that draws it. */
export const cardRenderers: CardRenderers = {
  [cardKinds.notice]: toldOfGaps(noticeCard),
  [cardKinds.changes]: changesCard,
  [cardKinds.checkIn]: toldOfGaps(checkInCard),
  [cardKinds.ownCheckIn]: toldOfGaps(ownCheckInCard),
  [cardKinds.ownLeave]: ownLeaveCard,
  [cardKinds.reminder]: toldOfGaps(reminderCard),
  [cardKinds.leaves]: officersOnly(branchOfDay, leavesCard),
  [cardKinds.phoneList]: officersOnly(branchOfDay, phoneListCard),
  [cardKinds.closing]: officersOnly(branchOfDay, closingCard),
  [cardKinds.duesFixing]: officersOnly(branchOfFixing, duesFixingCard),
  [cardKinds.ticks]: ticksCard,
  [cardKinds.duesAct]: officersOnly(branchOfAct, duesActCard),
  [cardKinds.duesMonth]: officersOnly(branchOfMonth, duesMonthCard),
  [cardKinds.plan]: officersOnly(branchOfPlan, planCard),
  [cardKinds.approvals]: approvalsCard,
  [cardKinds.todo]: todoCard,
  [cardKinds.newOfficers]: newOfficersCard,
  [cardKinds.memberChanges]: memberChangesCard,
  [cardKinds.awayContacts]: awayContactsCard,
  [cardKinds.handUps]: handUpsCard,
  [cardKinds.members]: membersCard,
  [cardKinds.dues]: toldOfGaps(duesCard),
  [cardKinds.ownDues]: toldOfGaps(ownDuesCard),
  [cardKinds.ownArrears]: toldOfGaps(ownArrearsCard),
  [cardKinds.duesArrears]: officersOnly(branchOfPlan, duesArrearsCard),
  [cardKinds.duesArrearsWord]: officersOnly(branchOfPlan, duesArrearsWordCard),
  [cardKinds.secretaryMonth]: officersOnly(branchOfPlan, secretaryMonthCard),
  [cardKinds.digest]: digestCard,
  [cardKinds.oversight]: oversightCard,
  [cardKinds.feedback]: feedbackCard,
  [cardKinds.overview]: overviewCard,
  [cardKinds.branchCounts]: branchCountsCard,
  [cardKinds.registration]: registrationCard,
  [cardKinds.stray]: strayCard,
};
