import type { CardRenderer, CardView } from '../../card.ts';
import { yearsToLoad } from '../../domain/calendar/holidays.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Overseer } from '../binding/new-officer.ts';
import { adminOfChat } from '../people/touch-member-changes.ts';
import { isReviewDue } from '../plan/condition-reviews.ts';
import { reviewItem } from '../todo/review-item.ts';
import { pageOf } from './paging.ts';

/** More than these at once nobody looks through; the next ones come up as they are settled. */
const shownAtOnce = 8;

/** What the township is asked about its branches, and the county about the calendar (待办 of an admin). */
export const oversightCard: CardRenderer = (view) => {
  const { tx, card, text } = view;
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const admin = adminOfChat(tx, card.chatId);
  const items = admin ? itemsFor(view, admin) : [];
  if (items.length === 0) return { text: text.todo.empty };
  const { items: shown } = pageOf(items, 0, shownAtOnce);
  return {
    text: [text.todo.title, ...shown.map(({ line }) => line)].join('\n'),
    buttons: shown.flatMap(({ rows }) => rows),
  };
};

/** Whether there is anything for this admin to see on it. */
export function hasOversight(
  { tx, today, rules }: { readonly tx: Tx; readonly today: LocalDate; readonly rules: QuietRules },
  admin: Overseer,
): boolean {
  if (admin.townshipId === null) return yearsToLoad(rules.holidays, today).length > 0;
  return branchesOf(tx, admin).some((branch) => isReviewDue(branch, today));
}

function itemsFor(view: CardView, admin: Overseer) {
  const { tx, today, rules, text } = view;
  if (admin.townshipId !== null) return branchesOf(tx, admin).flatMap((branch) => reviewItem(view, branch));
  return yearsToLoad(rules.holidays, today).map((year) => ({
    line: text.oversight.holidayYear(year),
    rows: [],
  }));
}

function branchesOf(tx: Tx, { townshipId, villageIds }: Overseer): readonly Branch[] {
  if (townshipId === null) return [];
  return tx.org
    .branches({ townshipId })
    .filter(({ villageId }) => villageIds.length === 0 || villageIds.includes(villageId));
}
