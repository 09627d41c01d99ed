import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ledgers } from '../../src/adapters/sqlite/ledgers.ts';
import type { CheckProblem } from '../../src/domain/check.ts';
import type { Instant, LocalDate, LocalTime, Month, PersonId } from '../../src/domain/ids.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { openShell } from './bench.ts';
import type { Shell } from './bench.ts';
import { pay } from './pay.ts';
import { rosterFiles, writeRosters } from './rosters.ts';
import { databaseOf, tamper } from './tamper.ts';

type Ledger = (typeof ledgers)[number];
const at = 1_795_305_600_000 as Instant;
const personId = 1 as PersonId;

/** Words that stand in one line of one ledger only. */
const marks: Readonly<Record<Ledger, { readonly column: string; readonly mark: string }>> = {
  person_fact: { column: 'by', mark: 'person:100001' },
  plan_revision: { column: 'by', mark: 'person:100002' },
  attendance_entry: { column: 'by', mark: 'person:100003' },
  dues_payment: { column: 'by', mark: 'person:100004' },
  dues_share: { column: 'month', mark: '2031-07' },
  dues_opening: { column: 'by', mark: 'person:100006' },
  hand_up: { column: 'by', mark: 'person:100007' },
  hand_up_word: { column: 'by', mark: 'person:100008' },
  away_contact: { column: 'by', mark: 'person:100009' },
  audit: { column: 'actor', mark: 'person:100010' },
};

/** A line with its mark in each ledger, and lines before and behind it. */
function fill(tx: Tx): void {
  for (const of of ['before', 'marked', 'behind'] as const) {
    const by = (ledger: Ledger) => (of === 'marked' ? marks[ledger].mark : 'person:2');
    const branchId = tx.org.branchByCode('QH1')?.id;
    if (branchId === undefined) throw new Error('the rosters were not imported');
    tx.people.addFact({
      personId,
      field: 'away',
      value: String(of !== 'behind'),
      from: '2026-11-01' as LocalDate,
      at,
      by: by('person_fact'),
      source: 'officer',
    });
    const month = `2026-${{ before: '08', marked: '09', behind: '10' }[of]}` as Month;
    const nobody = { theme: null, sittings: [], chairId: null, recorderId: null, place: null, forms: [] };
    const day = tx.partyDays.revise(
      { branchId, month },
      {
        ...nobody,
        date: `${month}-15` as LocalDate,
        time: '09:00' as LocalTime,
        state: 'planned',
        reasonHash: null,
        at,
        by: by('plan_revision'),
      },
    );
    const rest = { reversesSeq: null, totals: null, guests: null, leaveReason: null, reasonHash: null };
    tx.attendance.append({
      ...rest,
      personId: null,
      kind: 'guests',
      guests: 2,
      via: 'officer',
      at,
      recordedAt: at,
      by: by('attendance_entry'),
      partyDayId: day.id,
      key: of,
    });
    pay(
      tx,
      ['QH1', 'QH1001'],
      [[(of === 'marked' ? marks.dues_share.mark : month) as Month, 50]],
      0,
      by('dues_payment'),
    );
    tx.dues.putOpening({
      branchId,
      amountFen: 75,
      at,
      by: by('dues_opening'),
      key: of,
      reversesSeq: null,
      reasonHash: null,
    });
    const handUp = tx.dues.handUp({
      branchId,
      quarter: '2026-Q4',
      amountFen: 50,
      receipt: null,
      dueFen: 50,
      at,
      by: by('hand_up'),
      key: of,
      reversesSeq: null,
      reasonHash: null,
    });
    if (handUp === undefined) throw new Error('handed up before');
    tx.dues.answerHandUp({ handUpSeq: handUp, state: 'received', at, by: by('hand_up_word') });
    tx.changes.addContact({
      personId,
      quarter: '2026-Q4',
      state: 'contacted',
      via: 'officer',
      at,
      by: by('away_contact'),
    });
    tx.audit.append({ at, actor: by('audit'), action: 'x', subject: 'branch:1', detail: {} });
  }
}

async function county(): Promise<Shell> {
  const shell = openShell();
  writeRosters(shell);
  await shell.run(['import', ...rosterFiles]);
  const store = shell.store();
  store.write(fill);
  store.close();
  return shell;
}

/** The marked line of a ledger. */
function marked(shell: Shell, ledger: Ledger): number {
  const sqlite = new Database(databaseOf(shell), { readonly: true });
  const { column, mark } = marks[ledger];
  const found = sqlite.prepare(`select seq from ${ledger} where "${column}" = ?`).pluck().all(mark);
  sqlite.close();
  expect(found).toHaveLength(1);
  return Number(found[0]);
}

async function problems(shell: Shell, ...more: readonly string[]): Promise<readonly CheckProblem[]> {
  const { status, document } = await shell.json(['check', ...more]);
  const report = document as { ok: boolean; problems: CheckProblem[] };
  expect([status, report.ok]).toEqual(report.problems.length === 0 ? [0, true] : [1, false]);
  return report.problems;
}

function offsetsOf(bytes: Buffer, mark: string): number[] {
  const offsets: number[] = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) offsets.push(at);
  return offsets;
}

describe('zhibu check of the ledgers', () => {
  it('finds what the program wrote as it was written, also what it took back', async () => {
    const shell = await county();
    const store = shell.store();
    store.write((tx) => {
      expect(() =>
        tx.savepoint(() => {
          fill(tx);
          throw new Error('not after all');
        }),
      ).toThrow();
    });
    store.close();
    expect(await problems(shell)).toEqual([]);
  });

  it.each(ledgers)('names a line of %s of which one byte was flipped on the disk', async (ledger) => {
    const shell = await county();
    tamper(shell, 'vacuum; pragma wal_checkpoint(truncate)');
    const line = marked(shell, ledger);
    const sound = readFileSync(databaseOf(shell));
    const { mark } = marks[ledger];
    const found: (readonly CheckProblem[])[] = [];
    for (const offset of offsetsOf(sound, mark)) {
      const bytes = Buffer.from(sound);
      const place = offset + mark.length - 1;
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      writeFileSync(databaseOf(shell), bytes);
      found.push(await problems(shell));
      writeFileSync(databaseOf(shell), sound);
    }
    // A copy of the value in an index is found too, as damage to the file.
    expect(found.every((all) => all.length > 0)).toBe(true);
    expect(found.filter((all) => all[0]?.kind === 'ledger')).toHaveLength(1);
    expect(found.flat()).toContainEqual({ kind: 'ledger', ledger, line, fault: 'changed' });
  });

  it.each(ledgers)('names a line that was deleted from %s', async (ledger) => {
    const shell = await county();
    const line = marked(shell, ledger);
    tamper(shell, `delete from ${ledger} where seq = ${String(line)}`);
    expect((await problems(shell))[0]).toEqual({ kind: 'ledger', ledger, line, fault: 'missing' });
    const { status, err } = await shell.run(['check']);
    expect([status, err.split('\n')[0]]).toEqual([1, `台账 ${ledger} 第 ${String(line)} 行不见了。`]);
  });

  it.each(ledgers)('names a tail that was cut off %s', async (ledger) => {
    const shell = await county();
    const line = marked(shell, ledger);
    tamper(shell, `delete from ${ledger} where seq >= ${String(line)}`);
    const named = (await problems(shell)).filter(({ kind }) => kind === 'ledger');
    expect(named[0]).toEqual({ kind: 'ledger', ledger, line, fault: 'missing' });
    expect(named.length).toBeGreaterThan(1);
  });

  it('names a line that something else wrote', async () => {
    const shell = await county();
    const line = marked(shell, 'away_contact');
    tamper(
      shell,
      `insert into away_contact (seq, person_id, quarter, state, via, at, "by")
       select 900, person_id, quarter, state, via, at, "by" from away_contact where seq = ${String(line)}`,
    );
    expect(await problems(shell)).toEqual([
      { kind: 'ledger', ledger: 'away_contact', line: 900, fault: 'unsealed' },
    ]);
  });

  it('tells a seal that was changed from the lines behind it', async () => {
    const shell = await county();
    const line = marked(shell, 'hand_up');
    const which = `ledger = 'hand_up' and line = ${String(line)}`;
    tamper(shell, `update ledger_seal set hash = zeroblob(32) where ${which}`);
    expect(await problems(shell)).toEqual([{ kind: 'ledger', ledger: 'hand_up', line, fault: 'changed' }]);
  });

  it('names what is lost of the seals themselves, in the middle and at the end', async () => {
    const shell = await county();
    const line = marked(shell, 'hand_up');
    tamper(shell, `delete from ledger_seal where n = 5 or ledger = 'hand_up' and line = ${String(line)}`);
    expect(await problems(shell)).toContainEqual({
      kind: 'ledger',
      ledger: 'hand_up',
      line,
      fault: 'unsealed',
    });
    expect(await problems(shell)).toContainEqual({
      kind: 'ledger',
      ledger: 'ledger_seal',
      line: 5,
      fault: 'missing',
    });
    const other = await county();
    tamper(
      other,
      `delete from audit where seq = (select max(seq) from audit);
       delete from ledger_seal where n = (select max(n) from ledger_seal)`,
    );
    expect(await problems(other)).toEqual([
      { kind: 'ledger', ledger: 'ledger_seal', line: expect.any(Number) as number, fault: 'missing' },
    ]);
  });

  it('finds with a seal that was noted outside what nothing inside remembers', async () => {
    const shell = await county();
    const { document } = await shell.json(['check']);
    const { sealHead } = (document as { checked: { sealHead: string } }).checked;
    expect(await problems(shell, '--head', sealHead)).toEqual([]);
    tamper(
      shell,
      `delete from hand_up_word where seq = (select max(seq) from hand_up_word);
       delete from away_contact where seq = (select max(seq) from away_contact);
       delete from audit where seq = (select max(seq) from audit);
       delete from ledger_seal where n > (select max(n) - 3 from ledger_seal);
       update sqlite_sequence set seq = (select max(n) from ledger_seal) where name = 'ledger_seal'`,
    );
    expect(await problems(shell)).toEqual([]);
    expect(await problems(shell, '--head', sealHead)).toMatchObject([{ kind: 'auditCut', head: sealHead }]);
  });

  it('takes a database from before there were seals as it stands', async () => {
    const shell = await county();
    const counted = async () =>
      ((await shell.json(['check'])).document as { checked: { ledgerLines: number } }).checked.ledgerLines;
    const before = await counted();
    tamper(shell, 'drop table ledger_seal');
    // Whoever writes next, and holds the lock for it, seals it.
    await shell.run(['run-job', 'housekeeping']);
    expect(await problems(shell)).toEqual([]);
    expect(await counted()).toBe(before);
    const line = marked(shell, 'dues_share');
    tamper(shell, `update dues_share set fen = 51 where seq = ${String(line)}`);
    expect((await problems(shell))[0]).toEqual({
      kind: 'ledger',
      ledger: 'dues_share',
      line,
      fault: 'changed',
    });
  });
});
