import type { DuesMoney } from '../grammar/dues-reading.ts';
import type { Month } from '../ids.ts';
import type { DuesShare } from './payment.ts';
import { isOpen, openFen } from './person-months.ts';
import type { PersonMonth } from './person-months.ts';

/** What becomes of money beyond what is owed: 找零, 预交, 自愿多交 (规定 art. 11); `ask`: nobody has said yet. */
export type Excess = 'ask' | 'change' | 'prepay' | 'extra';

/** Where the money on the table goes. All in fen. */
export interface Allocation {
  readonly shares: readonly DuesShare[];
  /** 自愿多交. */
  readonly extraFen: number;
  /** Given back. */
  readonly changeFen: number;
  /** Undecided: the officer is asked. */
  readonly excessFen: number;
  /** Months that were named and are paid already. */
  readonly paidAlready: readonly Month[];
  /** Months that were named and are not owed: waived, before the program, not on the roster. */
  readonly notOwed: readonly Month[];
}

const none = { extraFen: 0, changeFen: 0, excessFen: 0, paidAlready: [], notOwed: [] } as const;

/**
 * Lays money over the months of a person, the oldest open one first; nothing is rounded and nothing lost: shares, extra,
 * change and excess of an amount add up to it. `months` reaches as far ahead as anything may be paid; `end` closes the
 * period in hand, and what lies behind it is paid ahead.
 */
export function allocate(
  months: readonly PersonMonth[],
  money: DuesMoney,
  end: Month,
  excess: Excess,
): Allocation {
  const open = months.filter(({ state }) => isOpen(state));
  switch (money.kind) {
    case 'open':
      return { ...none, shares: inFull(open.filter(({ month }) => month <= end)) };
    case 'months':
      return { ...none, shares: inFull(open.slice(0, money.count)) };
    case 'span': {
      const named = months.filter(({ month }) => month >= money.from && month <= money.to);
      return {
        ...none,
        shares: inFull(named.filter(({ state }) => isOpen(state))),
        paidAlready: named.flatMap(({ state, month }) =>
          state === 'confirmed' || state === 'prepaid' || state === 'beyond' ? [month] : [],
        ),
        notOwed: named.flatMap(({ state, month }) =>
          state === 'waived' || state === 'before' || state === 'notDue' ? [month] : [],
        ),
      };
    }
    case 'amount':
      return spread(open, money.fen, end, excess);
  }
}

function inFull(months: readonly PersonMonth[]): readonly DuesShare[] {
  return months.map((one) => ({ month: one.month, fen: openFen(one) }));
}

function spread(open: readonly PersonMonth[], fen: number, end: Month, excess: Excess): Allocation {
  const shares: DuesShare[] = [];
  let left = fen;
  for (const one of open) {
    if (left === 0 || (one.month > end && excess !== 'prepay')) break;
    const part = Math.min(left, openFen(one));
    shares.push({ month: one.month, fen: part });
    left -= part;
  }
  switch (excess) {
    case 'ask':
      return { ...none, shares, excessFen: left };
    case 'extra':
      return { ...none, shares, extraFen: left };
    case 'change':
    case 'prepay':
      return { ...none, shares, changeFen: left };
  }
}
