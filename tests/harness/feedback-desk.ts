import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { openBench } from './ingest-bench.ts';
import type { Bench, Phone } from './ingest-bench.ts';
import { seedTwoTownships } from './two-townships.ts';

export interface FeedbackDesk {
  readonly bench: Bench;
  /** The county's admin. */
  readonly county: Phone;
  /** 书记 of a branch. */
  readonly member: Phone;
  give(from: Phone, how: '署名送出' | '不署名送出', said: string): void;
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
  const bench = await openBench('zh-CN', true, { file });
  bench.write(seedTwoTownships);
  const county = bench.phone('县里');
  bench.bindBySlip(county, '郝县', 'admin');
  const member = bench.phone('小名');
  bench.bindBySlip(member, '林福贵');
  return {
    bench,
    county,
    member,
    give(from, how, said) {
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
