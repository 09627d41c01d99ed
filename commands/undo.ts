import { dayTally } from '../src/cases/attendance/day-tally.ts';
import { dayInHand } from '../src/cases/attendance/day-in-hand.ts';
import { undoOwn } from '../src/cases/attendance/undo-own.ts';
import { dayOfLastRecord, undoEntries } from '../src/cases/attendance/undo.ts';
import type { UndoRequest } from '../src/cases/attendance/undo.ts';
import { undoMadeUp } from '../src/cases/makeup/undo-made-up.ts';
import { rosterEntries } from '../src/cases/roster/entries.ts';
import { rosterOn } from '../src/cases/roster/roster-on.ts';
import { defineCommand } from '../src/command.ts';
import type { CommandCall, Grammar } from '../src/command.ts';
import { accept, refuse } from '../src/domain/decision.ts';
import { matchName } from '../src/domain/grammar/names.ts';
import type { BranchId, LocalDate } from '../src/domain/ids.ts';
import type { Outcome } from '../src/domain/outcome.ts';

/** 撤销 记错了: a reason without a name is about the last record. A name that is not there has none of these words. */
const reasonWords = /错|误|重复|多记|少记|漏|不对|原因|因为|没来|没到|wrong|mistake/i;

const words: Grammar<UndoRequest> = {
  example: { 'zh-CN': '撤销 张三 记错人了', en: '/undo 张三 wrong person' },
  parse(said, { tx, branchIds, today, text }) {
    if (said === '') return accept({ person: undefined, reason: null });
    const branchId = branchIds[0] as BranchId;
    const entries = rosterEntries(tx, branchId, rosterOn(tx, branchId, today));
    const [name = '', ...rest] = said.split(/[\s,，、]+/);
    const match = matchName(name, entries);
    if (match.kind === 'unique') return accept({ person: match.person, reason: rest.join(' ') || null });
    if (match.kind === 'none' && reasonWords.test(said)) return accept({ person: undefined, reason: said });
    if (match.kind === 'none') return refuse(text.grammar.attendProblem({ kind: 'unknownName', said: name }));
    return refuse(
      text.grammar.attendProblem(
        match.kind === 'namesakes'
          ? { kind: 'namesakes', said: name, choices: match.people }
          : { kind: 'homophone', said: name, suggestion: match.person },
      ),
    );
  },
};

function run(call: CommandCall<UndoRequest>): Outcome {
  const { tx, text, branchIds, today, args } = call;
  const branch = tx.org.branch(branchIds[0] as BranchId);
  const madeUp = branch && undoMadeUp(call, branch.id, args);
  if (madeUp !== undefined) return { reply: { text: madeUp } };
  const hand = branch && dayInHand(tx, branch, today);
  const inHand = hand?.kind === 'day' ? hand.day : undefined;
  const day = args.person || !branch ? inHand : dayOfLastRecord(tx, branch.id, inHand, call.now);
  if (!day) return { reply: { text: text.attend.nothingToUndo } };
  const undone = undoEntries(call, day, args);
  if (!undone.ok) {
    const name = args.person?.name ?? '';
    if (undone.reason === 'reason needed') return { reply: { text: text.attend.reasonNeeded(name) } };
    return { reply: { text: name === '' ? text.attend.nothingToUndo : text.attend.nothingToUndoFor(name) } };
  }
  const { totals, guests, names } = undone.value;
  const what = [
    ...(totals ? [text.attend.undoneTotals] : []),
    ...(guests ? [text.attend.undoneGuests] : []),
    ...(names.length > 0 ? [text.attend.undonePeople(names)] : []),
  ];
  return { reply: { text: text.attend.undone(what.join('、'), dayTally(tx, day).tally) } };
}

export default defineCommand({
  description: { 'zh-CN': '撤销刚记的，或者某个人的', en: 'Undoes the last record, or one person’s' },
  aliases: ['撤销'],
  where: 'private',
  who: 'branch.run',
  branch: 'one',
  args: words,
  buttons: {
    own: { who: 'anyone', run: (call) => undoOwn(call, call.payload as LocalDate) },
  },
  run,
});
