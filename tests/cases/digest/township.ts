import { createCodeMint } from '../../../src/adapters/keys/code-mint.ts';
import { onTestFinished } from 'vitest';
import { chineseDaysTable } from '../../../src/adapters/calendar/chinese-days-table.ts';
import { openStore } from '../../../src/adapters/sqlite/open-store.ts';
import { cardRenderers } from '../../../src/cases/cards/renderers.ts';
import { cardKinds } from '../../../src/cases/cards/touch.ts';
import { existingRoster } from '../../../src/cases/roster/existing-roster.ts';
import { importRoster } from '../../../src/cases/roster/import-roster.ts';
import { instantAt, localOf } from '../../../src/domain/calendar/time.ts';
import type { Instant, LocalDate, LocalTime, Month } from '../../../src/domain/ids.ts';
import type { CardContent, Situation } from '../../../src/domain/outcome.ts';
import { validateImport } from '../../../src/domain/roster/validate-import.ts';
import type { Card } from '../../../src/ports/store/cards.ts';
import type { Branch } from '../../../src/ports/store/org.ts';
import type { Store, Tx } from '../../../src/ports/store/store.ts';
import { catalogs } from '../../../src/text/catalog.ts';
import { must } from '../../contract/store-seed.ts';
import { memberHeadings, sheet } from '../../domain/roster/sheets.ts';
import { boundAccount } from '../../harness/bound-account.ts';
import { writeDay, writeTotals } from '../../harness/written-day.ts';

export const zone = 'Asia/Shanghai';
export const november = '2026-11' as Month;
export const rules: Situation['rules'] = {
  zone,
  quiet: { from: '20:00' as LocalTime, to: '08:00' as LocalTime },
  holidays: chineseDaysTable(),
};

const situation: Situation = {
  rules,
  privateAnswers: true,
  codes: createCodeMint(new Uint8Array(32)),
  botLinks: { start: (payload) => payload, startGroup: (payload) => payload },
};

/** An instant in the county: `at('2026-11-18', '09:00')`. */
export function at(date: string, time = '12:00'): Instant {
  return instantAt(date as LocalDate, time as LocalTime, zone);
}

/** A digest as its card is drawn at that moment. */
export function drawDigest(tx: Tx, card: Card, now: Instant): CardContent {
  const { date: today } = localOf(now, zone);
  const draw = must(cardRenderers[cardKinds.digest]);
  return draw({ ...situation, tx, card, now, today, text: catalogs['zh-CN'] });
}

export interface BranchSpec {
  readonly village: string;
  /** Absent: 党支部 of the village. */
  readonly name?: string;
  readonly condition?: '' | '线下' | '转场';
  readonly fixedDay?: string;
  readonly township?: string;
}

export interface Township {
  readonly store: Store;
  branch(at: number): Branch;
  write(fn: (tx: Tx) => void): void;
  /** An officer with a private chat, and a group. */
  join(at: number, since?: Instant): void;
  bindOfficer(at: number): void;
  plan(at: number, date: string, state?: 'planned' | 'cancelled'): void;
  held(at: number, date: string, expected: number, present: number, leave: number): void;
  /** The digest that stands open in that chat, as drawn then. */
  digestIn(chatId: number, now: Instant): string;
  /** Binds an admin of the roster to an account that can be written to; returns its private chat. */
  bindAdmin(number: string): number;
}

/** A township on a real store: branches of three members each, the first of them the secretary. */
export function openTownship(specs: readonly BranchSpec[]): Township {
  const store = openStore({ file: ':memory:', migrationsFolder: 'drizzle' });
  onTestFinished(() => {
    store.close();
  });
  const codeOf = (index: number) => `S${String(index + 1).padStart(2, '0')}`;
  const towns = [...new Set(specs.map(({ township = '望禾镇' }) => township))];
  const tables = [
    sheet(
      'b.csv',
      '县|乡镇|村|支部编号|支部|党日|状态',
      ...specs.map(
        (
          { village, name = `${village}党支部`, condition = '', fixedDay = '15', township = '望禾镇' },
          index,
        ) => ['青禾县', township, village, codeOf(index), name, fixedDay, condition].join('|'),
      ),
    ),
    sheet(
      'm.csv',
      memberHeadings,
      ...specs.flatMap((_, index) =>
        ['书记', '', ''].map((post, person) =>
          [
            codeOf(index),
            `${codeOf(index)}${person}`,
            '林福贵',
            '正式',
            post,
            '',
            '',
            '',
            '农民',
            '0.50',
            '是',
          ].join('|'),
        ),
      ),
    ),
    sheet(
      'a.csv',
      '县|乡镇|编号|职务|姓名|联系村',
      ...towns.map((town, index) => `青禾县|${town}|T${index + 1}|组织委员|罗艳|`),
      `青禾县|${towns[0] ?? ''}|L1|联村干部|唐小平|${specs[0]?.village ?? ''}`,
      '青禾县||C1|县委组织部|张海涛|',
    ),
  ];
  const batch = validateImport(tables, store.read(existingRoster));
  if (!batch.ok) throw new Error(JSON.stringify(batch.reason));
  store.write((tx) =>
    importRoster(tx, batch.value, {
      now: at('2026-11-01'),
      today: '2026-11-01' as LocalDate,
      zone: 'Asia/Shanghai',
      messenger: 'telegram',
    }),
  );

  const branch = (index: number): Branch => {
    const found = store.read((tx) => tx.org.branchByCode(codeOf(index)));
    if (!found) throw new Error(`no branch ${codeOf(index)}`);
    return found;
  };
  const township: Township = {
    store,
    branch,
    write: (fn) => {
      store.write((tx) => {
        fn(tx);
      });
    },
    join(index, since = at('2026-11-02')) {
      township.bindOfficer(index);
      const { id } = branch(index);
      store.write((tx) => {
        tx.chats.serve(
          tx.chats.ensure('telegram', { externalId: `-${index + 1}`, kind: 'group' }).id,
          id,
          since,
        );
      });
    },
    bindOfficer(index) {
      store.write((tx) => {
        const { id: personId } = must(tx.people.personByNumber(`${codeOf(index)}0`));
        boundAccount(tx, `1${index}`, { personId }, at('2026-11-02'));
      });
    },
    plan(index, date, state = 'planned') {
      const { id } = branch(index);
      store.write((tx) => {
        writeDay(tx, id, date, { state, at: at('2026-11-02') });
      });
    },
    held(index, date, expected, present, leave) {
      const { id } = branch(index);
      store.write((tx) => {
        const day = writeDay(tx, id, date, { at: at('2026-11-02') });
        writeTotals(tx, day, { expected, present, leave }, at(date));
      });
    },
    digestIn: (chatId, now) =>
      store.read((tx) => {
        const card = tx.cards
          .withSubject(cardKinds.digest, '')
          .find((one) => one.chatId === chatId && one.state === 'open');
        return card ? drawDigest(tx, card, now).text : '';
      }),
    bindAdmin: (number) =>
      store.write((tx) => {
        const userId = `9${number.charCodeAt(0)}${number.slice(1)}`;
        const { id: adminId } = must(tx.org.adminByNumber(number));
        return boundAccount(tx, userId, { adminId }, at('2026-11-02')).chatId;
      }),
  };
  return township;
}
