import type { OtherMoney } from '../../domain/dues/books.ts';
import type { DuesFlag } from '../../domain/dues/payment.ts';

/** Flags belong to a whole payment; which of them are about this part of it. */
export function flagsOfPart(kind: OtherMoney, flags: readonly DuesFlag[]): readonly DuesFlag[] {
  if (kind === 'extra' || kind === 'reversal') return [];
  return flags.filter(
    (flag) => !(flag === 'prepaid' && kind === 'back') && !(flag === 'backPaid' && kind === 'ahead'),
  );
}
