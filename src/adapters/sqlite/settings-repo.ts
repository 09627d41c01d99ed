import { and, eq, or, sql } from 'drizzle-orm';
import type { Placeholder } from 'drizzle-orm';
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
  const at = (level: SettingLevel, scopeId: number | Placeholder) =>
    and(eq(setting.level, level), eq(setting.scopeId, scopeId));

  const within = or(
    at('county', 0),
    at('township', sql.placeholder('townshipId')),
    at('branch', sql.placeholder('branchId')),
  );
  const rows = db
    .select(settingFields)
    .from(setting)
    .where(and(eq(setting.key, sql.placeholder('key')), within))
    .prepare();
  const allRows = db.select(settingFields).from(setting).where(within).prepare();
  const asked = sql`json_each(${sql.placeholder('keys')})`;
  const everywhere = db
    .select(settingFields)
    .from(setting)
    .where(sql`${setting.key} in (select value from ${asked})`)
    .prepare();
  const metaValue = db
    .select({ value: meta.value })
    .from(meta)
    .where(eq(meta.key, sql.placeholder('key')))
    .prepare();
  const setMeta = db
    .insert(meta)
    .values({ key: sql.placeholder('key'), value: sql.placeholder('value') })
    .onConflictDoUpdate({ target: meta.key, set: { value: sql`excluded.value` } })
    .prepare();

  return {
    rows: (key, { townshipId = null, branchId = null }) => rows.all({ key, townshipId, branchId }),
    allRows: ({ townshipId = null, branchId = null }) => allRows.all({ townshipId, branchId }),
    everywhere: (keys) => everywhere.all({ keys: JSON.stringify(keys) }),
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
    meta: (key) => metaValue.get({ key })?.value,
    setMeta(key, value) {
      setMeta.run({ key, value });
    },
  };
}
