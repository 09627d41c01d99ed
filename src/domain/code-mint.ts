/** Where binding codes and link tokens come from. Random numbers and keys live outside; cases only ask for them. */
export interface CodeMint {
  /** Eight random digits, each combination equally likely. */
  randomDigits(): string;
  /** What the store keeps of a code: a keyed hash, worthless without the county's key. */
  hashCode(code: string): string;
  /** 128 random bits in `[A-Za-z0-9_-]`, for links. */
  randomToken(): string;
}
