import { dayTally } from '../src/cases/attendance/day-tally.ts';
import { dayInHand } from '../src/cases/attendance/day-in-hand.ts';
import { callOffAgain } from '../src/cases/attendance/record-unplanned.ts';
import { undoOwn } from '../src/cases/attendance/undo-own.ts';
import { lastRecord, undoEntries } from '../src/cases/attendance/undo.ts';
import type { LastRecord, UndoRequest } from '../src/cases/attendance/undo.ts';
import { undoGrammar } from '../src/cases/attendance/undo-words.ts';
import { settledPlan } from '../src/cases/cards/plan.ts';
import { ownPendingClaim, withdraw } from '../src/cases/dues/say-paid.ts';
import { duesToReverse, sayReverse } from '../src/cases/dues/reverse.ts';
import { undoMadeUp } from '../src/cases/makeup/undo-made-up.ts';
import { changeToUndo, undoChange } from '../src/cases/people/undo-change.ts';
import { figuresFor } from '../src/cases/plan/figures.ts';
import { sayNotOnLeave } from '../src/cases/replies/not-on-leave.ts';
import { sayUndo } from '../src/cases/replies/own-words.ts';
import { touchBranchTodos } from '../src/cases/todo/touch-branch-todos.ts';
import { defineCommand } from '../src/command.ts';
import type { CommandCall } from '../src/command.ts';
import { actorRef } from '../src/domain/authority/actor.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { isOfficer } from '../src/domain/authority/authorize.ts';
import { readReply } from '../src/domain/grammar/reply-reading.ts';
import type { BranchId, LocalDate } from '../src/domain/ids.ts';
import type { CardContent, Outcome } from '../src/domain/outcome.ts';
import type { Branch } from '../src/ports/store/org.ts';

function run(call: CommandCall<UndoRequest>): Outcome {
  const { tx, text, branchIds, today, args, actor } = call;
  const branch = tx.org.branch(branchIds[0] as BranchId);
  if (!branch) return { reply: { text: text.common.staleButton } };
  const whose = isOfficer(actor, branch.id) ? 'all' : 'township';
  const last = lastRecord(tx, branch.id, actorRef(actor), args.person, whose);
  const dues =
    whose === 'all' ? (undoneClaim(call, branch, last) ?? undoneDues(call, branch, last)) : undefined;
  if (dues) return dues;
  const changed = whose === 'all' ? undoneChange(call, branch, last) : undefined;
  if (changed) return { reply: changed };
  const madeUp = whose === 'all' ? undoMadeUp(call, branch.id, args, last) : undefined;
  if (madeUp !== undefined) return { reply: { text: madeUp } };
  const name = args.person?.name ?? '';
  if (!last)
    return { reply: { text: name === '' ? text.attend.nothingToUndo : text.attend.nothingToUndoFor(name) } };
  const undone = undoEntries(call, last, args, whose === 'all' ? 'officer' : 'township');
  if (!undone.ok)
    return { reply: { text: text.attend.reasonNeeded(name, figuresFor(tx, branch).correctionHours) } };
  const { day } = last;
  touchBranchTodos(tx, day.branchId, today);
  const { totals, guests, names, onBehalf } = undone.value;
  const parts = [
    ...(totals ? [text.attend.undoneTotals] : []),
    ...(guests ? [text.attend.undoneGuests] : []),
    ...(names.length > 0 ? [text.attend.undonePeople(names)] : []),
  ];
  const joined = parts.join('、');
  const what = onBehalf ? text.attend.undoneOnBehalf(joined) : joined;
  const hand = dayInHand(tx, branch, today);
  const off = callOffAgain(call, day, last.newest.recordedAt);
  if (off) {
    const taken = text.attend.undoneOn(day.date, what);
    return { reply: { text: text.attend.undoneToo(taken, settledPlan(tx, text, off)) } };
  }
  // Of another day than the one in everybody's mind: say which.
  const isHand = hand.kind === 'day' && hand.day.id === day.id;
  const said = isHand ? what : text.attend.undoneOn(day.date, what);
  const { tally, reported } = dayTally(tx, day);
  const again = totals && reported ? [text.attend.undoneToEarlier] : [];
  return { reply: { text: [text.attend.undone(said, tally), ...again].join('\n') } };
}

/** The officer’s own 已交, said since this officer recorded anything. */
function undoneClaim(
  call: CommandCall<UndoRequest>,
  branch: Branch,
  last: LastRecord | undefined,
): Outcome | undefined {
  const claim = call.args.person === undefined ? ownPendingClaim(call) : undefined;
  if (!claim) return undefined;
  const [line] = duesToReverse(call, branch.id, undefined).lines;
  const recorded = [last?.newest.recordedAt, line?.at, changeToUndo(call, branch, undefined)?.at];
  if (recorded.some((at) => at !== undefined && at > claim.at)) return undefined;
  const { answer } = withdraw(call, claim.personId);
  return answer && { reply: { text: answer.text } };
}

/** Dues that were recorded since anything else was written, by this officer or about this person: a later line takes them back. */
function undoneDues(
  call: CommandCall<UndoRequest>,
  branch: Branch,
  last: LastRecord | undefined,
): Outcome | undefined {
  const { person, reason } = call.args;
  const by = actorRef(call.actor);
  const dues = duesToReverse(call, branch.id, person?.id);
  const [line] = dues.lines;
  // The same words once more, on a slow network: never something else of the same person.
  if (person && dues.reversedAt !== null && call.now - dues.reversedAt < sameWordsMs)
    return line ? sayReverse(call, branch.id, dues, reason) : justNow(call, person);
  if (!line || (person === undefined && line.by !== by)) return undefined;
  const counts = last !== undefined && (person !== undefined || last.newest.by === by);
  const change = changeToUndo(call, branch, person?.id);
  if ((counts && last.newest.recordedAt > line.at) || (change && change.at > line.at)) return undefined;
  return sayReverse(call, branch.id, dues, reason);
}

const sameWordsMs = hourMs;

function justNow({ text }: CommandCall<UndoRequest>, { name }: NonNullable<UndoRequest['person']>): Outcome {
  return { reply: { text: text.dues.reversedJustNow(name) } };
}

/** What this officer changed about a member, unless something was recorded since; what others recorded does not count. */
function undoneChange(
  call: CommandCall<UndoRequest>,
  branch: Branch,
  last: LastRecord | undefined,
): CardContent | undefined {
  const { person } = call.args;
  const change = changeToUndo(call, branch, person?.id);
  const counts = last !== undefined && (person !== undefined || last.newest.by === actorRef(call.actor));
  if (!change || (counts && last.newest.recordedAt > change.at)) return undefined;
  return undoChange(call, change.one);
}

export default defineCommand({
  description: { 'zh-CN': '撤销刚记的，或者某个人的', en: 'Undoes the last record, or one person’s' },
  aliases: ['撤销'],
  where: 'private',
  who: 'attendance.undo',
  ownWhenBare: true,
  branch: 'one',
  args: undoGrammar,
  replies: {
    who: 'anyone',
    read(said) {
      const reading = readReply(said);
      if (reading?.kind === 'notOnLeave') return (call) => sayNotOnLeave(call, reading.name);
      return reading?.kind === 'undo' ? (call) => sayUndo(call, reading.what) : undefined;
    },
  },
  buttons: {
    own: { who: 'anyone', run: (call) => undoOwn(call, call.payload as LocalDate) },
  },
  run,
});
