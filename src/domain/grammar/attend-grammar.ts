import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate } from '../ids.ts';
import { readNames } from './attend-names.ts';
import { takeGuests } from './attend-guests.ts';
import type { AttendProblem, AttendReading, AttendRecord, AttendRefusal } from './attend-reading.ts';
import { readTotals } from './attend-totals.ts';
import { whenInFront } from './attend-when.ts';
import { attendTokens, type AttendToken } from './attend-words.ts';
import { isFamilyName } from './family-names.ts';
import { indexSpoken, type NameIndex, type RosterEntry } from './names.ts';
import { nameKey, normalize, type Normalized } from './normalize.ts';
import { withoutSlips } from './voice-slips.ts';

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
 * Reads a record of attendance: totals, names, 到齐, or everybody with exceptions, with guests or only guests. All or
 * nothing: one place that is not understood refuses the whole, with everything that is wrong and what was understood.
 * Slips of voice input are put right only where the words cannot be read as they stand.
 */
export function parseAttend(
  text: string,
  roster: readonly RosterEntry[],
  options: AttendOptions = { commanded: true },
): Decision<AttendReading, AttendRefusal> {
  return parseNormalized(normalize(text), roster, options);
}

/** {@link parseAttend} with a day or month in front: 9月 31/26/3, 昨天 26. */
export function parseAttendRecord(
  text: string,
  roster: readonly RosterEntry[],
  options: AttendOptions & { readonly today: LocalDate },
): Decision<AttendRecord, AttendRefusal> {
  const said = normalize(text);
  const found = whenInFront(said.text, options.today);
  const rest = found ? { ...said, text: ' '.repeat(found.end) + said.text.slice(found.end) } : said;
  const who = parseNormalized(rest, roster, options, found !== undefined);
  return who.ok ? accept({ who: who.value, when: found?.when }) : who;
}

/** Problems that a tap of the officer settles. */
export function isRepairable(problem: AttendProblem): problem is RepairableProblem {
  return problem.kind === 'namesakes' || problem.kind === 'homophone';
}

export type RepairableProblem = Extract<AttendProblem, { kind: 'namesakes' | 'homophone' }>;

function parseNormalized(
  said: Normalized,
  roster: readonly RosterEntry[],
  { commanded, chosen }: AttendOptions,
  dated = false,
): Decision<AttendReading, AttendRefusal> {
  const index = new Map(indexSpoken(roster));
  for (const [name, person] of chosen ?? []) index.set(nameKey(name), [person]);
  const reader = { roster, index, commanded, dated };
  const asSaid = withGuests(said, reader);
  if (reads(asSaid)) return asSaid;
  const people = attendTokens(said, index).filter((token) => token.kind === 'people');
  const inName = (from: number, to: number) => people.some((one) => one.from < to && from < one.to);
  const text = withoutSlips(said.text, inName);
  const meant = text === said.text ? asSaid : withGuests({ ...said, text }, reader);
  return reads(meant) ? meant : asSaid;
}

/** Read, or nothing stands in the way but whom somebody meant. */
function reads(result: Decision<AttendReading, AttendRefusal>): boolean {
  return result.ok || result.reason.problems.every(isRepairable);
}

interface Reader {
  readonly roster: readonly RosterEntry[];
  readonly index: NameIndex;
  readonly commanded: boolean;
  /** A day was said, so the bare number after it is no chance. */
  readonly dated: boolean;
}

function withGuests(said: Normalized, reader: Reader): Decision<AttendReading, AttendRefusal> {
  const found = takeGuests(said.text);
  if (!found) return readWho(said, reader);
  const { guests, rest } = found;
  if (!/[\p{L}\p{N}]/u.test(rest)) return accept({ kind: 'guests', guests });
  const who = readWho({ ...said, text: rest }, reader);
  return who.ok ? accept({ ...who.value, guests }) : who;
}

function readWho(
  said: Normalized,
  { roster, index, commanded, dated }: Reader,
): Decision<AttendReading, AttendRefusal> {
  const tokens = attendTokens(said, index);
  const totals = readTotals(withoutNames(said.text, tokens));
  if (totals?.ok && (commanded || dated || !isBareNumber(said.text))) return totals;
  const bareNames = commanded ? 'present' : 'refused';
  const names = readNames(tokens, { roster, index, bareNames });
  if (names.ok) return names;
  const people = tokens.some(({ kind }) => kind === 'people');
  if (totals && !totals.ok) {
    if (people && tokens.some(({ said: word }) => /\d/.test(word))) return both(totals.reason);
    const word = tokens.some(isWord) && totals.reason.problems.some(isUnclear);
    if (!people && !word && !names.reason.problems.every(isStrangersName)) return totals;
  }
  const spoken = people || tokens.some(isWord) || names.reason.problems.every(isStrangersName);
  return spoken ? names : nothing(names.reason);
}

/** 王五, whom the roster does not have: a name that holds a numeral, and no number. */
function isStrangersName(problem: AttendProblem): boolean {
  return (
    problem.kind === 'homophone' ||
    (problem.kind === 'unknownName' &&
      /^\p{Script=Han}{2,4}$/u.test(problem.said) &&
      isFamilyName(problem.said))
  );
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
