/** Counts and sums of one month in one branch. Sums in fen. */
export interface DuesTotals {
  /** Who owes the month: 应交人数. Waived, suspended and settled before are not among them. */
  readonly payers: number;
  readonly dueFen: number;
  /** In full, whenever it was paid. */
  readonly paid: number;
  readonly paidFen: number;
  readonly claimed: number;
  /** Neither paid in full nor claimed. */
  readonly open: number;
  readonly openFen: number;
  readonly waived: number;
  readonly before: number;
}
