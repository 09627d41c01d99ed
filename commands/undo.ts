import { dayTally } from '../src/cases/attendance/day-tally.ts';
import { dayInHand } from '../src/cases/attendance/day-in-hand.ts';
import { undoOwn } from '../src/cases/attendance/undo-own.ts';
import { dayToUndo, undoEntries } from '../src/cases/attendance/undo.ts';
import type { UndoRequest } from '../src/cases/attendance/undo.ts';
import { undoGrammar } from '../src/cases/attendance/undo-words.ts';
import { undoMadeUp } from '../src/cases/makeup/undo-made-up.ts';
import { sayUndo } from '../src/cases/replies/own-words.ts';
import { touchBranchTodos } from '../src/cases/todo/touch-branch-todos.ts';
import { defineCommand } from '../src/command.ts';
import type { CommandCall } from '../src/command.ts';
import { refuse } from '../src/domain/decision.ts';
import { readReply } from '../src/domain/grammar/reply-reading.ts';
import type { BranchId, LocalDate } from '../src/domain/ids.ts';
import type { Outcome } from '../src/domain/outcome.ts';

function run(call: CommandCall<UndoRequest>): Outcome {
  const { tx, text, branchIds, today, args } = call;
  const branch = tx.org.branch(branchIds[0] as BranchId);
  const madeUp = branch && undoMadeUp(call, branch.id, args);
  if (madeUp !== undefined) return { reply: { text: madeUp } };
  const name = args.person?.name ?? '';
  const day = branch && dayToUndo(tx, branch.id, args.person);
  const undone = day ? undoEntries(call, day, args) : refuse('nothing' as const);
  if (!day || !undone.ok) {
    if (!undone.ok && undone.reason === 'reason needed')
      return { reply: { text: text.attend.reasonNeeded(name) } };
    return { reply: { text: name === '' ? text.attend.nothingToUndo : text.attend.nothingToUndoFor(name) } };
  }
  touchBranchTodos(tx, day.branchId, today);
  const { totals, guests, names } = undone.value;
  const what = [
    ...(totals ? [text.attend.undoneTotals] : []),
    ...(guests ? [text.attend.undoneGuests] : []),
    ...(names.length > 0 ? [text.attend.undonePeople(names)] : []),
  ];
  const hand = dayInHand(tx, branch, today);
  // Of another day than the one in everybody's mind: say which.
  const isHand = hand.kind === 'day' && hand.day.id === day.id;
  const said = isHand ? what.join('、') : text.attend.undoneOn(day.date, what.join('、'));
  return { reply: { text: text.attend.undone(said, dayTally(tx, day).tally) } };
}

export default defineCommand({
  description: { 'zh-CN': '撤销刚记的，或者某个人的', en: 'Undoes the last record, or one person’s' },
  aliases: ['撤销'],
  where: 'private',
  who: 'branch.run',
  branch: 'one',
  args: undoGrammar,
  replies: {
    who: 'anyone',
    read(said) {
      const reading = readReply(said);
      return reading?.kind === 'undo' ? (call) => sayUndo(call, reading.what) : undefined;
    },
  },
  buttons: {
    own: { who: 'anyone', run: (call) => undoOwn(call, call.payload as LocalDate) },
  },
  run,
});
