import { onTestFinished } from 'vitest';
import { chineseDaysTable } from '../../../src/adapters/calendar/chinese-days-table.ts';
import { officeDocuments } from '../../../src/adapters/files/office-documents.ts';
import { openStore } from '../../../src/adapters/sqlite/open-store.ts';
import { fileMakers } from '../../../src/cases/files/makers.ts';
import { instantAt } from '../../../src/domain/calendar/time.ts';
import type { Quarter } from '../../../src/domain/calendar/time.ts';
import type {
  BranchId,
  DuesActId,
  HandUpId,
  Instant,
  LocalDate,
  LocalTime,
  Month,
  PersonId,
  TownshipId,
} from '../../../src/domain/ids.ts';
import type { FactField } from '../../../src/domain/people/facts.ts';
import type { DuesPayment, HandUp } from '../../../src/ports/store/dues.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import { catalogs } from '../../../src/text/catalog.ts';
import { branchFields } from '../../contract/store-seed.ts';

const zone = 'Asia/Shanghai';
export const today = '2026-11-27' as LocalDate;

export const at = (date: string, time = '12:00'): Instant =>
  instantAt(date as LocalDate, time as LocalTime, zone);

/** Months with their shares in fen: `{ '2026-10': 50 }`. */
export type Shares = Readonly<Record<string, number>>;

export interface LedgerScene {
  readonly store: Store;
  readonly townshipId: TownshipId;
  /** Two branches of one village. */
  readonly branches: readonly [BranchId, BranchId];
  person(number: string, name: string, facts: Readonly<Partial<Record<FactField, unknown>>>): PersonId;
  fact(id: PersonId, field: FactField, value: unknown, from: string): void;
  pay(
    id: PersonId,
    date: string,
    shares: Shares,
    more?: Partial<Omit<DuesPayment, 'shares' | 'at'>> & { readonly time?: string },
  ): DuesPayment;
  reverse(payment: DuesPayment, date: string): DuesPayment;
  handUp(
    quarter: string,
    amountFen: number,
    date: string,
    receipt: string | null,
    more?: Partial<Pick<HandUp, 'dueFen' | 'reversesSeq'>>,
  ): HandUpId;
  /** A book as the program sends it. */
  book(task: string, input: unknown): Promise<{ readonly fileName: string; readonly bytes: Uint8Array }>;
}

/** A store with two branches; people are on the roster from July 2026 on. */
export function ledgerScene(): LedgerScene {
  const store = openStore({ file: ':memory:', migrationsFolder: 'drizzle' });
  onTestFinished(() => {
    store.close();
  });
  const { townshipId, branches } = store.write((tx) => {
    const town = tx.org.putTownship('望禾镇');
    const village = tx.org.putVillage(town, '石桥村');
    const put = (code: string, name: string) => tx.org.putBranch(branchFields(village, code, { name }));
    return {
      townshipId: town,
      branches: [put('QH1', '石桥村党支部'), put('QH2', '石桥村第二党支部')] as const,
    };
  });
  let keys = 0;
  const scene: LedgerScene = {
    store,
    townshipId,
    branches,
    person(number, name, facts) {
      const id = store.write((tx) => tx.people.putPerson({ number, name, alias: null, smartphone: true }));
      const all = { branch: branches[0], status: 'formal', duesClass: 'farmer', ...facts };
      for (const [field, value] of Object.entries(all))
        scene.fact(id, field as FactField, value, '2026-07-01');
      return id;
    },
    fact(personId, field, value, from) {
      const fact = { field, value: JSON.stringify(value), from: from as LocalDate };
      store.write((tx) => {
        tx.people.addFact({ personId, ...fact, at: at(from), by: 'operator', source: 'import' });
      });
    },
    pay(personId, date, shares, { time = '12:00', ...more } = {}) {
      const parts = Object.entries(shares).map(([month, fen]) => ({ month: month as Month, fen }));
      const extraFen = more.extraFen ?? 0;
      const written = store.write((tx) =>
        tx.dues.pay({
          branchId: branches[0],
          personId,
          receiptYear: Number(date.slice(0, 4)),
          amountFen: parts.reduce((sum, { fen }) => sum + fen, extraFen),
          extraFen,
          shares: parts,
          paidBy: 'self',
          payerId: null,
          flags: [],
          actId: 1 as DuesActId,
          at: at(date, time),
          by: `person:${String(personId)}`,
          key: `pay:${String(keys++)}`,
          reversesSeq: null,
          reasonHash: null,
          ...more,
        }),
      );
      if (!written) throw new Error('not written');
      return written;
    },
    reverse(payment, date) {
      const said = { at: at(date), by: 'person:1', reasonHash: 'wrong' };
      const written = store.write((tx) => tx.dues.reverse(payment, said));
      if (!written) throw new Error('not reversed');
      return written;
    },
    handUp(quarter, amountFen, date, receipt, more = {}) {
      const seq = store.write((tx) =>
        tx.dues.handUp({
          branchId: branches[0],
          quarter: quarter as Quarter,
          amountFen,
          receipt,
          dueFen: amountFen,
          at: at(date),
          by: 'person:1',
          key: `handUp:${String(keys++)}`,
          reversesSeq: null,
          reasonHash: null,
          ...more,
        }),
      );
      if (seq === undefined) throw new Error('not handed up');
      return seq;
    },
    async book(task, input) {
      const make = fileMakers(officeDocuments('zh-CN'))[task];
      if (!make) throw new Error(`no maker of ${task}`);
      const call = {
        now: at(today),
        today,
        text: catalogs['zh-CN'],
        rules: { zone, quiet: undefined, holidays: chineseDaysTable() },
      };
      return store.read((tx) => ({ made: make({ ...call, tx } as never, input) })).made;
    },
  };
  return scene;
}
