import path from 'node:path';
import { chineseDaysTable } from '../../src/adapters/calendar/chinese-days-table.ts';
import type { HolidayTable } from '../../src/domain/calendar/holidays.ts';
import type { BranchId, Instant, LocalDate, LocalTime, Month } from '../../src/domain/ids.ts';
import type { EndedOccurrence } from '../../src/ports/store/occurrences.ts';
import { loadJobs } from '../../src/runtime/load.ts';
import { createSchedule } from '../../src/runtime/schedule.ts';
import { plan } from '../contract/store-seed.ts';
import { seedVillage } from './bench-village.ts';
import { openBench } from './ingest-bench.ts';

export interface Plan {
  readonly branch: 'first' | 'elsewhere';
  readonly date: LocalDate;
  readonly time: LocalTime;
}

export interface LifeOptions {
  /** The day on which it begins, at 9:00 in Shanghai. */
  readonly day: LocalDate;
  readonly zone?: string;
  readonly holidays?: HolidayTable;
  readonly plans?: readonly Plan[];
}

export interface Sent {
  readonly at: Instant;
  readonly chat: string;
  readonly text: string;
}

/** Two branches, each with its secretary bound and its group registered, under all jobs of the program. */
export async function openVillageLife({
  day,
  zone = 'Asia/Shanghai',
  holidays = chineseDaysTable(),
  plans = [],
}: LifeOptions) {
  const bench = await openBench('zh-CN', true, { day, zone, holidays });
  const { clock, phones } = bench;
  const village = bench.write((tx) => seedVillage(tx));
  const [lin, sun] = [bench.phone('老林'), bench.phone('老孙')];
  bench.bindBySlip(lin, '林福贵');
  bench.say(lin, '/bind', '-100');
  bench.tap(lin, '只有党员', '-100');
  bench.bindBySlip(sun, '孙大伟');
  bench.say(sun, '/bind', '-200');
  bench.tap(sun, '只有党员', '-200');
  bench.write((tx) => {
    for (const { branch, date, time } of plans)
      tx.partyDays.revise(
        { branchId: village[branch], month: date.slice(0, 7) as Month },
        { ...plan(date), time, at: clock.now() },
      );
  });
  const warnings: string[] = [];
  const note = (event: string) => warnings.push(event);
  const world = { ...bench.world, log: { debug: () => undefined, info: note, warn: note, error: note } };
  const jobs = await loadJobs(path.resolve(import.meta.dirname, '../../jobs'));
  const start = () => createSchedule(world, jobs, () => undefined);
  let schedule = start();
  const messages: Sent[] = [];
  let seen = phones.messages.length;
  const scopesOf = (branch: BranchId, group: string) => ({
    branch: `branch:${String(branch)}`,
    chat: `chat:${String(bench.read((tx) => tx.chats.byExternal('telegram', group)?.id))}`,
  });
  return {
    bench,
    clock,
    village,
    secretaries: { first: lin, elsewhere: sun },
    warnings,
    /** Everything that was sent since the beginning. */
    messages,
    tick(): void {
      schedule.tick();
      phones.deliver();
      for (const { chat, content } of phones.messages.slice(seen))
        messages.push({ at: clock.now(), chat, text: content.text });
      seen = phones.messages.length;
    },
    isHeld: () => schedule.heldFor() !== undefined,
    restart() {
      schedule = start();
    },
    ledger: (): readonly EndedOccurrence[] => bench.read((tx) => tx.occurrences.recent(100_000)),
    scopes: { first: scopesOf(village.first, '-100'), elsewhere: scopesOf(village.elsewhere, '-200') },
  };
}

export type VillageLife = Awaited<ReturnType<typeof openVillageLife>>;
