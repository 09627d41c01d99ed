import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Phone } from './ingest-bench.ts';
import { openTwoTownships } from './two-townships.ts';
import type { Townships } from './two-townships.ts';

/** What is said in a feedback unless told. */
export const words = '签到卡发得太晚了';

export interface FeedbackDesk extends Townships {
  /** The county's admin. */
  readonly county: Phone;
  /** 书记 of a branch. */
  readonly member: Phone;
  give(from: Phone, how: '署名送出' | '不署名送出', said?: string): void;
  /** The county answers the first one there is. */
  answer(said?: string): void;
  texts(who: Phone): readonly string[];
  /** Rows of a table as they lie in the file. */
  rows(table: string): readonly Record<string, unknown>[];
}

/** A county's admin, an officer and an open database file. */
export async function openFeedbackDesk(): Promise<FeedbackDesk> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zhibu-feedback-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const file = path.join(folder, 'zhibu.db');
  const townships = await openTwoTownships({ file });
  const { bench, bound } = townships;
  const county = bound('郝县');
  const member = bound('林福贵');
  return {
    ...townships,
    county,
    member,
    give(from, how, said = words) {
      bench.say(from, `意见 ${said}`);
      bench.tap(from, how);
    },
    answer(said = '谢谢，下个月起提前') {
      bench.say(county, `意见 1 回复 ${said}`);
      bench.tap(county, '送出');
    },
    texts: (who) => bench.shown(who).map(({ content }) => content.text),
    rows(table) {
      const db = new Database(file, { readonly: true });
      try {
        return db.prepare(`select * from ${table}`).all() as Record<string, unknown>[];
      } finally {
        db.close();
      }
    },
  };
}
