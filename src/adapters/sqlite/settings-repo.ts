import { and, eq, or } from 'drizzle-orm';
import type { SettingLevel } from '../../domain/settings/setting.ts';
import type { SettingsRepo } from '../../ports/store/settings.ts';
import type { Db } from './connection.ts';
import { meta, setting } from './schema/governance.ts';

const settingFields = {
  level: setting.level,
  scopeId: setting.scopeId,
  key: setting.key,
  value: setting.value,
};

export function settingsRepo(db: Db): SettingsRepo {
  const at = (level: SettingLevel, scopeId: number) =>
    and(eq(setting.level, level), eq(setting.scopeId, scopeId));

  const within = ({ townshipId, branchId }: { townshipId?: number; branchId?: number }) =>
    or(
      at('county', 0),
      townshipId === undefined ? undefined : at('township', townshipId),
      branchId === undefined ? undefined : at('branch', branchId),
    );

  return {
    rows: (key, scope) =>
      db
        .select(settingFields)
        .from(setting)
        .where(and(eq(setting.key, key), within(scope)))
        .all(),
    allRows: (scope) => db.select(settingFields).from(setting).where(within(scope)).all(),
    put({ level, scopeId, key, value }, instant, by) {
      const change = { value, at: instant, by };
      db.insert(setting)
        .values({ level, scopeId, key, ...change })
        .onConflictDoUpdate({ target: [setting.level, setting.scopeId, setting.key], set: change })
        .run();
    },
    clear(level, scopeId, key) {
      db.delete(setting)
        .where(and(at(level, scopeId), eq(setting.key, key)))
        .run();
    },
    meta: (key) => db.select({ value: meta.value }).from(meta).where(eq(meta.key, key)).get()?.value,
    setMeta(key, value) {
      db.insert(meta).values({ key, value }).onConflictDoUpdate({ target: meta.key, set: { value } }).run();
    },
  };
}
