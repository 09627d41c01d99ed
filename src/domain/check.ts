import type { DuesState } from './dues/person-months.ts';
import type { Month } from './ids.ts';

/** What does not add up in a line of the dues ledger. */
export type PaymentFault =
  /** Shares and 自愿多交 do not make the amount. */
  | 'sum'
  /** An amount or a share of a payment that is not above zero, or an extra below it. */
  | 'sign'
  /** A reversal that points at no payment, or at another reversal. */
  | 'noPayment'
  /** A second reversal of the same payment. */
  | 'twice'
  /** A reversal that does not take back exactly what was paid. */
  | 'mirror'
  /** The read-back is missing, was never written, or is another branch's. */
  | 'act';

/** What does not add up in a line of hand-ups, or of 期初. */
export type HandUpFault = Extract<PaymentFault, 'sign' | 'noPayment' | 'twice' | 'mirror'>;

/** What happened behind the program's back to a line (`seq`) of a ledger, or to the book of its seals (`ledger_seal`). */
export interface SealFault {
  readonly ledger: string;
  readonly line: number;
  /** `changed`: not what was written. `missing`: was written and is gone. `unsealed`: was not written by the program. */
  readonly fault: 'changed' | 'missing' | 'unsealed';
}

/** A broken place. Codes, numbers and ids: no names. */
export type CheckProblem =
  /** The database file itself, in SQLite's words. */
  | { readonly kind: 'database'; readonly found: string }
  | { readonly kind: 'reference'; readonly table: string; readonly row: number; readonly parent: string }
  | ({ readonly kind: 'ledger' } & SealFault)
  /** The audit entry that does not follow from the one before. */
  | { readonly kind: 'audit'; readonly seq: number }
  /** The head that was noted earlier is not in the chain: entries after it, or it itself, are gone. */
  | { readonly kind: 'auditCut'; readonly head: string; readonly entries: number }
  /** A Party day that does not follow its newest plan. */
  | { readonly kind: 'plan'; readonly branch: string; readonly month: Month }
  /** Attendance states that are not what the entries say; how many people differ. */
  | { readonly kind: 'attendance'; readonly branch: string; readonly month: Month; readonly people: number }
  | {
      readonly kind: 'payment';
      readonly branch: string;
      readonly year: number;
      readonly receipt: number;
      readonly fault: PaymentFault;
    }
  /** The first number that is missing from, or repeated in, a branch's receipts of a year. */
  | {
      readonly kind: 'receipts';
      readonly branch: string;
      readonly year: number;
      readonly receipt: number;
      readonly fault: 'missing' | 'repeated';
    }
  /** Several claims of one person (by row id) wait at once. */
  | { readonly kind: 'claims'; readonly person: number; readonly pending: number }
  | { readonly kind: 'handUp'; readonly branch: string; readonly line: number; readonly fault: HandUpFault }
  | { readonly kind: 'opening'; readonly branch: string; readonly line: number; readonly fault: HandUpFault }
  /** What was taken is not what the months hold; in fen. */
  | { readonly kind: 'dues'; readonly receivedFen: number; readonly heldFen: number };

/** How much was looked at. */
export interface CheckCounts {
  readonly partyDays: number;
  readonly attendanceEntries: number;
  readonly payments: number;
  readonly handUps: number;
  readonly auditEntries: number;
  /** To be noted outside: `zhibu check --head`. */
  readonly auditHead: string;
  /** Lines of all ledgers, and the newest seal: `--head` takes it as well. */
  readonly ledgerLines: number;
  readonly sealHead: string;
}

/** People and sums (in fen) of one month in one state. */
export interface DuesFigures {
  readonly month: Month;
  readonly state: DuesState;
  readonly people: number;
  readonly dueFen: number;
  readonly paidFen: number;
}

/** The dues of a county: branches, townships and county say the same. Sums in fen; reversals are taken off. */
export interface DuesTotalsReport {
  /** `branch` is 支部编号. Months and states in which the branch has anybody, without what is not due. */
  readonly totals: readonly ({ readonly township: string; readonly branch: string } & DuesFigures)[];
  readonly townships: readonly ({ readonly township: string } & DuesFigures)[];
  readonly county: {
    readonly totals: readonly DuesFigures[];
    /** 期初结余: in hand before the first entries. */
    readonly openingFen: number;
    readonly receivedFen: number;
    readonly handedUpFen: number;
    /** 自愿多交: received beside the months. */
    readonly extraFen: number;
    /** Received for months in which the person was in no branch. */
    readonly elsewhereFen: number;
  };
  readonly cash: readonly {
    readonly township: string;
    readonly branch: string;
    readonly openingFen: number;
    readonly receivedFen: number;
    readonly handedUpFen: number;
  }[];
}
