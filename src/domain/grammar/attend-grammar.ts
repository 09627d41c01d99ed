import { refuse, type Decision } from '../decision.ts';
import { readNames } from './attend-names.ts';
import type { AttendProblem, AttendReading, AttendRefusal } from './attend-reading.ts';
import { readTotals } from './attend-totals.ts';
import { attendTokens, type AttendToken } from './attend-words.ts';
import { indexNames, type RosterEntry } from './names.ts';
import { nameKey, normalize } from './normalize.ts';

export interface AttendOptions {
  /**
   * Whether the words came with the command (`/attend`, 到会). Then bare names and a single bare number are people who
   * came; without it they are refused.
   */
  readonly commanded: boolean;
  /** Whom a name in this message means, after the officer chose among namesakes or accepted a homophone. */
  readonly chosen?: ReadonlyMap<string, RosterEntry>;
}

/**
 * Reads a record of attendance: totals, names, 到齐, or everybody with exceptions. All or nothing: one place that is not
 * understood refuses the whole, with everything that is wrong and what was understood.
 */
export function parseAttend(
  text: string,
  roster: readonly RosterEntry[],
  options: AttendOptions = { commanded: true },
): Decision<AttendReading, AttendRefusal> {
  const normalized = normalize(text);
  const index = new Map(indexNames(roster));
  for (const [said, person] of options.chosen ?? []) index.set(nameKey(said), [person]);
  const tokens = attendTokens(normalized, index);
  const totals = readTotals(withoutNames(normalized.text, tokens));
  if (totals?.ok && (options.commanded || !isBareNumber(normalized.text))) return totals;
  const bareNames = options.commanded ? 'present' : 'refused';
  const names = readNames(tokens, { roster, index, bareNames });
  if (names.ok) return names;
  const people = tokens.some(({ kind }) => kind === 'people');
  if (totals && !totals.ok) {
    if (people && tokens.some(({ said }) => /\d/.test(said))) return both(totals.reason);
    if (!people && (!tokens.some(isWord) || !totals.reason.problems.some(isUnclear))) return totals;
  }
  return people || tokens.some(isWord) ? names : nothing(names.reason);
}

/** A message without one name or word of attendance: only a homophone is worth asking back. */
function nothing(refusal: AttendRefusal): Decision<never, AttendRefusal> {
  const [first, ...more] = refusal.problems.filter(({ kind }) => kind === 'homophone');
  return refuse({ problems: first ? [first, ...more] : [{ kind: 'nothing' }], understood: undefined });
}

function both({ understood }: AttendRefusal): Decision<never, AttendRefusal> {
  return refuse({ problems: [{ kind: 'numbersAndNames' }], understood });
}

/** Names may hold numerals (张三): they are masked before numbers are looked for. */
function withoutNames(text: string, tokens: readonly AttendToken[]): string {
  let masked = text;
  for (const token of tokens) {
    if (token.kind !== 'people') continue;
    masked = masked.slice(0, token.from) + '?'.repeat(token.to - token.from) + masked.slice(token.to);
  }
  return masked;
}

function isWord({ kind }: AttendToken): boolean {
  return kind === 'state' || kind === 'allPresent';
}

function isUnclear({ kind }: AttendProblem): boolean {
  return kind === 'unclear';
}

function isBareNumber(text: string): boolean {
  return /^[\s\d〇零一二两三四五六七八九十百廿卅人]*$/.test(text);
}
