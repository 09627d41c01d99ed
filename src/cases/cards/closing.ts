import type { CardRenderer } from '../../card.ts';
import { guestCount, waitingTotals } from '../../domain/attendance/state.ts';
import type { CardButton } from '../../domain/outcome.ts';
import type { PartyDayId } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dayTally } from '../attendance/day-tally.ts';
import type { DayTally } from '../attendance/day-tally.ts';
import { pendingLeaves } from '../attendance/pending-leaves.ts';
import { totalsButtons } from '../attendance/settle-totals.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { displayName } from '../roster/display-name.ts';
import { leaveRows } from './leaves.ts';

/** The officer's closing card (subject: Party day id): what is open, each with the one tap that settles it. */
export const closingCard: CardRenderer = (view) => {
  const { tx, card, text } = view;
  const day = tx.partyDays.partyDay(Number(card.subject.split(':')[0]) as PartyDayId);
  if (day?.state !== 'planned') return { text: text.month.notPlanned };
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const counted = dayTally(tx, day);
  const branch = tx.org.branch(day.branchId)?.name ?? '';
  const head = text.month.closing(branch, day.date, counted.tally);
  const title = counted.totals === undefined ? head : `${head}${text.month.closingTotals}`;
  const open = openPeople(counted);
  const pending = pendingLeaves(tx, day, view);
  const labels = (deferred: boolean) =>
    pending.filter((leave) => leave.deferred === deferred).map(({ label }) => label);
  const [asking, talking] = [labels(false), labels(true)];
  const names = (members: readonly RosterMember[]) =>
    members.map((member) => displayName(member, counted.roster));
  const claims = unmatchedAccounts(tx, day);
  const entries = tx.attendance.entries(day.id);
  const [guests, waiting] = [guestCount(entries), waitingTotals(entries)];
  const lines = [
    guests > 0 ? `${title}，${text.recording.guests(guests)}` : title,
    ...(waiting?.totals ? [text.recording.bothLines(waiting.totals, counted.byName)] : []),
    ...(claims > 0 ? [text.month.closingClaims(claims)] : []),
    ...(asking.length > 0 ? [text.month.closingLeaves(asking)] : []),
    ...(talking.length > 0 ? [text.leave.deferredPeople(talking)] : []),
    ...(counted.totals !== undefined && counted.tally.unrecorded > 0
      ? [text.month.closingRemainder(counted.tally.unrecorded)]
      : open.length > 0
        ? [text.month.closingUnrecorded(names(open))]
        : []),
  ];
  if (counted.tally.unrecorded === 0 && pending.length === 0) lines.push(text.month.closingDone);
  const id = String(day.id);
  const rows: (readonly CardButton[])[] = [];
  if (waiting) rows.push(totalsButtons(text, day, waiting.seq));
  if (claims > 0)
    rows.push([{ label: text.todo.buttonClaims, action: 'todo.claims', payload: String(day.branchId) }]);
  rows.push(...leaveRows(view, day, pending));
  if (open.length > 0 && counted.totals === undefined)
    rows.push([
      { label: text.month.buttonAllCame(open.length), action: 'attend.allCame', payload: id },
      { label: text.month.buttonNoneCame(open.length), action: 'attend.noneCame', payload: id },
    ]);
  rows.push([{ label: text.month.buttonTick, action: 'attend.tick', payload: id }]);
  return { text: lines.join('\n'), buttons: rows };
};

/** Expected people about whom nothing stands. */
export function openPeople({ roster, states }: DayTally): readonly RosterMember[] {
  return roster.filter(({ person, expected }) => expected && !states.has(person.id));
}

/** The closing card of this day in the officer's chat, if there is one. */
export function closingDay(tx: Tx, payload: string): PartyDay | undefined {
  return tx.partyDays.partyDay(Number(payload.split('.')[0]) as PartyDayId);
}

/** Accounts that tapped this day's card and whose owner nobody has named: their taps are not counted yet. */
function unmatchedAccounts(tx: Tx, day: PartyDay): number {
  const chatId = tx.chats.chatOf(day.branchId);
  if (chatId === undefined) return 0;
  return new Set(tx.accounts.heldTapsOn(chatId, day.date).map(({ accountId }) => accountId)).size;
}
