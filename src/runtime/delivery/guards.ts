import { isQuiet, nextPermittedFrom } from '../../domain/calendar/quiet-hours.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import { localOf } from '../../domain/calendar/time.ts';
import { authorize } from '../../domain/authority/authorize.ts';
import { governingTotals, isRecorded, madeUpPeople } from '../../domain/attendance/state.ts';
import type { Guard } from '../../domain/delivery/guards.ts';
import type { Instant, LocalDate } from '../../domain/ids.ts';
import { expectedAtPartyDay, stateOn } from '../../domain/people/facts.ts';
import type { OutboxRow } from '../../ports/store/outbox.ts';
import type { Tx } from '../../ports/store/store.ts';
import { loadActor } from '../load-actor.ts';
import { bookBehind } from './book-behind.ts';
import { duesOpen } from './dues-open.ts';
import { drop, go, mayWrite } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** Looks again at everything that must still be true: expiry, the chat's standing, and the row's own guards. */
export function judge(tx: Tx, row: OutboxRow, now: Instant, rules: QuietRules): Verdict {
  if (row.expiresAt !== null && now > row.expiresAt) return drop('expired');
  const chat = row.chatId === null ? undefined : tx.chats.chat(row.chatId);
  if (row.lane === 'create' && chat?.standing !== 'present') return drop('chat left');
  let wait: Instant | undefined;
  for (const guard of row.guards) {
    const verdict = judgeGuard(tx, row, guard, now, rules);
    if (verdict.verdict === 'drop') return verdict;
    if (verdict.verdict === 'wait' && (wait === undefined || verdict.until > wait)) wait = verdict.until;
  }
  return wait === undefined ? go : { verdict: 'wait', until: wait };
}

function judgeGuard(tx: Tx, row: OutboxRow, guard: Guard, now: Instant, rules: QuietRules): Verdict {
  switch (guard.kind) {
    case 'quiet':
      return isQuiet(now, rules) ? { verdict: 'wait', until: nextPermittedFrom(now, rules) } : go;
    case 'until':
      return now > guard.instant ? drop('too late') : go;
    case 'planned': {
      const branchIds = row.chatId === null ? [] : tx.chats.branchesOf(row.chatId);
      const days = tx.partyDays.onDate(branchIds, guard.date);
      return days.some(({ state }) => state === 'planned') ? go : drop('plan changed');
    }
    case 'dayStands': {
      const day = tx.partyDays.partyDay(guard.partyDayId);
      return day?.state === 'planned' && day.date === guard.date && day.closedAt === null
        ? go
        : drop('plan changed');
    }
    case 'personStands':
      return personStands(tx, row, guard);
    case 'makeUpDue':
      return makeUpDue(tx, row, guard, localOf(now, rules.zone).date);
    case 'duesOpen':
      return duesOpen(tx, row, guard, localOf(now, rules.zone).date);
    case 'unheard':
      return unheard(tx, guard) ? go : drop('answered');
    case 'bookBehind':
      return bookBehind(tx, guard) ? go : drop('answered');
    case 'groupless': {
      const chatId = tx.chats.chatOf(guard.branchId);
      const isThere = chatId !== undefined && tx.chats.chat(chatId)?.standing === 'present';
      return isThere ? drop('answered') : go;
    }
    case 'serves':
      return row.chatId !== null && tx.chats.branchesOf(row.chatId).includes(guard.branchId)
        ? go
        : drop('chat changed');
    case 'officer': {
      const account = tx.accounts.account(guard.accountId);
      const branch = tx.org.branch(guard.branchId);
      if (!account || !branch) return drop('no longer officer');
      const actor = loadActor(tx, account, localOf(now, rules.zone).date);
      const scope = { branchId: branch.id, villageId: branch.villageId, townshipId: branch.townshipId };
      return authorize(actor, 'branch.run', scope) ? go : drop('no longer officer');
    }
    case 'admin':
      return stillAdmin(tx, guard, localOf(now, rules.zone).date) ? go : drop('no longer admin');
    case 'unsure':
      return tx.outbox.uncertainIn(guard.chatId).length > 0 ? go : drop('answered');
    case 'budget':
      return row.chatId !== null && tx.outbox.budgetUsed(row.chatId, guard.month) >= guard.limit
        ? drop('month’s messages used up')
        : go;
  }
}

function unheard(tx: Tx, { branchId, month, undated }: Extract<Guard, { kind: 'unheard' }>): boolean {
  const day = tx.partyDays.of(branchId, month);
  if (day === undefined) return true;
  const { attendance } = tx;
  return (
    !undated &&
    day.state === 'planned' &&
    !isRecorded(attendance.states(day.id).values(), attendance.entries(day.id))
  );
}

function stillAdmin(
  tx: Tx,
  { accountId, townshipId, villageIds }: Extract<Guard, { kind: 'admin' }>,
  today: LocalDate,
): boolean {
  const account = tx.accounts.account(accountId);
  const admin = account && loadActor(tx, account, today).admin;
  if (admin?.townshipId !== townshipId) return false;
  const seen = admin.villageIds;
  return seen.length === 0 || (villageIds.length > 0 && villageIds.every((id) => seen.includes(id)));
}

function personStands(
  tx: Tx,
  row: OutboxRow,
  { partyDayId, personId, state }: Extract<Guard, { kind: 'personStands' }>,
): Verdict {
  const day = tx.partyDays.partyDay(partyDayId);
  if (!day || (tx.attendance.states(partyDayId).get(personId) ?? 'unrecorded') !== state)
    return drop('answered');
  const roster = stateOn(tx.people.facts([personId]), day.date);
  if (state === 'unrecorded' && (roster?.branch !== day.branchId || !expectedAtPartyDay(roster)))
    return drop('not expected');
  return mayWrite(tx, row, personId);
}

function makeUpDue(
  tx: Tx,
  row: OutboxRow,
  { partyDayId, personId }: Extract<Guard, { kind: 'makeUpDue' }>,
  today: LocalDate,
): Verdict {
  const day = tx.partyDays.partyDay(partyDayId);
  const entries = tx.attendance.entries(partyDayId);
  const state = tx.attendance.states(partyDayId).get(personId);
  if (day?.state !== 'planned') return drop('plan changed');
  if (state === 'present' || state === 'online' || madeUpPeople(entries).has(personId))
    return drop('made up');
  // Among those whom a totals line counts without naming them.
  if (state === undefined && governingTotals(entries)) return drop('not known');
  const roster = stateOn(tx.people.facts([personId]), today);
  if (!roster || !expectedAtPartyDay(roster)) return drop('not expected');
  return mayWrite(tx, row, personId);
}
