import type { LocalDate } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { settingFor } from './figures.ts';

const defaultPastureMonths = '6-10';

/**
 * Whether the branch is asked and reminded on that day: not while it has no network (线下), and not in the months on
 * pasture (转场, design §4).
 */
export function isNagged(tx: Tx, branch: Branch, date: LocalDate): boolean {
  if (branch.condition === 'normal') return true;
  if (branch.condition === 'offline') return false;
  const [first = 1, last = 12] = (settingFor(tx, 'pastureMonths', branch) ?? defaultPastureMonths)
    .split('-')
    .map(Number);
  const month = Number(date.slice(5, 7));
  const away = first <= last ? month >= first && month <= last : month >= first || month <= last;
  return !away;
}
