import type { Instant } from '../../domain/ids.ts';
import type { SettingLevel } from '../../domain/settings/setting.ts';

export interface SettingRow {
  readonly level: SettingLevel;
  /** 0 for the county. */
  readonly scopeId: number;
  readonly key: string;
  readonly value: string;
}

export interface SettingsRepo {
  /** Rows of this key that could apply to the branch: at most one a level. */
  rows(key: string, scope: { townshipId?: number; branchId?: number }): SettingRow[];
  /** The same of every key that has any. */
  allRows(scope: { townshipId?: number; branchId?: number }): SettingRow[];
  /** Rows of these keys at every level, of every scope. */
  everywhere(keys: readonly string[]): SettingRow[];
  put(row: SettingRow, at: Instant, by: string): void;
  clear(level: SettingLevel, scopeId: number, key: string): void;
  /** Facts about the program itself (heartbeat, last backup). */
  meta(key: string): string | undefined;
  setMeta(key: string, value: string): void;
}
