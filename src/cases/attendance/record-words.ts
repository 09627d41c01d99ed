import type { ButtonCall, Call } from '../../command.ts';
import { hourMs, monthOf } from '../../domain/calendar/time.ts';
import type { AttendReading } from '../../domain/grammar/attend-reading.ts';
import type { BranchId, DraftId, LocalDate } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { suggestPlan } from '../plan/suggest-plan.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { dayInHand } from './day-in-hand.ts';
import { dayTally } from './day-tally.ts';
import { namedIn, recordReading } from './record-reading.ts';
import { recordTodayAsHeld } from './record-unplanned.ts';
import { ownGroup, saidNow } from './recorder.ts';

/** What was read of somebody's words about who came, written for the Party day in hand. */
export function recordWords(call: Call, args: AttendReading): Outcome {
  const { tx, text, branchIds, today } = call;
  const branch = tx.org.branch(branchIds[0] as BranchId);
  if (!branch) return { reply: { text: text.common.unknownBranch } };
  const refused = refusal(call, args, branch.id);
  if (refused !== undefined) return { reply: { text: refused } };
  const hand = dayInHand(tx, branch, today);
  if (hand.kind === 'future') return { reply: { text: text.attend.future(hand.day.date) } };
  if (hand.kind === 'cancelled') return { reply: { text: text.attend.cancelled(hand.day.date) } };
  if (hand.kind === 'day') return write(call, branch, hand.day, args);
  const { plan } = suggestPlan(tx, branch, monthOf(today), call.rules);
  if (plan.date <= today) return write(call, branch, recordTodayAsHeld(call, branch), args);
  return askToday(call, branch, args, plan.date);
}

/** The fixed day is still to come: one word must not move the month's Party day unasked. */
function askToday(call: Call, branch: Branch, args: AttendReading, fixed: LocalDate): Outcome {
  const { tx, text, actor, now, today } = call;
  const expiresAt = (now + hourMs) as typeof now;
  const draft = tx.drafts.put({ kind: 'attend', accountId: actor.accountId, data: args, expiresAt });
  const payload = `${String(branch.id)}.${String(draft)}`;
  const buttons = [[{ label: text.attend.buttonToday, action: 'attend.today', payload }]];
  return { reply: { text: text.attend.askToday(branch.name, fixed, today), buttons } };
}

/** [是今天开的]: the officer says that the day was today. */
export function recordToday(call: ButtonCall): Outcome {
  const { tx, text, payload, now, actor } = call;
  const [branchId, draftId] = payload.split('.').map(Number);
  const branch = tx.org.branch(branchId as BranchId);
  const draft = tx.drafts.live(draftId as DraftId, now);
  if (!branch || draft?.accountId !== actor.accountId) return { answer: { text: text.common.staleButton } };
  tx.drafts.use(draft.id, now);
  const hand = dayInHand(tx, branch, call.today);
  const day =
    hand.kind === 'day' ? hand.day : hand.kind === 'unplanned' ? recordTodayAsHeld(call, branch) : undefined;
  if (!day) return { answer: { text: text.common.staleButton } };
  return write(call, branch, day, draft.data as AttendReading);
}

function write(call: Call, branch: Branch, day: PartyDay, args: AttendReading): Outcome {
  const { tx, text } = call;
  const said = saidNow(call, branch.id);
  const written = recordReading(tx, day, args, said, ownGroup(call, branch.id));
  const { tally, byName, totals } = dayTally(tx, day);
  const notes: string[] = [];
  if (args.kind === 'totals' && args.expected !== undefined && args.expected !== byName.expected)
    notes.push(text.attend.rosterDiffers(args.expected, byName.expected));
  if (args.kind === 'totals' && args.present < byName.present)
    notes.push(text.attend.fewerThanNames(args.present, byName.present));
  if (args.kind !== 'totals' && totals !== undefined) notes.push(text.attend.totalsGovern(tally.present));
  if (call.chat.kind === 'group' && notes.length === 0) return { acknowledge: true };
  const sentence = written === 0 ? text.attend.same : text.attend.recorded;
  if (said.via === 'officer' && written > 0) notes.push(text.attend.howToUndo);
  return { reply: { text: [sentence(branch.name, day.date, tally), ...notes].join('\n') } };
}

/** What may not be written as said: a 党小组长 beyond the own Party group, or more people than there are. */
function refusal(call: Call, args: AttendReading, branchId: BranchId): string | undefined {
  const { tx, text, today } = call;
  const strangers = outsideOwnGroup(call, args, branchId);
  if (strangers.length > 0) return text.attend.notOwnGroup(strangers);
  if (args.kind !== 'totals') return undefined;
  if (ownGroup(call, branchId)) return text.attend.leaderTotals;
  const onRoster = rosterOn(tx, branchId, today).length;
  return args.present > onRoster ? text.attend.moreThanRoster(args.present, onRoster) : undefined;
}

/** Of whom a 党小组长 may not speak: everybody outside the own Party group. */
function outsideOwnGroup(call: Call, args: AttendReading, branchId: BranchId): readonly string[] {
  const own = ownGroup(call, branchId);
  if (!own) return [];
  const roster = rosterOn(call.tx, branchId, call.today);
  return namedIn(args)
    .filter((id) => !own.has(id))
    .map((id) => roster.find(({ person }) => person.id === id)?.person.name ?? '');
}
