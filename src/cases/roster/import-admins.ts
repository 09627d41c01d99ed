import { adminColumns, cellTexts } from '../../domain/roster/columns.ts';
import type { AdminRow, CellSnapshot } from '../../domain/roster/rows.ts';
import type { AdminId, VillageId } from '../../domain/ids.ts';
import type { Admin } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds, touchOpen } from '../cards/touch.ts';
import { digestsOf } from '../digest/digest-subject.ts';
import { planRecords, sayingNothing, undatedCells } from './import-records.ts';
import type { Planned } from './import-records.ts';

export type PlannedAdmin = Planned<AdminRow, Admin>;

export function planAdmins(
  tx: Tx,
  rows: readonly AdminRow[],
  last: ReadonlyMap<string, CellSnapshot>,
  accountOf: (id: AdminId) => string | undefined,
): readonly PlannedAdmin[] {
  const county = tx.org.countyName() ?? '';
  const townships = new Map(tx.org.townships().map(({ id, name }) => [id, name]));
  const villages = new Map(tx.org.villages().map(({ id, name }) => [id, name]));
  const admins = new Map(tx.org.admins().map((admin) => [admin.number, admin]));
  const said = rows.map((row) => ({ ...row, cells: sayingNothing(row.cells, adminColumns.account.heading) }));
  return planRecords(said, last, (row, lastCells) => {
    const held = admins.get(row.key);
    if (!held) return undefined;
    const texts = cellTexts(adminColumns, {
      county,
      township: held.townshipId === null ? undefined : townships.get(held.townshipId),
      number: held.number,
      post: held.post,
      name: held.name,
      account: accountOf(held.id),
      villages: inFileOrder(
        held.villageIds.flatMap((id) => villages.get(id) ?? []),
        [row.values.villages, lastCells?.[adminColumns.villages.heading]?.split('、') ?? []],
      ),
    });
    return { held, cells: undatedCells(texts, lastCells) };
  });
}

export function writeAdmins(tx: Tx, planned: readonly PlannedAdmin[]): void {
  for (const { row, diff, held } of planned) {
    if (diff.toWrite.length === 0 && held) continue;
    const next = (field: keyof typeof adminColumns) =>
      !held || diff.toWrite.includes(adminColumns[field].heading);
    const { values } = row;
    if (next('county') && tx.org.countyName() === undefined) tx.org.putCounty(values.county);
    const townshipId =
      held && !next('township')
        ? held.townshipId
        : values.township === undefined
          ? null
          : tx.org.putTownship(values.township);
    const villageIds: readonly VillageId[] =
      held && !next('villages') && townshipId === held.townshipId
        ? held.villageIds
        : townshipId === null
          ? []
          : values.villages.map((name) => tx.org.putVillage(townshipId, name));
    // Whoever sees other villages now sees them on the digest that he has.
    const seenIn = held && held.villageIds.join() !== villageIds.join() ? held.townshipId : null;
    if (seenIn !== null) touchOpen(tx, cardKinds.digest, digestsOf(seenIn));
    tx.org.putAdmin({
      number: values.number,
      townshipId,
      post: held && !next('post') ? held.post : values.post,
      name: held && !next('name') ? held.name : values.name,
      villageIds,
    });
  }
}

/** The database keeps 联系村 in administrative order; the same villages in a file's order are no change. */
function inFileOrder(names: readonly string[], orders: readonly (readonly string[])[]): readonly string[] {
  const same = (order: readonly string[]) =>
    names.length === order.length && names.every((name) => order.includes(name));
  return orders.find(same) ?? names;
}
