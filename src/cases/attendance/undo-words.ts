import type { Grammar } from '../../command.ts';
import { accept, refuse } from '../../domain/decision.ts';
import { saysWage, tellsSum } from '../../domain/grammar/dues-wage.ts';
import type { RosterEntry } from '../../domain/grammar/names.ts';
import { parseUndo } from '../../domain/grammar/undo-grammar.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { rosterEntries } from '../roster/entries.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { standing } from './ledger.ts';
import { daysToUndo } from './undo.ts';
import type { UndoRequest } from './undo.ts';

/** Dues are taken back by 撤销 too, and there the reason is kept. */
const wageInReversal = { kind: 'wage', about: 'reverse', said: null } as const;

export const undoGrammar: Grammar<UndoRequest> = {
  example: { 'zh-CN': '撤销 张三 记错人了', en: '/undo 张三 wrong person' },
  refuses: (words, { text }) => (saysWage(words) ? text.duesGrammar.problem(wageInReversal) : undefined),
  parse(said, { tx, branchIds, today, text }) {
    const branchId = branchIds[0] as BranchId;
    const roster = rosterEntries(tx, branchId, rosterOn(tx, branchId, today));
    const read = parseUndo(said, roster, formerly(tx, branchId, roster));
    if (read.ok) {
      const tellsWage = tellsSum(read.value.reason ?? '', 'reverse');
      return tellsWage ? refuse(text.duesGrammar.problem(wageInReversal)) : accept(read.value);
    }
    const { reason } = read;
    if (reason.kind === 'severalPeople') return refuse(text.attend.undoOneByOne);
    return refuse(text.grammar.attendProblem(reason));
  },
};

/** People about whom something stands, or who paid dues, and whom the roster of today does not have: they have left since. */
function formerly(tx: Tx, branchId: BranchId, roster: readonly RosterEntry[]): readonly RosterEntry[] {
  const here = new Set(roster.map(({ id }) => id));
  const ids = daysToUndo(tx, branchId).flatMap((day) =>
    standing(tx, day).flatMap(({ personId }) => (personId !== null && !here.has(personId) ? [personId] : [])),
  );
  const gone = tx.people.everIn(branchId).filter((id) => !here.has(id));
  const payers = tx.dues.paymentsOf(gone).map(({ personId }) => personId);
  return tx.people
    .persons([...new Set([...ids, ...payers])])
    .map(({ id, name, alias }) => ({ id, name, ...(alias === null ? {} : { alias }) }));
}
