import { formatCondition } from '../../domain/settings/condition.ts';
import { isUsable } from '../../domain/settings/read-value.ts';
import { settingOf } from '../../domain/settings/registry.ts';
import type { SettingKey, settings } from '../../domain/settings/registry.ts';
import { settingLevels } from '../../domain/settings/setting.ts';
import type { SettingLevel } from '../../domain/settings/setting.ts';
import type { TownshipId } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { SettingRow } from '../../ports/store/settings.ts';
import type { Tx } from '../../ports/store/store.ts';

/** Whose settings: a branch's, a township's, or the county's. */
export interface SettingScope {
  readonly branch?: Branch;
  readonly townshipId?: TownshipId;
}

export interface Effective {
  /** In stored form; empty where nothing holds. */
  readonly value: string;
  readonly origin: SettingLevel | 'default';
}

/** What holds there: branch > township > county > default. A stored value that cannot be used counts as not set. */
export function effective(tx: Tx, key: SettingKey, scope: SettingScope): Effective {
  return effectiveAmong(() => tx.settings.rows(key, rowsOf(scope)), key, scope);
}

/** What holds for the branch, in stored form; empty where there is nothing. */
export function settingFor(tx: Tx, key: SettingKey, branch: Branch): string {
  return effective(tx, key, { branch }).value;
}

type YesNoKey = Extract<(typeof settings)[number], { readonly kind: { readonly kind: 'yesNo' } }>['key'];

/** The same of a setting that is 是 or 否. */
export function isSetFor(tx: Tx, key: YesNoKey, branch: Branch): boolean {
  return settingFor(tx, key, branch) === 'yes';
}

/** As {@link effective}, of several keys with one look at the store: the scheduler asks for every figure of every branch. */
export function effectiveValues<Key extends SettingKey>(
  tx: Tx,
  keys: readonly Key[],
  scope: SettingScope,
): Readonly<Record<Key, string>> {
  return valuesAmong(tx.settings.allRows(rowsOf(scope)), keys, scope);
}

function valuesAmong<Key extends SettingKey>(
  rows: readonly SettingRow[],
  keys: readonly Key[],
  scope: SettingScope,
): Readonly<Record<Key, string>> {
  const values = keys.map((key) => {
    const own = rows.filter((row) => row.key === key);
    return [key, effectiveAmong(() => own, key, scope).value];
  });
  return Object.fromEntries(values) as Record<Key, string>;
}

/** Settings of the whole county, read once. */
export interface Everywhere<Key extends SettingKey> {
  /** As {@link effectiveValues}. */
  of(scope: SettingScope): Readonly<Record<Key, string>>;
  /** What may hold of a key anywhere: its default and whatever is set. */
  values(key: Key): readonly string[];
}

/** The same for all branches with one look at the store: what the scheduler needs at each tick. */
export function effectiveEverywhere<Key extends SettingKey>(tx: Tx, keys: readonly Key[]): Everywhere<Key> {
  const stored = tx.settings.everywhere(keys);
  const byScope = new Map<string, SettingRow[]>();
  for (const row of stored) {
    const scope = `${row.level} ${String(row.scopeId)}`;
    byScope.set(scope, [...(byScope.get(scope) ?? []), row]);
  }
  const at = (level: SettingLevel, id = -1) => byScope.get(`${level} ${String(id)}`) ?? [];
  return {
    of(scope) {
      const { branchId, townshipId } = rowsOf(scope);
      const rows = [...at('branch', branchId), ...at('township', townshipId), ...at('county', 0)];
      return valuesAmong(rows, keys, scope);
    },
    values(key) {
      const setting = settingOf(key);
      const set = stored.filter((row) => row.key === key && isUsable(setting, row.value));
      return [setting.fallback, ...set.map(({ value }) => value)];
    },
  };
}

function rowsOf({ branch, townshipId = branch?.townshipId }: SettingScope) {
  return {
    ...(branch && { branchId: branch.id }),
    ...(townshipId !== undefined && { townshipId }),
  };
}

function effectiveAmong(
  stored: () => readonly SettingRow[],
  key: SettingKey,
  { branch }: SettingScope,
): Effective {
  const setting = settingOf(key);
  const inRow = branch && rowValues[key]?.(branch);
  if (inRow !== undefined && isUsable(setting, inRow)) return { value: inRow, origin: 'branch' };
  const rows = stored();
  for (const level of settingLevels) {
    const row = rows.find((candidate) => candidate.level === level);
    if (row && setting.levels.includes(level) && isUsable(setting, row.value))
      return { value: row.value, origin: level };
  }
  return { value: setting.fallback, origin: 'default' };
}

/** What the roster's row of a branch says; `undefined`: nothing. */
const rowValues: Partial<Record<SettingKey, (branch: Branch) => string | undefined>> = {
  fixedDay: ({ fixedDay }) => fixedDay,
  time: ({ time }) => time ?? undefined,
  place: ({ place }) => place ?? undefined,
  payMode: ({ payMode }) => (payMode === 'monthly' ? undefined : payMode),
  condition: (branch) => (branch.condition === 'normal' ? undefined : formatCondition(branch)),
};
