import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import { instantAt } from '../../src/domain/calendar/time.ts';
import type { DuesTotalsReport } from '../../src/domain/check.ts';
import type { LocalDate, LocalTime, Month, PersonId } from '../../src/domain/ids.ts';
import { openShell } from './bench.ts';
import type { Shell } from './bench.ts';
import { pay } from './pay.ts';
import { rosterFiles, writeRosters } from './rosters.ts';

const day = (date: string) =>
  settableClock(instantAt(date as LocalDate, '09:30' as LocalTime, 'Asia/Shanghai'));

/** The rosters of September; the two officers and the member 王军, who has paid these months at 0.50 yuan. */
async function paidAtOldAmount(...months: readonly string[]): Promise<Shell> {
  const shell = openShell();
  writeRosters(shell);
  await shell.run(['import', ...rosterFiles], { clock: day('2026-09-05') });
  shell.store().write((tx) => {
    pay(
      tx,
      ['QH1', 'QH1003'],
      months.map((month) => [month as Month, 50] as const),
    );
  });
  return shell;
}

/** A later members.csv in which 王军's dues are others. */
function writeAmount(shell: Shell, group: string, yuan: string, since: string, paidUntil = ''): void {
  const headings =
    '支部编号,编号,姓名,状态,职务,党小组,流动,可不参加,党费类别,月党费,有智能手机,已缴至,生效月';
  const row = `QH1,QH1003,王军,正式,,,,,${group},${yuan},是,${paidUntil},${since}`;
  writeFileSync(path.join(shell.cwd, 'members.csv'), `${headings}\n${row}\n`);
}

/** Of 王军's branch, without the two officers, who owe 0.50 yuan each: `2026-09 confirmed 50/50`. */
async function months(shell: Shell, date = '2026-11-22'): Promise<readonly string[]> {
  const { out } = await shell.run(['check', '--json'], { clock: day(date) });
  const { totals } = JSON.parse(out) as DuesTotalsReport;
  return totals
    .filter(({ branch }) => branch === 'QH1')
    .map(({ month, state, people, dueFen, paidFen }) =>
      [month, state, people, `${String(paidFen)}/${String(dueFen)}`].join(' '),
    );
}

const members = (shell: Shell, ...more: readonly string[]) => shell.run(['import', 'members.csv', ...more]);
const note =
  '党员 QH1003 党费改成务工15.00元：members.csv 第2行要从2026年9月起，可是2026年9月到2026年10月已经交过，改从2026年11月起，交过的月份不变';

const old = (month: string, state: string) => `${month} ${state} 1 50/50`;
const officers = (month: string) => `${month} arrears 2 0/100`;

describe('an amount that a file dates before months that were paid', () => {
  it('holds from the first month after them, and the report says so once', async () => {
    const shell = await paidAtOldAmount('2026-09', '2026-10');
    writeAmount(shell, '务工', '15.00', '2026-09');
    const tried = await members(shell, '--dry-run');
    expect(tried.out.split('\n')).toContain(note);
    expect(await months(shell)).toContain('2026-11 due 3 0/150');
    const done = await members(shell);
    expect([done.status, done.out.split('\n')]).toEqual([0, expect.arrayContaining([note])]);
    const held = [
      officers('2026-09'),
      old('2026-09', 'confirmed'),
      officers('2026-10'),
      old('2026-10', 'confirmed'),
      '2026-11 due 3 0/1600',
    ];
    expect(await months(shell)).toEqual(held);
    const again = await members(shell);
    expect(again.out).toContain('和上次导入的一样，没有写入。');
    expect(again.out).not.toContain('交过');
    expect(await months(shell)).toEqual(held);
  });

  it('says the same to programs, on a trial too', async () => {
    const shell = await paidAtOldAmount('2026-09');
    writeAmount(shell, '农民', '1.00', '2026-09');
    const { document } = await shell.json(['import', 'members.csv', '--dry-run']);
    const amountsLater = [
      {
        kind: 'members',
        key: 'QH1003',
        duesClass: 'farmer',
        dueFen: 100,
        wanted: '2026-09',
        from: '2026-10',
        paidFrom: '2026-09',
        paidTo: '2026-09',
        file: 'members.csv',
        line: 2,
      },
    ];
    expect(document).toMatchObject({ written: false, amountsLater });
    expect((await shell.json(['import', 'members.csv'])).document).toMatchObject({ amountsLater });
    expect((await shell.json(['import', 'members.csv'])).document).toMatchObject({ amountsLater: [] });
  });

  it('also when only 生效月 is another one', async () => {
    const shell = await paidAtOldAmount('2026-09', '2026-10');
    writeAmount(shell, '农民', '1.00', '2026-11');
    expect((await members(shell)).out).not.toContain('交过');
    writeAmount(shell, '农民', '1.00', '2026-10');
    expect((await members(shell)).out).toContain('2026年10月已经交过，改从2026年11月起');
    expect(await months(shell)).toEqual(
      expect.arrayContaining([old('2026-10', 'confirmed'), '2026-11 due 3 0/200']),
    );
  });

  it.each([
    ['免缴', '0', '党费改成免缴：'],
    ['务工', '0.50', '党费改成务工0.50元：'],
  ])('a class alone, %s, leaves them as well', async (group, yuan, said) => {
    const shell = await paidAtOldAmount('2026-09', '2026-10');
    writeAmount(shell, group, yuan, '2026-09');
    expect((await members(shell)).out).toContain(said);
    expect(await months(shell)).toEqual(
      expect.arrayContaining([old('2026-09', 'confirmed'), old('2026-10', 'confirmed')]),
    );
  });

  it('waits until after months that were paid ahead', async () => {
    const shell = await paidAtOldAmount('2026-11', '2026-12', '2027-01');
    writeAmount(shell, '务工', '15.00', '2026-12');
    expect((await members(shell)).out).toContain('2026年12月到2027年1月已经交过，改从2027年2月起');
    expect(await months(shell, '2027-02-10')).toEqual(
      expect.arrayContaining([old('2026-12', 'confirmed'), old('2027-01', 'confirmed')]),
    );
    expect(await months(shell, '2027-02-10')).toContain('2027-02 due 3 0/1600');
  });

  it('without 生效月 holds from the next month, or after what is paid of this one', async () => {
    const shell = await paidAtOldAmount('2026-11');
    writeAmount(shell, '农民', '1.00', '');
    const onFirst = await shell.run(['import', 'members.csv', '--dry-run'], { clock: day('2026-11-01') });
    expect(onFirst.out).toContain('2026年11月已经交过，改从2026年12月起');
    expect((await members(shell)).out).not.toContain('交过');
    expect(await months(shell)).toContain(old('2026-11', 'confirmed'));
  });

  it('does not reach back to the opening balance where that was paid', async () => {
    const shell = openShell();
    writeRosters(shell);
    writeAmount(shell, '农民', '0.50', '', '2026-08');
    await shell.run(['import', ...rosterFiles]);
    shell.store().write((tx) => {
      pay(
        tx,
        ['QH1', 'QH1003'],
        [
          ['2026-09' as Month, 50],
          ['2026-10' as Month, 50],
        ],
      );
    });
    writeAmount(shell, '农民', '1.00', '2026-11', '2026-08');
    expect((await members(shell)).out).toContain('改从2026年12月起');
    expect(await months(shell)).toEqual([
      old('2026-09', 'confirmed'),
      old('2026-10', 'confirmed'),
      '2026-11 due 1 0/50',
    ]);
  });

  it('holds from the month of the file where nothing was paid, or all was given back', async () => {
    const shell = await paidAtOldAmount('2026-09');
    shell.store().write((tx) => {
      const [paid] = tx.dues.paymentsOf([tx.people.personByNumber('QH1003')?.id as PersonId]);
      if (paid) tx.dues.reverse(paid, { at: paid.at, by: paid.by, reasonHash: 'hash' });
    });
    writeAmount(shell, '农民', '1.00', '2026-09');
    expect((await members(shell)).out).not.toContain('交过');
    expect(await months(shell)).toContain('2026-09 arrears 3 0/200');
  });
});
