import type { Random } from '../../harness/seeded-random.ts';
import type { Branch, Payer } from './roster.ts';

/**
 * How somebody pays (handbook §9.2): at the table of the Party day, through a relative or another member, three or six
 * months or the whole year at once; or not at all from one month until another.
 */
export type Habit =
  | { readonly kind: 'table' | 'relative' | 'member' | 'quarter' | 'half' | 'year' }
  | { readonly kind: 'debtor'; readonly from: number; readonly until: number };

/** When this month's money comes. */
export type When = 'day' | 'monthEnd' | 'nextMonth' | 'not';

export interface Habits {
  of(payer: Payer): Habit;
  when(payer: Payer, month: number): When;
  /** One who only ever pays for himself, at the table. */
  isPlain(payer: Payer): boolean;
}

/** In thousandths of those who owe. */
const shares = { relative: 30, member: 20, quarter: 25, half: 15, year: 3 } as const;
/** In thousandths of those without a habit of their own: at the table; by the end of the month. The rest with the next month. */
const [onDay, byMonthEnd] = [898, 968] as const;

/**
 * Who stops paying when, at 0.4 % of 6,500: one for exactly six months at the end of the year, the others for three to
 * five; beside them some who fall behind in spring and pay it all back in summer.
 */
const debts = [
  ...Array.from({ length: 1 }, () => [7, 13] as const),
  ...Array.from({ length: 4 }, () => [8, 13] as const),
  ...Array.from({ length: 7 }, () => [9, 13] as const),
  ...Array.from({ length: 14 }, () => [10, 13] as const),
  ...Array.from({ length: 8 }, () => [2, 6] as const),
];

export function drawHabits(branches: readonly Branch[], random: Random): Habits {
  const habits = new Map<Payer, Habit>();
  const isOfficer = ({ post }: Payer) => /书记|组织委员/.test(post);
  const payers = branches.flatMap((branch) => branch.payers).filter(({ dueFen }) => dueFen > 0);
  const debtors = random
    .shuffled(payers.filter((payer) => !isOfficer(payer) && !payer.branch.quarterly))
    .slice(0, debts.length);
  debtors.forEach((payer, at) => {
    const [from = 0, until = 0] = debts[at] ?? [];
    habits.set(payer, { kind: 'debtor', from, until });
  });
  for (const payer of payers) {
    if (habits.has(payer)) continue;
    let draw = random.below(1000);
    const kind = (Object.keys(shares) as (keyof typeof shares)[]).find((one) => (draw -= shares[one]) < 0);
    const own = kind !== undefined && !isOfficer(payer) && !payer.branch.quarterly;
    habits.set(payer, { kind: own ? kind : 'table' });
  }
  const behind = new Set<Payer>();
  return {
    of: (payer) => habits.get(payer) ?? { kind: 'table' },
    isPlain: (payer) => (habits.get(payer)?.kind ?? 'table') === 'table',
    when(payer, month) {
      const habit = habits.get(payer) ?? { kind: 'table' };
      if (habit.kind === 'debtor') return month >= habit.from && month < habit.until ? 'not' : 'day';
      const draw = random.below(1000);
      const wasBehind = behind.delete(payer);
      if (habit.kind !== 'table' || draw < onDay || wasBehind) return 'day';
      if (draw < byMonthEnd) return 'monthEnd';
      behind.add(payer);
      return 'nextMonth';
    },
  };
}
