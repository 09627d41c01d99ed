import type { Actor } from '../../domain/authority/actor.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { addMonths, monthOf } from '../../domain/calendar/time.ts';
import type { Instant, LocalDate, LocalTime } from '../../domain/ids.ts';
import { parseCondition } from '../../domain/settings/condition.ts';
import { settingOf } from '../../domain/settings/registry.ts';
import type { SettingKey } from '../../domain/settings/registry.ts';
import type { SettingLevel } from '../../domain/settings/setting.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { touchDay, touchPlans } from '../cards/touch.ts';
import { touchDues } from '../dues/touch-dues.ts';
import { changeCondition } from '../plan/condition.ts';
import { effective } from './effective.ts';
import type { Effective, SettingScope } from './effective.ts';

export interface Changing {
  readonly tx: Tx;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly actor: Actor;
}

export interface SettingChange {
  readonly before: Effective;
  readonly after: Effective;
}

export function levelOf({ branch, townshipId }: SettingScope): SettingLevel {
  return branch ? 'branch' : townshipId === undefined ? 'county' : 'township';
}

/**
 * Writes a value (in stored form) at the level of the scope, or takes it back there (`null`). What the roster has for a
 * branch is written into its row, so that a later import reports a conflict instead of overwriting it.
 */
export function changeSetting(
  { tx, now, today, actor }: Changing,
  scope: SettingScope,
  key: SettingKey,
  value: string | null,
): SettingChange {
  const setting = settingOf(key);
  const { branch, townshipId } = scope;
  const level = levelOf(scope);
  const scopeId = branch?.id ?? townshipId ?? 0;
  const before = effective(tx, key, scope);
  const inRow = branch && setting.inBranchRow;
  if (value !== null && before.value === value && (before.origin === level || inRow))
    return { before, after: before };
  const by = actorRef(actor);
  if (inRow) putInRow(tx, branch, { ...branch, ...rowFields[key]?.(value) }, today);
  else if (value === null) tx.settings.clear(level, scopeId, key);
  else tx.settings.put({ level, scopeId, key, value }, now, by);
  const current = branch && tx.org.branch(branch.id);
  const after = effective(tx, key, current ? { branch: current } : scope);
  if (before.value === after.value && before.origin === after.origin) return { before, after };
  const told = ({ value: held, origin }: Effective) =>
    setting.kind.kind === 'text' && held !== '' ? `text, ${origin}` : `${held}, ${origin}`;
  tx.audit.append({
    at: now,
    actor: by,
    action: 'settings.set',
    subject: branch
      ? `branch:${branch.code}`
      : townshipId === undefined
        ? 'county'
        : `township:${String(townshipId)}`,
    detail: { key, old: told(before), new: told(after) },
  });
  const touched = branch ? [branch] : tx.org.branches(townshipId === undefined ? {} : { townshipId });
  touchBranches(tx, touched, today);
  if (key === 'payMode' && branch) touchDues(tx, branch.id, today, { personIds: [] });
  return { before, after };
}

function putInRow(tx: Tx, before: Branch, after: Branch, today: LocalDate): void {
  if (after.condition !== before.condition) changeCondition(tx, before, after.condition, today);
  tx.org.putBranch(after);
}

const rowFields: Partial<Record<SettingKey, (value: string | null) => Partial<Branch>>> = {
  fixedDay: (value) => (value === null ? {} : { fixedDay: value }),
  time: (value) => ({ time: value as LocalTime | null }),
  place: (value) => ({ place: value }),
  payMode: (value) => ({ payMode: value === 'quarterly' ? 'quarterly' : 'monthly' }),
  condition: (value) => parseCondition(value ?? '') ?? { condition: 'normal', reviewDate: null },
};

/** What shows plans and open days of these branches is rendered again. */
function touchBranches(tx: Tx, branches: readonly Branch[], today: LocalDate): void {
  const ids = new Set(branches.map(({ id }) => id));
  for (const month of [monthOf(today), addMonths(monthOf(today), 1)]) {
    for (const branchId of ids) touchPlans(tx, branchId, month);
    for (const day of tx.partyDays.inMonth(month))
      if (ids.has(day.branchId) && day.closedAt === null) touchDay(tx, day);
  }
}
