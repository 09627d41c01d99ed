import { defaultMonthFigures } from '../../domain/party-day/month-steps.ts';
import type { MonthFigures } from '../../domain/party-day/month-steps.ts';
import type { LocalTime } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { SettingLevel } from '../../ports/store/settings.ts';
import type { Tx } from '../../ports/store/store.ts';

const precedence: readonly SettingLevel[] = ['branch', 'township', 'county'];

/** What holds for the branch: branch > township > county; `undefined` leaves it to the default. */
export function settingFor(tx: Tx, key: string, branch: Branch): string | undefined {
  const rows = tx.settings.rows(key, { branchId: branch.id, townshipId: branch.townshipId });
  for (const level of precedence) {
    const row = rows.find((candidate) => candidate.level === level);
    if (row) return row.value;
  }
  return undefined;
}

/** The figures of the month as the branch has them (design §4: all figures are settings). */
export function figuresFor(tx: Tx, branch: Branch): MonthFigures {
  const defaults: Readonly<Record<string, number>> = { ...defaultMonthFigures };
  const entries = Object.entries(defaults).map(([key, fallback]) => {
    const value = Number(settingFor(tx, key, branch) ?? Number.NaN);
    return [key, Number.isFinite(value) ? value : fallback];
  });
  return Object.fromEntries(entries) as MonthFigures;
}

/** Hour of the Party day where neither plan nor roster says one. */
export const defaultTime = '09:00' as LocalTime;
