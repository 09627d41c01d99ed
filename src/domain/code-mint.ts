/** Where binding codes, link tokens and seals come from. Random numbers and keys live outside; cases only ask for them. */
export interface CodeMint {
  /** Eight random digits, each combination equally likely. */
  randomDigits(): string;
  /** What the store keeps of a code: a keyed hash, worthless without the county's key. */
  hashCode(code: string): string;
  /** What only somebody with the county's key reads again; sealed twice, the same words look different. */
  seal(words: string): string;
  /** `undefined` for what this key has not sealed. */
  unseal(sealed: string): string | undefined;
  /** 128 random bits in `[A-Za-z0-9_-]`, for links. */
  randomToken(): string;
}
