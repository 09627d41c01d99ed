import { describe, expect, it } from 'vitest';
import { personMonths } from '../../../src/domain/dues/person-months.ts';
import type { DuesFacts } from '../../../src/domain/dues/person-months.ts';
import type { PayMode } from '../../../src/domain/dues/periods.ts';
import { firstDate } from '../../../src/domain/calendar/time.ts';
import type { Instant, LocalDate, Month, PersonId } from '../../../src/domain/ids.ts';
import type { Fact, FactField, FactValues } from '../../../src/domain/people/facts.ts';

const month = (text: string) => text as Month;
let seq = 0;
function fact<F extends FactField>(from: string, field: F, value: FactValues[F]): Fact {
  seq += 1;
  return {
    seq,
    personId: 1 as PersonId,
    field,
    value: JSON.stringify(value),
    from: from as LocalDate,
    at: 0 as Instant,
    by: 'import',
    source: 'import',
  };
}

const joined = (from: string, fen = 50): Fact[] => [
  fact(from, 'branch', 1 as FactValues['branch']),
  fact(from, 'status', 'formal'),
  fact(from, 'duesClass', 'farmer'),
  fact(from, 'duesFen', fen),
];

/** `2026-09 arrears 0/50`, in short. */
function shown(
  facts: readonly Fact[],
  more: Partial<Pick<DuesFacts, 'shares' | 'claimedUntil'>> & {
    now?: string;
    until?: string;
    mode?: PayMode;
  } = {},
): readonly string[] {
  const { now = '2026-11', until = '2026-11', mode = 'monthly', shares = [], claimedUntil } = more;
  return personMonths({ facts, shares, claimedUntil }, { now: month(now), until: month(until), mode }).map(
    (one) =>
      `${one.month.slice(2)} ${one.state} ${String(one.paidFen)}/${String(one.dueFen)}${one.branchId === 1 ? '' : ` b${String(one.branchId)}`}`,
  );
}

const share = (of: string, fen: number) => ({ month: month(of), fen });

describe('the dues months of a person', () => {
  it('run from the month in which the roster took the person on', () => {
    expect(shown(joined('2026-09-01'))).toEqual([
      '26-09 arrears 0/50',
      '26-10 arrears 0/50',
      '26-11 due 0/50',
    ]);
  });

  it('are owed from the day of admission, not before (规定 art. 8)', () => {
    expect(shown(joined('2026-10-20'))).toEqual(['26-10 arrears 0/50', '26-11 due 0/50']);
  });

  it('begin behind 已缴至 where the roster gives it, at the amount first known', () => {
    expect(shown([...joined('2026-10-01'), fact('2026-10-01', 'paidUntil', '2026-08')])).toEqual([
      '26-09 arrears 0/50',
      '26-10 arrears 0/50',
      '26-11 due 0/50',
    ]);
    expect(shown([...joined('2026-10-01'), fact('2026-10-01', 'paidUntil', '2026-10')])).toEqual([
      '26-10 before 0/0',
      '26-11 due 0/50',
    ]);
  });

  it('keep that amount where an officer says another from the month first known', () => {
    const roster = [...joined('2026-10-01'), fact('2026-10-01', 'paidUntil', '2026-08')];
    const changed = { ...fact('2026-10-01', 'duesFen', 100), source: 'officer' } as const;
    const caughtUp = fact('2026-10-01', 'duesFen', 100);
    const shares = [share('2026-09', 50)];
    for (const facts of [
      [...roster, changed],
      [...roster, changed, caughtUp],
    ])
      expect(shown(facts, { shares })).toEqual([
        '26-09 confirmed 50/50',
        '26-10 arrears 0/100',
        '26-11 due 0/100',
      ]);
    const opening = { ...fact('2026-09-01', 'duesFen', 100), source: 'officer' } as const;
    expect(shown([...roster, opening])[0]).toBe('26-09 arrears 0/100');
  });

  it('are paid in full or in part, confirmed now and paid ahead later', () => {
    const shares = [share('2026-09', 50), share('2026-10', 20), share('2026-11', 50), share('2026-12', 50)];
    expect(shown(joined('2026-09-01'), { shares, until: '2027-01' })).toEqual([
      '26-09 confirmed 50/50',
      '26-10 arrears 20/50',
      '26-11 confirmed 50/50',
      '26-12 prepaid 50/50',
      '27-01 due 0/50',
    ]);
  });

  it('are open again once a line was reversed', () => {
    const shares = [share('2026-11', 50), share('2026-11', -50)];
    expect(shown(joined('2026-11-01'), { shares })).toEqual(['26-11 due 0/50']);
  });

  it('take a new amount from the first of a month, and what was paid before stays paid', () => {
    const facts = [...joined('2026-10-01'), fact('2026-11-10', 'duesFen', 100)];
    expect(shown(facts, { until: '2026-12', shares: [share('2026-12', 50)] })).toEqual([
      '26-10 arrears 0/50',
      '26-11 due 0/50',
      '26-12 due 50/100',
    ]);
  });

  it('are claimed up to the month that was claimed', () => {
    expect(shown(joined('2026-09-01'), { claimedUntil: month('2026-10') })).toEqual([
      '26-09 claimed 0/50',
      '26-10 claimed 0/50',
      '26-11 due 0/50',
    ]);
  });

  it('wait for the end of the quarter where the branch pays by the quarter', () => {
    expect(shown(joined('2026-09-01'), { mode: 'quarterly', until: '2026-12' })).toEqual([
      '26-09 arrears 0/50',
      '26-10 due 0/50',
      '26-11 due 0/50',
      '26-12 due 0/50',
    ]);
  });

  it('are nothing for the waived, and for the suspended from the next month on', () => {
    expect(shown([...joined('2026-10-01', 0), fact('2026-10-01', 'duesClass', 'waived')])).toEqual([
      '26-10 waived 0/0',
      '26-11 waived 0/0',
    ]);
    expect(shown([...joined('2026-09-01'), fact('2026-10-05', 'status', 'suspended')])).toEqual([
      '26-09 arrears 0/50',
      '26-10 arrears 0/50',
      '26-11 notDue 0/0',
    ]);
  });

  it('end with the month of a death, and with the month of a transfer out', () => {
    expect(shown([...joined('2026-09-01'), fact('2026-10-05', 'status', 'left')])).toEqual([
      '26-09 arrears 0/50',
      '26-10 notDue 0/0',
      '26-11 notDue 0/0',
    ]);
    expect(shown([...joined('2026-09-01'), fact('2026-10-05', 'status', 'transferred')])).toEqual([
      '26-09 arrears 0/50',
      '26-10 arrears 0/50',
      '26-11 notDue 0/0',
    ]);
  });

  it('that are paid and oblige to nothing are nobody’s dues: the money can be given back', () => {
    const paid = ['2026-09', '2026-10', '2026-11', '2026-12'].map((of) => share(of, 50));
    const more = { shares: paid, until: '2026-12' };
    expect(shown([...joined('2026-09-01'), fact('2026-10-05', 'status', 'left')], more)).toEqual([
      '26-09 confirmed 50/50',
      '26-10 beyond 50/0',
      '26-11 beyond 50/0',
      '26-12 beyond 50/0',
    ]);
    expect(shown([...joined('2026-09-01'), fact('2026-11-01', 'duesClass', 'waived')], more)).toEqual([
      '26-09 confirmed 50/50',
      '26-10 confirmed 50/50',
      '26-11 beyond 50/0',
      '26-12 beyond 50/0',
    ]);
    const settled = [...joined('2026-09-01'), fact('2026-09-01', 'paidUntil', '2026-09')];
    expect(shown(settled, { shares: [share('2026-09', 50)], until: '2026-10' })).toEqual(
      ['26-09 beyond 50/0', '26-10 arrears 0/50', '26-11 due 0/50'].slice(0, 2),
    );
  });

  it('go over to the new branch with the month after a transfer, with everything paid', () => {
    const facts = [...joined('2026-09-01'), fact('2026-10-05', 'branch', 2 as FactValues['branch'])];
    expect(shown(facts, { shares: [share('2026-10', 50), share('2026-11', 50)] })).toEqual([
      '26-09 arrears 0/50',
      '26-10 confirmed 50/50',
      '26-11 confirmed 50/50 b2',
    ]);
  });

  it('are none for somebody on no roster', () => {
    expect(shown([])).toEqual([]);
    expect(firstDate(month('2026-09'))).toBe('2026-09-01');
  });
});
