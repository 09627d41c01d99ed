import { randomInt } from 'node:crypto';

/** The options that `read` finds in the words of the command line; where it throws, what is wrong with them. */
export function optionsOr<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export function wholeNumber(name: string, said: string | undefined, otherwise: number): number {
  if (said === undefined) return otherwise;
  if (!/^\d{1,10}$/.test(said)) throw new Error(`--${name} takes a whole number, found ${said}`);
  return Number(said);
}

/** `--seed`: any one unless told. */
export function seedOf(said: string | undefined): number {
  return wholeNumber('seed', said, randomInt(1_000_000_000));
}
