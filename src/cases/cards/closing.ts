import type { CardRenderer, CardView } from '../../card.ts';
import { guestCount, waitingTotals } from '../../domain/attendance/state.ts';
import type { CardButton } from '../../domain/outcome.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dayTally, offRoster } from '../attendance/day-tally.ts';
import type { DayTally } from '../attendance/day-tally.ts';
import { atTheTable, owingAtTheTable } from '../dues/who-owes.ts';
import { pendingLeaves } from '../attendance/pending-leaves.ts';
import type { PendingLeave } from '../attendance/pending-leaves.ts';
import { approvalsList } from '../binding/approvals-list.ts';
import { totalsButtons } from '../attendance/settle-totals.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { leavesBy } from '../people/leaving.ts';
import { displayName } from '../roster/display-name.ts';
import { closingHead, figureLines, onBehalfNames } from './closing-figures.ts';
import { leaveRows } from './leaves.ts';
import { cardKinds } from './touch.ts';
import { partyDayOf } from './party-day-of.ts';

/** What the closing card looks at, once. */
interface Closing {
  readonly day: PartyDay;
  readonly counted: DayTally;
  readonly open: readonly RosterMember[];
  /** Silent, and about to leave the roster as of that day: nobody needs to record them. */
  readonly leaving: readonly RosterMember[];
  readonly pending: readonly PendingLeave[];
  /** Accounts that tapped and whose owner nobody has named. */
  readonly claims: number;
}

/** More names than this are the tick list's: the card stays short. */
const mostNames = 20;

/** The officer's closing card (subject: Party day id): what is open, each with the one tap that settles it. */
export const closingCard: CardRenderer = (view) => {
  const { tx, card, text } = view;
  const day = partyDayOf(tx, card.subject);
  if (day?.state !== 'planned') return { text: text.month.notPlanned };
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const counted = dayTally(tx, day);
  const open = openPeople(tx, day, counted);
  const closing: Closing = {
    day,
    counted,
    open,
    leaving: silentPeople(counted).filter((member) => !open.includes(member)),
    pending: pendingLeaves(tx, day, view),
    claims: unmatchedAccounts(tx, day, view.today),
  };
  return { text: linesOf(view, closing).join('\n'), buttons: rowsOf(view, closing) };
};

function linesOf(
  { tx, text }: CardView,
  { day, counted, open, leaving, pending, claims }: Closing,
): readonly string[] {
  const branch = tx.org.branch(day.branchId)?.name ?? '';
  const labels = (deferred: boolean) =>
    pending.filter((leave) => leave.deferred === deferred).map(({ label }) => label);
  const [asking, talking] = [labels(false), labels(true)];
  const nameOf = (member: RosterMember) => displayName(member, counted.roster);
  const names = open.slice(0, mostNames).map(nameOf);
  const missing = counted.totals === undefined ? open.length : counted.tally.unrecorded;
  const isDone = missing === 0 && pending.length === 0;
  const record = tx.records.record(day.id);
  const entries = tx.attendance.entries(day.id);
  const guests = guestCount(entries);
  const waiting = waitingTotals(entries);
  const strangers = offRoster(tx, counted);
  const { reported } = counted;
  const onBehalf = onBehalfNames(counted);
  const title = closingHead(text, branch, day.date, counted);
  return [
    guests > 0 ? `${title}，${text.recording.guests(guests)}` : title,
    ...(waiting?.totals ? [text.recording.bothLines(waiting.totals, counted.byName)] : []),
    ...(claims > 0 ? [text.month.closingClaims(claims)] : []),
    ...(isCheckInUnsure(tx, day) ? [text.closing.checkInUnsure] : []),
    ...(asking.length > 0 ? [reported ? text.closing.leaves(asking) : text.month.closingLeaves(asking)] : []),
    ...(talking.length > 0 ? [text.leave.deferredPeople(talking)] : []),
    ...(reported
      ? figureLines(text, counted, mostNames)
      : open.length > 0
        ? [text.month.closingUnrecorded(names, open.length)]
        : []),
    ...(onBehalf.length > 0 ? [text.closing.onBehalf(onBehalf.slice(0, mostNames), onBehalf.length)] : []),
    ...(record ? [text.record.three(record)] : []),
    ...(leaving.length > 0 ? [text.month.closingLeaving(leaving.map(nameOf))] : []),
    ...(strangers.length > 0 ? [text.month.closingOffRoster(strangers)] : []),
    ...(isDone ? [reported ? text.closing.done : text.month.closingDone] : []),
  ];
}

function rowsOf(view: CardView, { day, counted, open, pending, claims }: Closing) {
  const { tx, text } = view;
  const payload = String(day.id);
  const button = (label: string, action: string): CardButton => ({ label, action, payload });
  const rows: (readonly CardButton[])[] = [];
  const waiting = waitingTotals(tx.attendance.entries(day.id));
  if (waiting) rows.push(totalsButtons(text, day, waiting.seq));
  if (claims > 0)
    rows.push([{ label: text.todo.buttonClaims, action: 'todo.claims', payload: String(day.branchId) }]);
  rows.push(...leaveRows(view, day, pending));
  if (open.length > 0 && counted.totals === undefined)
    rows.push([
      button(text.month.buttonAllCame(open.length), 'attend.allCame'),
      button(text.month.buttonNoneCame(open.length), 'attend.noneCame'),
    ]);
  const record = tx.records.record(day.id);
  const three = record?.recorded === true && record.pictured === true && record.discussed === true;
  rows.push([
    button(text.month.buttonTick, 'attend.tick'),
    ...(three ? [] : [button(text.record.buttonThree, 'record.three')]),
    button(text.record.buttonPage, 'record.page'),
  ]);
  return [...rows, ...duesRow(view, day)];
}

/** [今天到会的都交了], next: once the day is over and while somebody who came owes (design §4). */
function duesRow({ tx, text, today }: CardView, day: PartyDay): (readonly CardButton[])[] {
  if (atTheTable(tx, day.branchId, today)?.day.id !== day.id) return [];
  const count = owingAtTheTable(tx, day.branchId, today).length;
  if (count === 0) return [];
  return [[{ label: text.dues.buttonPresent(count), action: 'dues.present', payload: String(day.branchId) }]];
}

/** Nobody knows whether the group got the card: that may be why so few stand in the list. */
function isCheckInUnsure(tx: Tx, day: PartyDay): boolean {
  const chatId = tx.chats.chatOf(day.branchId);
  const card = chatId === undefined ? undefined : tx.cards.find(cardKinds.checkIn, chatId, day.date);
  return card?.messageId === null && tx.outbox.openOfCard(card.id)?.state === 'uncertain';
}

/** Expected people about whom nothing stands and something should: not those whose leaving waits for the township. */
export function openPeople(tx: Tx, { date }: PartyDay, counted: DayTally): readonly RosterMember[] {
  return silentPeople(counted).filter(({ person }) => !leavesBy(tx, person.id, date));
}

function silentPeople({ roster, states }: DayTally): readonly RosterMember[] {
  return roster.filter(({ person, expected }) => expected && !states.has(person.id));
}

/** Accounts that tapped this day's card and stand in the list of this branch's officers: their taps are not counted yet. */
function unmatchedAccounts(tx: Tx, day: PartyDay, today: LocalDate): number {
  const chatId = tx.chats.chatOf(day.branchId);
  const held = chatId === undefined ? [] : tx.accounts.heldTapsOn(chatId, day.date);
  const taps = held.filter(({ kind }) => kind !== 'paid');
  if (chatId === undefined || taps.length === 0) return 0;
  const listed = new Set(
    approvalsList(tx, chatId, [day.branchId], today).claims.map(({ claim }) => claim.accountId),
  );
  return new Set(taps.flatMap(({ accountId }) => (listed.has(accountId) ? [accountId] : []))).size;
}
