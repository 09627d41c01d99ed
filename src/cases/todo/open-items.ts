import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import { daysBetween } from '../../domain/calendar/time.ts';
import type { BranchId, ChatId, LocalDate, Month } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { OutboxRow } from '../../ports/store/outbox.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { comingDay, dayInHand } from '../attendance/day-in-hand.ts';
import { dayTally } from '../attendance/day-tally.ts';
import { openPeople } from '../cards/closing.ts';
import { monthInHand, suggestPlan } from '../plan/suggest-plan.ts';
import { displayName } from '../roster/display-name.ts';

/** What waits for the officers of one branch. */
export interface OpenItems {
  readonly branch: Branch;
  readonly chatId: ChatId | undefined;
  /** The month in hand has no plan, and its day is near. */
  readonly unplanned: Month | undefined;
  /** Accounts in the branch's group whose owner nobody has named yet. */
  readonly claims: number;
  readonly leaves: { readonly day: PartyDay; readonly names: readonly string[] } | undefined;
  /** A closed Party day with people about whom nothing stands. */
  readonly closing: { readonly day: PartyDay; readonly count: number } | undefined;
  /** Messages to the branch's group that may or may not have arrived. */
  readonly uncertain: readonly OutboxRow[];
}

/** Earlier than this before the fixed day nobody needs to think of the plan. */
const planHorizonDays = 10;

export function openItems(
  tx: Tx,
  branchId: BranchId,
  today: LocalDate,
  rules: QuietRules,
): OpenItems | undefined {
  const branch = tx.org.branch(branchId);
  if (!branch) return undefined;
  const chatId = tx.chats.chatOf(branchId);
  return {
    branch,
    chatId,
    unplanned: unplannedMonth(tx, branch, today, rules),
    claims: chatId === undefined ? 0 : tx.accounts.pendingClaimsIn(chatId).length,
    leaves: leavesToAgree(tx, branch, today),
    closing: unfinished(tx, branch, today),
    uncertain: tx.outbox.uncertain().filter((row) => chatId !== undefined && row.chatId === chatId),
  };
}

export function nothingOpen({ unplanned, claims, leaves, closing, uncertain }: OpenItems): boolean {
  return unplanned === undefined && claims === 0 && !leaves && !closing && uncertain.length === 0;
}

function unplannedMonth(tx: Tx, branch: Branch, today: LocalDate, rules: QuietRules): Month | undefined {
  const month = monthInHand(tx, branch, today, rules);
  if (tx.partyDays.of(branch.id, month)) return undefined;
  const { plan } = suggestPlan(tx, branch, month, rules);
  return daysBetween(today, plan.date) <= planHorizonDays ? month : undefined;
}

function leavesToAgree(tx: Tx, branch: Branch, today: LocalDate): OpenItems['leaves'] {
  const hand = dayInHand(tx, branch, today);
  const days = [comingDay(tx, branch, today), hand.kind === 'day' ? hand.day : undefined];
  for (const day of days) {
    if (!day) continue;
    const { roster, states } = dayTally(tx, day);
    const asking = roster.filter(({ person }) => states.get(person.id) === 'leaveAsked');
    if (asking.length > 0) return { day, names: asking.map((member) => displayName(member, roster)) };
  }
  return undefined;
}

function unfinished(tx: Tx, branch: Branch, today: LocalDate): OpenItems['closing'] {
  const hand = dayInHand(tx, branch, today);
  if (hand.kind !== 'day' || hand.day.closedAt === null) return undefined;
  const counted = dayTally(tx, hand.day);
  const count = counted.totals === undefined ? openPeople(counted).length : 0;
  return count > 0 ? { day: hand.day, count } : undefined;
}
