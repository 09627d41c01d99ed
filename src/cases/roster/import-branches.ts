import { formatFixedDay, parseFixedDay } from '../../domain/calendar/fixed-day.ts';
import { branchColumns, cellTexts } from '../../domain/roster/columns.ts';
import type { BranchRow, BranchValues, CellSnapshot } from '../../domain/roster/rows.ts';
import type { LocalDate, TownshipId, VillageId } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { changeCondition } from '../plan/condition.ts';
import { planRecords, undatedCells } from './import-records.ts';
import type { Planned } from './import-records.ts';

export type PlannedBranch = Planned<BranchRow, Branch>;

/** What a branch has where its file has no such column. */
const unsaid: CellSnapshot = { [branchColumns.payMode.heading]: branchColumns.payMode.format('monthly') };

export function planBranches(
  tx: Tx,
  rows: readonly BranchRow[],
  last: ReadonlyMap<string, CellSnapshot>,
): readonly PlannedBranch[] {
  const county = tx.org.countyName() ?? '';
  const townships = new Map(tx.org.townships().map(({ id, name }) => [id, name]));
  const villages = new Map(tx.org.villages().map(({ id, name }) => [id, name]));
  const branches = new Map(tx.org.branches().map((branch) => [branch.code, branch]));
  return planRecords(rows, last, (row, lastCells) => {
    const held = branches.get(row.key);
    if (!held) return undefined;
    const texts = textsOf(held, {
      county,
      township: townships.get(held.townshipId) ?? '',
      village: villages.get(held.villageId) ?? '',
    });
    return { held, cells: undatedCells(texts, lastCells, unsaid) };
  });
}

/** Writes the planned cells. Townships, villages and branches that are new stand in the order of the files. */
export function writeBranches(tx: Tx, planned: readonly PlannedBranch[], today: LocalDate): void {
  for (const { row, diff, held } of planned) {
    if (diff.toWrite.length === 0 && held) continue;
    const next = (field: keyof BranchValues) => !held || diff.toWrite.includes(branchColumns[field].heading);
    const { values } = row;
    if (held && next('condition')) changeCondition(tx, held, values.condition, today);
    if (next('county')) tx.org.putCounty(values.county);
    const townshipId: TownshipId =
      held && !next('township') ? held.townshipId : tx.org.putTownship(values.township);
    const villageId: VillageId =
      held && !next('village') && townshipId === held.townshipId
        ? held.villageId
        : tx.org.putVillage(townshipId, values.village);
    tx.org.putBranch({
      code: values.code,
      villageId,
      name: held && !next('name') ? held.name : values.name,
      fixedDay: held && !next('fixedDay') ? held.fixedDay : formatFixedDay(values.fixedDay),
      time: held && !next('time') ? held.time : (values.time ?? null),
      place: held && !next('place') ? held.place : (values.place ?? null),
      payMode: held && !next('payMode') ? held.payMode : values.payMode,
      condition: held && !next('condition') ? held.condition : values.condition,
      reviewDate: held && !next('reviewDate') ? held.reviewDate : (values.reviewDate ?? null),
    });
  }
}

function textsOf(branch: Branch, place: Pick<BranchValues, 'county' | 'township' | 'village'>): CellSnapshot {
  const fixedDay = parseFixedDay(branch.fixedDay);
  const texts = cellTexts(branchColumns, {
    ...place,
    code: branch.code,
    name: branch.name,
    fixedDay: fixedDay.ok ? fixedDay.value : { kind: 'dayOfMonth', day: 1 },
    time: branch.time ?? undefined,
    place: branch.place ?? undefined,
    payMode: branch.payMode,
    condition: branch.condition,
    reviewDate: branch.reviewDate ?? undefined,
  });
  return fixedDay.ok ? texts : { ...texts, [branchColumns.fixedDay.heading]: branch.fixedDay };
}
