import { accept, type Decision } from '../decision.ts';
import type { LocalDate } from '../ids.ts';
import type {
  AttendProblem,
  AttendReading,
  AttendRecord,
  AttendRefusal,
  SaidState,
} from './attend-reading.ts';
import { withoutFillers } from './attend-speech.ts';
import { blanked } from './attend-totals.ts';
import { whenInFront, whenInside } from './attend-when.ts';
import { readWho } from './attend-who.ts';
import type { WhoContext } from './attend-who.ts';
import { attendTokens } from './attend-words.ts';
import { indexSpoken, type RosterEntry } from './names.ts';
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
  /** What the officer answered about names without a state. */
  readonly pendingState?: SaidState | undefined;
}

/**
 * Reads a record of attendance: totals, names, both, 到齐, or everybody with exceptions, with guests or only guests. All
 * or nothing: one place that is not understood refuses the whole, with everything that is wrong and what was understood.
 * Slips of voice input are put right only where the words cannot be read as they stand.
 */
export function parseAttend(
  text: string,
  roster: readonly RosterEntry[],
  options: AttendOptions = { commanded: true },
): Decision<AttendReading, AttendRefusal> {
  const context = contextOf(roster, options);
  return readSaid(prepared(text, context), context);
}

/** {@link parseAttend} with a day or month said: 9月 31/26/3, 昨天 26, 张三明天请假. */
export function parseAttendRecord(
  text: string,
  roster: readonly RosterEntry[],
  options: AttendOptions & { readonly today: LocalDate },
): Decision<AttendRecord, AttendRefusal> {
  const context = contextOf(roster, options);
  const said = prepared(text, context);
  const found =
    whenInFront(said.text, options.today) ?? whenInside(said.text, options.today, inNames(said, context));
  const rest = found ? { ...said, text: blanked(said.text, found.from, found.end) } : said;
  const who = readSaid(rest, { ...context, dated: found !== undefined });
  return who.ok ? accept({ who: who.value, when: found?.when }) : who;
}

/** Problems that a tap of the officer settles. */
export function isRepairable(problem: AttendProblem): problem is RepairableProblem {
  if (problem.kind === 'stateMissing') return problem.last === true;
  return problem.kind === 'namesakes' || problem.kind === 'homophone';
}

export type RepairableProblem = Extract<AttendProblem, { kind: 'namesakes' | 'homophone' | 'stateMissing' }>;

function contextOf(
  roster: readonly RosterEntry[],
  { commanded, chosen, pendingState }: AttendOptions,
): WhoContext {
  const index = new Map(indexSpoken(roster));
  for (const [name, person] of chosen ?? []) index.set(nameKey(name), [person]);
  return { roster, index, commanded, pendingState, dated: false };
}

/** Without what is only said around a record. */
function prepared(text: string, context: WhoContext): Normalized {
  const said = normalize(text);
  return { ...said, text: withoutFillers(said.text, inNames(said, context)) };
}

function inNames(said: Normalized, { index }: WhoContext): (from: number, to: number) => boolean {
  const people = attendTokens(said, index).filter(({ kind }) => kind === 'people');
  return (from, to) => people.some((one) => one.from < to && from < one.to);
}

function readSaid(said: Normalized, context: WhoContext): Decision<AttendReading, AttendRefusal> {
  const asSaid = readWho(said, context);
  if (reads(asSaid)) return asSaid;
  const text = withoutSlips(said.text, inNames(said, context));
  const meant = text === said.text ? asSaid : readWho({ ...said, text }, context);
  return reads(meant) ? meant : asSaid;
}

/** Read, or nothing stands in the way but whom somebody meant. */
function reads(result: Decision<AttendReading, AttendRefusal>): boolean {
  return (
    result.ok || result.reason.problems.every(({ kind }) => kind === 'namesakes' || kind === 'homophone')
  );
}
