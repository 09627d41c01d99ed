import type { Quarter } from '../../domain/calendar/time.ts';
import type { BookReceipt, HandUpRow, OtherMoney, OtherMoneyRow } from '../../domain/dues/books.ts';
import type { DuesState } from '../../domain/dues/person-months.ts';
import type { PaidBy } from '../../domain/dues/payment.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type { DuesClass } from '../../domain/people/facts.ts';

/** The lines that lead from dues to cash, and from cash to the money in hand. */
export type CashLine =
  'confirmed' | 'otherTimes' | 'otherBranches' | OtherMoney | 'cash' | 'ledger' | 'difference';
export type BalanceLine = 'before' | 'received' | 'toHandUp' | 'handedUp' | 'inHand';

/** What a language has to say for the dues books; their layout is the same in all. */
export interface BookWords {
  monthTitle(branch: string, month: Month): string;
  quarterTitle(branch: string, quarter: Quarter): string;
  townshipTitle(township: string, quarter: Quarter): string;
  yearTitle(branch: string, year: number): string;
  handOverTitle(branch: string, today: LocalDate): string;
  readonly sheets: Readonly<Record<'month' | 'quarter' | 'township' | 'year' | 'handOver', string>>;
  /** On which day it was drawn up; in yuan. */
  under(today: LocalDate): string;
  readonly pageNumber: readonly [string, string, string];
  readonly monthHead: readonly string[];
  readonly quarterHead: readonly string[];
  readonly handUpHead: readonly string[];
  readonly townshipHead: readonly string[];
  readonly yearHead: readonly string[];
  readonly handOverHead: readonly string[];
  readonly sections: Readonly<
    Record<
      'own' | 'others' | 'monthCash' | 'quarterCash' | 'handUps' | 'balance' | 'money' | 'unanswered',
      string
    >
  >;
  readonly total: string;
  readonly none: string;
  duesClass(duesClass: DuesClass): string;
  state(state: DuesState): string;
  paidBy(paidBy: PaidBy, payer: string | null): string;
  other(kind: OtherMoney): string;
  /** What is to be remarked about receipts and amounts in a person's row. */
  ownNote(
    row: { readonly dueFen: number; readonly paidFen: number; readonly state: DuesState },
    receipts: readonly BookReceipt[],
    year: number,
  ): string;
  otherNote(row: OtherMoneyRow, year: number): string;
  receiptNo(receipt: Pick<BookReceipt, 'year' | 'no'>, year: number): string;
  day(date: LocalDate): string;
  monthCash(line: CashLine): string;
  quarterCash(line: CashLine): string;
  /** What is to be said about a line, where its name does not say it all. */
  readonly cashNotes: Readonly<Partial<Record<CashLine, string>>>;
  balance(line: BalanceLine): string;
  answer(row: HandUpRow): string;
  handUpReceipt(row: HandUpRow): string;
  quarter(quarter: Quarter): string;
  readonly townshipNote: string;
  readonly yearNote: string;
  readonly yearLines: Readonly<Record<BalanceLine, string>>;
  handOverNote(row: {
    readonly onRoster: boolean;
    readonly beyondFen: number;
    readonly claimedUntil: Month | null;
    readonly duesClass: DuesClass | undefined;
  }): string;
  readonly handOverLines: Readonly<
    Record<'opening' | 'received' | 'handedUp' | 'inHand' | 'lastReceipt' | 'claims', string>
  >;
  lastReceipt(receipt: { readonly year: number; readonly no: number } | null): string;
  claims(count: number): string;
  readonly signatures: Readonly<Record<'month' | 'quarter' | 'township' | 'year', readonly string[]>>;
  /** Each a row of its own, to be written on by hand. */
  readonly handOverSignatures: readonly (readonly string[])[];
  /** Said beside the file that names people. */
  readonly privateCaption: string;
  readonly totalsCaption: string;
  readonly yearCaption: string;
}
