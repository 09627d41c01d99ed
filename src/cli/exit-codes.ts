/** What a shell sees (contract, Command line and Settings). */
export const exitCodes = {
  done: 0,
  /** The request was understood and refused; nothing was written. */
  rejected: 1,
  /** Wrong usage, or wrong settings. */
  usage: 2,
  /** Another process holds the DATA_DIR. */
  locked: 3,
} as const;
