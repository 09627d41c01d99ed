import { sendDigest } from '../../../src/cases/digest/send-digest.ts';
import {
  addDays,
  addMonths,
  firstDate,
  instantAt,
  monthsBetween,
} from '../../../src/domain/calendar/time.ts';
import type { Instant, LocalTime, Month } from '../../../src/domain/ids.ts';
import type { Tx } from '../../../src/ports/store/store.ts';
import { momentIn } from '../../../src/runtime/world.ts';
import { payment } from '../../contract/dues-seed.ts';
import { month } from '../../contract/store-seed.ts';
import { rosterFact } from '../../harness/bench-village.ts';
import { boundAccount } from '../../harness/bound-account.ts';
import { seedTownshipYear } from '../../harness/township-year.ts';
import type { SeededTownship } from '../../harness/township-year.ts';
import { cpuMsOf } from '../define-bench.ts';
import type { Bench } from '../define-bench.ts';
import { worldInMemory } from '../world-in-memory.ts';

const zone = 'Asia/Shanghai';
const newest = month('2026-11');
const size = { branches: 60, people: 30, apart: 2, month: newest };
const texts = 3;
const rollback = new Error('rolled back');

const issues = [
  ['first', (its: Month) => addDays(firstDate(its), 20)],
  ['final', (its: Month) => addDays(firstDate(addMonths(its, 1)), 1)],
] as const;
const nine = (date: ReturnType<(typeof issues)[number][1]>) => instantAt(date, '09:00' as LocalTime, zone);

/** Each secretary can be written to, and has taken everybody's dues of each month. */
function seedSecretaries(tx: Tx, { branchIds }: SeededTownship, months: readonly Month[]): void {
  for (const branchId of branchIds) {
    const people = tx.people.everIn(branchId);
    const [personId] = people;
    if (personId === undefined) throw new Error('a branch without people');
    boundAccount(tx, `5${String(personId)}`, { personId }, 0 as Instant);
    for (const id of people) {
      rosterFact(tx, id, 'duesFen', 50, firstDate(months[0] ?? newest));
      for (const its of months)
        tx.dues.pay(
          payment(branchId, id, {
            ...{
              receiptYear: Number(its.slice(0, 4)),
              at: nine(firstDate(its)),
              key: `pay:${String(id)}:${its}`,
            },
            shares: [{ month: its, fen: 50 }],
          }),
        );
    }
  }
}

/** A township of 60 branches of 30 with so many months behind it, all told in digests: milliseconds for the final one of the newest. */
function digestAfter(count: number) {
  const months = monthsBetween(addMonths(newest, 1 - count), newest);
  const { store, world, close } = worldInMemory(nine(issues[1][1](newest)), () => undefined);
  const seeded = store.write((tx) => {
    const township = seedTownshipYear(tx, { ...size, months: count });
    seedSecretaries(tx, township, months);
    return township;
  });
  const scope = `township:${String(seeded.townshipId)}`;
  const told = months.flatMap((its) =>
    issues.map(([issue, dateOf]) => ({ its, issue, now: nine(dateOf(its)) })),
  );
  for (const { its, issue, now } of told.slice(0, -1))
    store.write((tx) => {
      sendDigest({ ...momentIn(world, tx), now }, scope, its, issue);
    });
  /** As the job does, each time for the first time. */
  const digest = () => {
    try {
      store.write((tx) => {
        const { messages = [] } = sendDigest(momentIn(world, tx), scope, newest, 'final');
        if (!messages.some(({ content }) => content.text.includes('60村'))) throw new Error('no digest');
        throw rollback;
      });
    } catch (error) {
      if (error !== rollback) throw error;
    }
  };
  return {
    figure: () =>
      cpuMsOf(() => {
        for (let n = 0; n < texts; n += 1) digest();
      }) / texts,
    close,
  };
}

export const bench: Bench = {
  says: 'the digest of a township of 60 branches after 24 months, against after its first',
  unit: 'ms',
  rounds: 21,
  atMost: 1.2,
  open() {
    const [first, later] = [digestAfter(1), digestAfter(24)];
    return {
      base: first.figure,
      subject: later.figure,
      close() {
        first.close();
        later.close();
      },
    };
  },
};
