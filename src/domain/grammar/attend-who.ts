import { accept, refuse, type Decision } from '../decision.ts';
import { takeGuests } from './attend-guests.ts';
import { readMixed, withoutNames } from './attend-mixed.ts';
import { readNames } from './attend-names.ts';
import type { AttendProblem, AttendReading, AttendRefusal, SaidState } from './attend-reading.ts';
import { roughNumber } from './attend-speech.ts';
import { readTotals } from './attend-totals.ts';
import { attendTokens } from './attend-words.ts';
import type { AttendToken } from './attend-words.ts';
import { isFamilyName } from './family-names.ts';
import type { NameIndex, RosterEntry } from './names.ts';
import type { Normalized } from './normalize.ts';

export interface WhoContext {
  readonly roster: readonly RosterEntry[];
  readonly index: NameIndex;
  readonly commanded: boolean;
  readonly pendingState: SaidState | undefined;
  /** A day was said, so the bare number after it is no chance. */
  readonly dated: boolean;
}

/** Reads who came, apart from the day: numbers, names, both, or everybody, with guests or only guests. */
export function readWho(said: Normalized, context: WhoContext): Decision<AttendReading, AttendRefusal> {
  const found = takeGuests(said.text);
  if (!found) return readExpected(said, context);
  const { guests, rest } = found;
  if (!/[\p{L}\p{N}]/u.test(rest)) return accept({ kind: 'guests', guests });
  const who = readExpected({ ...said, text: rest }, context);
  return who.ok ? accept({ ...who.value, guests }) : who;
}

function readExpected(said: Normalized, context: WhoContext): Decision<AttendReading, AttendRefusal> {
  const tokens = attendTokens(said, context.index);
  const rough = roughNumber(withoutNames(said.text, tokens));
  if (rough !== undefined)
    return refuse({ problems: [{ kind: 'rough', said: rough }], understood: undefined });
  const bareNames = context.commanded ? 'present' : 'refused';
  const names = readNames(tokens, { ...context, bareNames });
  return tokens.some(({ kind }) => kind === 'people')
    ? withNumbers(said, tokens, names, context)
    : byNumbers(said.text, tokens, names, context);
}

/** Somebody of the roster is named; numbers may stand beside the names. */
function withNumbers(
  said: Normalized,
  tokens: readonly AttendToken[],
  names: Decision<AttendReading, AttendRefusal>,
  context: WhoContext,
): Decision<AttendReading, AttendRefusal> {
  const mixed = readMixed(said, tokens, { ...context, bareNames: 'refused' });
  if (!mixed) return names;
  if (names.ok) return !mixed.ok && mixed.reason.problems.some(isDifference) ? mixed : names;
  return mixed.ok || !names.reason.problems.every(isStrangersName) ? mixed : names;
}

function byNumbers(
  text: string,
  tokens: readonly AttendToken[],
  names: Decision<AttendReading, AttendRefusal>,
  { commanded, dated }: WhoContext,
): Decision<AttendReading, AttendRefusal> {
  const totals = readTotals(text);
  if (totals?.ok && (commanded || dated || !isBareNumber(text))) return totals;
  if (names.ok) return names;
  const spoken = tokens.some(isWord);
  const strangers = names.reason.problems.every(isStrangersName);
  if (totals && !totals.ok && !strangers && !(spoken && totals.reason.problems.some(isUnclear)))
    return totals;
  return spoken || strangers ? names : nothing(names.reason);
}

/** 王五, whom the roster does not have: a name that holds a numeral, and no number. */
export function isStrangersName(problem: AttendProblem): boolean {
  return (
    problem.kind === 'homophone' ||
    (problem.kind === 'unknownName' &&
      /^[^\P{Script=Han}到假席]{2,4}$/u.test(problem.said) &&
      isFamilyName(problem.said))
  );
}

/** A message without one name or word of attendance: only a homophone is worth asking back. */
function nothing(refusal: AttendRefusal): Decision<never, AttendRefusal> {
  const [first, ...more] = refusal.problems.filter(({ kind }) => kind === 'homophone');
  return refuse({ problems: first ? [first, ...more] : [{ kind: 'nothing' }], understood: undefined });
}

function isDifference({ kind }: AttendProblem): boolean {
  return kind === 'countsDiffer';
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
