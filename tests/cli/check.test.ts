import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { foldAttendance } from '../../src/domain/attendance/state.ts';
import type { DuesFigures, DuesTotalsReport } from '../../src/domain/check.ts';
import type { Instant, LocalDate, LocalTime, Month, PersonId } from '../../src/domain/ids.ts';
import type { Store, Tx } from '../../src/ports/store/store.ts';
import { openShell } from './bench.ts';
import { pay } from './pay.ts';
import type { Shell } from './bench.ts';
import { rosterFiles, writeRosters } from './rosters.ts';
import { databaseOf, tamper } from './tamper.ts';

const at = 1_795_305_600_000 as Instant;
const month = '2026-11' as Month;
const next = '2026-12' as Month;

function handUp(tx: Tx, amountFen: number, key: string, reversesSeq: number | null = null) {
  const branchId = tx.org.branchByCode('QH1')?.id;
  if (branchId === undefined) throw new Error('the rosters were not imported');
  const line = { branchId, quarter: '2026-Q4', amountFen, receipt: '0123', dueFen: 350, at } as const;
  return tx.dues.handUp({
    ...line,
    by: 'person:2',
    key,
    reversesSeq: reversesSeq as Parameters<Tx['dues']['handUp']>[0]['reversesSeq'],
    reasonHash: reversesSeq === null ? null : 'hash',
  });
}

function attend(tx: Tx): void {
  const branch = tx.org.branchByCode('QH1');
  const plan = { date: '2026-11-15' as LocalDate, time: '09:00' as LocalTime, place: null, forms: [] };
  const nobody = { theme: null, sittings: [], chairId: null, recorderId: null };
  if (!branch) throw new Error('the rosters were not imported');
  const day = tx.partyDays.revise(
    { branchId: branch.id, month },
    { ...plan, ...nobody, state: 'planned', reasonHash: null, at, by: 'person:1' },
  );
  for (const personId of [1, 2] as PersonId[]) {
    const said = { personId, kind: 'present', via: 'tap', at, recordedAt: at, by: 'person:1' } as const;
    const rest = { reversesSeq: null, totals: null, guests: null, leaveReason: null, reasonHash: null };
    tx.attendance.append({ ...said, ...rest, partyDayId: day.id, key: `tap:${String(personId)}` });
  }
  tx.attendance.project(day.id, foldAttendance(tx.attendance.entries(day.id)));
}

function fill(store: Store): void {
  store.write((tx) => {
    tx.accounts.ensure('telegram', '7', '林');
    attend(tx);
    pay(tx, ['QH1', 'QH1001'], [[month, 50]]);
    pay(
      tx,
      ['QH1', 'QH1002'],
      [
        [month, 50],
        [next, 50],
      ],
      200,
    );
    const wrong = pay(tx, ['QH1', 'QH1003'], [[month, 50]]);
    tx.dues.reverse(wrong, { at, by: 'person:2', reasonHash: 'hash' });
    pay(tx, ['QH2', 'QH2001'], [[month, 30]]);
    const first = handUp(tx, 300, 'a');
    handUp(tx, -300, 'b', first ?? null);
    handUp(tx, 350, 'c');
    const branchId = tx.org.branchByCode('QH1')?.id as never;
    const opening = { branchId, amountFen: 75, at, by: 'person:2', key: 'opening:1' };
    tx.dues.putOpening({ ...opening, reversesSeq: null, reasonHash: null });
    for (const subject of ['branch:1', 'branch:2'])
      tx.audit.append({ at, actor: 'system', action: 'x', subject, detail: {} });
  });
}

async function county(): Promise<Shell> {
  const shell = openShell();
  writeRosters(shell);
  await shell.run(['import', ...rosterFiles]);
  fill(shell.store());
  return shell;
}

describe('zhibu check', () => {
  it('finds a county sound, beside a connection that has it open', async () => {
    const shell = await county();
    const { status, out, err } = await shell.run(['check']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('党日1个、到会记录2条、党费5笔、上缴3笔、审计');
    const head = /审计链头：([0-9a-f]{64})/.exec(out)?.[1] ?? '';
    shell.store().write((tx) => {
      tx.audit.append({ at, actor: 'system', action: 'later', subject: 'branch:1', detail: {} });
    });
    expect((await shell.run(['check', '--head', head.toUpperCase()])).status).toBe(0);
    expect((await shell.run(['check', '--head', '0'.repeat(64)])).status).toBe(0);
  });

  it.each([
    [
      'another amount in a payment',
      'update dues_payment set amount_fen = amount_fen + 1 where receipt_no = 2',
      '支部 QH1 2026年第2号党费收据不对：各月加上自愿多交，和总数不一样',
    ],
    [
      'a share that is gone',
      'delete from dues_share where payment_seq = 2 and month = (select max(month) from dues_share where payment_seq = 2)',
      '支部 QH1 2026年第2号党费收据不对：各月加上自愿多交，和总数不一样',
    ],
    [
      'a share moved below zero',
      "update dues_share set fen = case month when '2026-11' then 150 else -50 end where payment_seq = 2",
      '第2号党费收据不对：金额应当大于零',
    ],
    [
      'a reversal for another month',
      "update dues_share set month = '2026-10' where payment_seq = 4",
      '第3号党费收据不对：撤销的和原来的不一样',
    ],
    [
      'a reversal of nothing',
      'update dues_payment set reverses_seq = 77 where seq = 4',
      '第3号党费收据不对：撤销的那一笔不存在',
    ],
    [
      'a payment that nobody has confirmed',
      "update dues_act set state = 'open' where id = 1",
      '支部 QH1 2026年第1号党费收据不对：没有对应的核对确认',
    ],
    [
      'a receipt that is missing',
      'update dues_payment set receipt_no = 9 where receipt_no = 2',
      '支部 QH1 2026年缺第2号党费收据',
    ],
    [
      'a receipt given twice',
      'drop index dues_payment_receipt; update dues_payment set receipt_no = 1 where receipt_no = 2',
      '支部 QH1 2026年第1号党费收据重复',
    ],
    [
      'a line to nobody’s branch',
      'update dues_payment set branch_id = 99 where seq = 1',
      '表 dues_payment 第 1 行所指的 branch 不存在',
    ],
    [
      'another state of a person',
      "update attendance_state set state = 'absent' where person_id = 2",
      '支部 QH1 2026-11 的到会状态和记录不一致，涉及1人',
    ],
    ['a state that is gone', 'delete from attendance_state', '到会状态和记录不一致，涉及2人'],
    ['a Party day against its plan', "update party_day set state = 'cancelled'", '党日和最后一次安排不一致'],
    ['another audit entry', "update audit set action = 'y' where seq = 1", '审计链在第 1 条断了'],
    [
      'something below nothing at the beginning',
      'update dues_opening set amount_fen = -75',
      '支部 QH1 的期初第 1 行不对：金额应当大于零',
    ],
    [
      'half a hand-up taken back',
      'update hand_up set amount_fen = -299 where seq = 2',
      '支部 QH1 的上缴第 2 行不对：撤销的和原来的不一样',
    ],
    [
      'two claims of one person',
      `drop index dues_claim_pending;
       insert into dues_claim (person_id, branch_id, until, at, account_id, state)
       select 1, 1, '2026-11', 1, account.id, 'pending' from account, (select 1 union all select 2)`,
      '第 1 号人员有2个已交申报同时在等',
    ],
  ])('names %s', async (_what, sql, named) => {
    const shell = await county();
    tamper(shell, sql);
    const { status, out, err } = await shell.run(['check']);
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain(named);
    expect(err).toContain('没有别的问题');
    const { document } = await shell.json(['check']);
    const { ok, problems } = document as { ok: boolean; problems: unknown[] };
    // A line each, and the end.
    expect([ok, problems.length]).toEqual([false, err.trimEnd().split('\n').length - 1]);
  });

  it('names an audit chain whose end was cut off, once a head was noted', async () => {
    const shell = await county();
    const head = shell.store().read((tx) => tx.audit.head());
    // So thoroughly that nothing inside remembers it.
    tamper(
      shell,
      `delete from ledger_seal where ledger = 'audit' and line = (select max(seq) from audit);
       delete from audit where seq = (select max(seq) from audit);
       update sqlite_sequence set seq = (select max(n) from ledger_seal) where name = 'ledger_seal'`,
    );
    expect((await shell.run(['check'])).status).toBe(0);
    const { status, err } = await shell.run(['check', '--head', head]);
    expect(status).toBe(1);
    expect(err).toContain(`里面没有链头 ${head}`);
    expect(await shell.run(['check', '--head', 'abc'])).toMatchObject({ status: 2 });
  });

  it('names a damaged file, and reads it no further', async () => {
    const shell = await county();
    tamper(shell, 'pragma wal_checkpoint(truncate)');
    const bytes = readFileSync(databaseOf(shell));
    // The first page holds the tables; the pages behind it their rows.
    bytes.fill(0xff, 4096 * 40, 4096 * 60);
    writeFileSync(databaseOf(shell), bytes);
    const { status, err } = await shell.run(['check']);
    expect(status).toBe(1);
    expect(err).toContain('数据库文件坏了');
    expect((await shell.json(['check'])).document).toMatchObject({
      ok: false,
      problems: [{ kind: 'database' }],
    });
  });

  it('makes no database where there is none', async () => {
    const shell = openShell();
    expect(await shell.run(['check'])).toMatchObject({ status: 1, out: '' });
    expect((await shell.run(['status'])).err).toBe('');
  });
});

describe('zhibu check --json', () => {
  it('gives totals by branch, month and state that can be recomputed from the entries', async () => {
    const shell = await county();
    const { status, document } = await shell.json(['check']);
    expect(status).toBe(0);
    const report = document as DuesTotalsReport & { ok: boolean; problems: unknown[] };
    expect(report).toMatchObject({ ok: true, problems: [], checked: { payments: 5, handUps: 3 } });
    const one = { township: '望禾镇', branch: 'QH1' };
    expect(report.totals).toEqual([
      { ...one, month, state: 'confirmed', people: 2, dueFen: 100, paidFen: 100 },
      { ...one, month, state: 'due', people: 1, dueFen: 50, paidFen: 0 },
      { ...one, month: next, state: 'prepaid', people: 1, dueFen: 50, paidFen: 50 },
      {
        township: '双泉镇',
        branch: 'QH2',
        ...{ month, state: 'due', people: 1, dueFen: 50, paidFen: 30 },
      },
    ]);
    expect(report.cash).toEqual([
      { ...one, openingFen: 75, receivedFen: 350, handedUpFen: 350 },
      { township: '双泉镇', branch: 'QH2', openingFen: 0, receivedFen: 30, handedUpFen: 0 },
    ]);

    const sqlite = new Database(databaseOf(shell), { readonly: true });
    const sum = (sql: string) => sqlite.prepare(sql).pluck().get();
    expect(report.county.receivedFen).toBe(sum('select sum(amount_fen) from dues_payment'));
    expect(report.county.handedUpFen).toBe(sum('select sum(amount_fen) from hand_up'));
    expect(report.county.openingFen).toBe(sum('select sum(amount_fen) from dues_opening'));
    expect(report.county).toMatchObject({ extraFen: 200, elsewhereFen: 0 });
    const ofMonths = (figures: readonly DuesFigures[], of: Month) =>
      figures.filter((line) => line.month === of).reduce((total, { paidFen }) => total + paidFen, 0);
    for (const of of [month, next]) {
      const paid = sum(`select sum(fen) from dues_share where month = '${of}'`);
      expect(ofMonths(report.totals, of)).toBe(paid);
      expect(ofMonths(report.townships, of)).toBe(paid);
      expect(ofMonths(report.county.totals, of)).toBe(paid);
    }
    sqlite.close();
    expect(report.townships.filter(({ township }) => township === '望禾镇')).toEqual(
      report.totals.slice(0, 3).map(({ branch, ...line }) => (branch === 'QH1' ? line : {})),
    );
    const people = (figures: readonly DuesFigures[]) =>
      figures.reduce((total, line) => total + line.people, 0);
    expect(people(report.county.totals)).toBe(5);
  });
});
