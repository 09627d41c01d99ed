import type { CardView } from '../../card.ts';
import type { BranchId, LocalDate } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { branchDues } from '../dues/branch-dues.ts';
import type { BranchDues } from '../dues/branch-dues.ts';
import type { TodoItem } from './todo-item.ts';
import { todoSources } from './todo-sources.ts';

/** What waits for the officers of a branch, in the order of 待办; what several kinds look at is worked out once a view. */
export function openItems(view: CardView): (branch: Branch) => readonly TodoItem[] {
  const seen = { ...view, branchDues: duesOnce(view.tx, view.today) };
  return (branch) => todoSources.flatMap((source) => source(seen, branch));
}

/** The dues of a branch as first asked for: nothing is written while a card is drawn. */
function duesOnce(tx: Tx, today: LocalDate): (branchId: BranchId) => BranchDues {
  const known = new Map<BranchId, BranchDues>();
  return (branchId) => {
    const dues = known.get(branchId) ?? branchDues(tx, branchId, today);
    known.set(branchId, dues);
    return dues;
  };
}
