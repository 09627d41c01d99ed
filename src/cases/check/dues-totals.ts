import type { CheckProblem, DuesFigures, DuesTotalsReport } from '../../domain/check.ts';
import type { PersonMonth } from '../../domain/dues/person-months.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { branchDues, owedTo } from '../dues/branch-dues.ts';

/** Dues by branch, month and state, with what was received and handed up, as they stand today. */
export function duesTotals(tx: Tx, today: LocalDate): DuesTotalsReport {
  const townships = new Map(tx.org.townships().map(({ id, name }) => [id, name]));
  // A person who changed branches is looked at in both, and his months outside of any branch count once.
  const outside = new Map<number, number>();
  let extraFen = 0;
  const branches = tx.org.branches().map((branch) => {
    const dues = branchDues(tx, branch.id, today);
    for (const { person, months } of dues.members)
      outside.set(person.id, paidOf(months.filter(({ branchId }) => branchId === undefined)));
    const lines = tx.dues.takenBy(branch.id);
    extraFen += sum(lines, (line) => line.extraFen);
    return {
      township: townships.get(branch.townshipId) ?? '',
      branch: branch.code,
      figures: figuresOf(dues.members.flatMap((member) => owedTo(branch.id, member))),
      openingFen: sum(tx.dues.openings(branch.id), ({ amountFen }) => amountFen),
      receivedFen: sum(lines, ({ amountFen }) => amountFen),
      handedUpFen: sum(tx.dues.handUps(branch.id), ({ amountFen }) => amountFen),
    };
  });
  return {
    totals: branches.flatMap(({ township, branch, figures }) =>
      figures.map((one) => ({ township, branch, ...one })),
    ),
    townships: [...townships.values()].flatMap((township) =>
      added(branches.filter((branch) => branch.township === township).flatMap(({ figures }) => figures)).map(
        (one) => ({ township, ...one }),
      ),
    ),
    county: {
      totals: added(branches.flatMap(({ figures }) => figures)),
      openingFen: sum(branches, ({ openingFen }) => openingFen),
      receivedFen: sum(branches, ({ receivedFen }) => receivedFen),
      handedUpFen: sum(branches, ({ handedUpFen }) => handedUpFen),
      extraFen,
      elsewhereFen: sum([...outside.values()], (fen) => fen),
    },
    cash: branches.map(({ township, branch, openingFen, receivedFen, handedUpFen }) => ({
      township,
      branch,
      openingFen,
      receivedFen,
      handedUpFen,
    })),
  };
}

/** Every fen that was received is in a month, or was given beside the months. */
export function checkTotals({ county }: DuesTotalsReport): readonly CheckProblem[] {
  const { receivedFen, extraFen, elsewhereFen } = county;
  const heldFen = sum(county.totals, ({ paidFen }) => paidFen) + extraFen + elsewhereFen;
  return heldFen === receivedFen ? [] : [{ kind: 'dues', receivedFen, heldFen }];
}

function figuresOf(months: readonly PersonMonth[]): readonly DuesFigures[] {
  return added(
    months.flatMap(({ month, state, dueFen, paidFen }) =>
      state === 'notDue' ? [] : [{ month, state, people: 1, dueFen, paidFen }],
    ),
  );
}

/** By month, then state. */
function added(figures: readonly DuesFigures[]): readonly DuesFigures[] {
  const sums = new Map<string, DuesFigures>();
  for (const one of figures) {
    const key = `${one.month} ${one.state}`;
    const before = sums.get(key);
    sums.set(key, {
      ...one,
      people: one.people + (before?.people ?? 0),
      dueFen: one.dueFen + (before?.dueFen ?? 0),
      paidFen: one.paidFen + (before?.paidFen ?? 0),
    });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function paidOf(months: readonly PersonMonth[]): number {
  return sum(months, ({ paidFen }) => paidFen);
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
