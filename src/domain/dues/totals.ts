/** Counts and sums of one month in one branch. Sums in fen. */
export interface DuesTotals {
  /** Whom the month obliges: 应交人数. Waived, suspended, gone and settled before are not among them, whatever they paid. */
  readonly payers: number;
  readonly dueFen: number;
  /** In full, whenever it was paid. */
  readonly paid: number;
  /** All that stands for the month, with what was taken of people whom it does not oblige. */
  readonly paidFen: number;
  readonly claimed: number;
  /** Neither paid in full nor claimed. */
  readonly open: number;
  readonly openFen: number;
  readonly waived: number;
  readonly before: number;
  /** 多收: whose money stands for the month although it does not oblige them. */
  readonly beyond: number;
  readonly beyondFen: number;
}
