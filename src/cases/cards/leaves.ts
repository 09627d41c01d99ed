import type { CardRenderer, CardView } from '../../card.ts';
import type { CardButton } from '../../domain/outcome.ts';
import { pendingLeaves } from '../attendance/pending-leaves.ts';
import type { PendingLeave } from '../attendance/pending-leaves.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { partyDayOf } from './party-day-of.ts';
import { pageButtons, pageOf } from './paging.ts';
import type { ListPage } from './turn-day-list.ts';

const perPage = 5;
/** So many fit onto another card; more get a list of their own. */
const few = 3;

/** What another card of the officer's says and offers about the leaves of a day. */
export function leaveRows(
  { text }: Pick<CardView, 'text'>,
  day: PartyDay,
  pending: readonly PendingLeave[],
): readonly (readonly CardButton[])[] {
  const id = String(day.id);
  const rows: (readonly CardButton[])[] = [];
  if (pending.some(({ deferred }) => !deferred))
    rows.push([{ label: text.month.buttonAgreeAll, action: 'leave.agreeAll', payload: id }]);
  if (pending.length > few)
    rows.push([{ label: text.leave.buttonOneByOne, action: 'leave.list', payload: id }]);
  else rows.push(...pending.map((leave) => answers(text, day, leave)));
  return rows;
}

/** Leaves to be agreed to, one by one (subject: Party day id and message), those to be talked over among them. */
export const leavesCard: CardRenderer = (view) => {
  const { tx, card, text } = view;
  const day = partyDayOf(tx, card.subject);
  if (day?.state !== 'planned') return { text: text.month.notPlanned };
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const pending = pendingLeaves(tx, day, view);
  if (pending.length === 0) return { text: text.leave.listEmpty(day.date) };
  const page = pageOf(pending, (card.view as ListPage | null)?.page ?? 0, perPage);
  const lines = page.items.map(({ label, deferred }) =>
    deferred ? text.leave.deferredPeople([label]) : label,
  );
  const foot = pageButtons(page, text, 'leave.list', (to) => `${String(day.id)}.${String(to)}`);
  return {
    text: [text.leave.listTitle(day.date), ...lines].join('\n'),
    buttons: [...page.items.map((leave) => answers(text, day, leave)), ...(foot.length > 0 ? [foot] : [])],
  };
};

function answers(
  text: CardView['text'],
  day: PartyDay,
  { personId, name, deferred }: PendingLeave,
): readonly CardButton[] {
  const payload = `${String(day.id)}.${String(personId)}`;
  const agree = { label: text.leave.buttonAgree(name), action: 'leave.agree', payload };
  if (deferred) return [agree];
  return [agree, { label: text.leave.buttonDefer(name), action: 'leave.defer', payload }];
}
