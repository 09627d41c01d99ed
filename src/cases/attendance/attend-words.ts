import type { Call } from '../../command.ts';
import { monthOf, lastDate } from '../../domain/calendar/time.ts';
import type { Decision } from '../../domain/decision.ts';
import { isRepairable, parseAttendRecord } from '../../domain/grammar/attend-grammar.ts';
import type { AttendRecord, AttendRefusal } from '../../domain/grammar/attend-reading.ts';
import { whenInFront } from '../../domain/grammar/attend-when.ts';
import type { RosterEntry } from '../../domain/grammar/names.ts';
import { normalize } from '../../domain/grammar/normalize.ts';
import type { BranchId, LocalDate, PersonId } from '../../domain/ids.ts';
import { rosterEntries } from '../roster/entries.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { dayInHand } from './day-in-hand.ts';

type Reader = Pick<Call, 'tx' | 'today'>;

/** An officer's words about who came, with whom he meant by names that several people have or nobody. */
export interface AttendWords {
  readonly words: string;
  readonly chosen: readonly (readonly [said: string, personId: PersonId])[];
}

/** Reads them against the roster of the day that they are about. */
export function readAttendWords(
  call: Reader,
  branchId: BranchId,
  { words, chosen }: AttendWords,
  commanded = true,
): Decision<AttendRecord, AttendRefusal> {
  const roster = rosterFor(call, branchId, words);
  const people = chosen.flatMap(([said, id]) => {
    const person = roster.find((entry) => entry.id === id);
    return person ? [[said, person] as const] : [];
  });
  return parseAttendRecord(words, roster, { commanded, today: call.today, chosen: new Map(people) });
}

/** By the day that the words are about: who has left since, or came later, was or was not expected then. */
function rosterFor(call: Reader, branchId: BranchId, words: string): readonly RosterEntry[] {
  const { tx, today } = call;
  const date = dateMeant(call, branchId, words);
  return rosterEntries(tx, branchId, rosterOn(tx, branchId, date < today ? date : today));
}

function dateMeant({ tx, today }: Reader, branchId: BranchId, words: string): LocalDate {
  const when = whenInFront(normalize(words).text, today)?.when;
  const month = when?.kind === 'month' ? when.month : when && monthOf(when.date);
  const planned = month === undefined ? undefined : tx.partyDays.of(branchId, month);
  if (planned?.state === 'planned') return planned.date;
  if (when) return when.kind === 'month' ? lastDate(when.month) : when.date;
  const branch = tx.org.branch(branchId);
  const hand = branch && dayInHand(tx, branch, today);
  return hand?.kind === 'day' ? hand.day.date : today;
}

/** Longer words without the command are no record of who came. */
const longestBare = 600;

/** Words without a command word that can only be a record of who came in one of these branches. */
export function soundsLikeAttend(
  call: Reader & { readonly branchIds: readonly BranchId[] },
  words: string,
): boolean {
  if (words.length > longestBare) return false;
  if (/^\d+\s*\/\s*\d+/.test(words) || /^(到齐|都到|全到|除)/.test(words)) return true;
  if (!/[到来齐勤少差缺席假加参线\d〇-九]/u.test(words)) return false;
  return call.branchIds.some((branchId) => {
    const read = readAttendWords(call, branchId, { words, chosen: [] }, false);
    return read.ok ? true : hasStateAndPeople(words, read.reason);
  });
}

function hasStateAndPeople(words: string, { problems, understood }: AttendRefusal): boolean {
  if (!/[到来假席]|线上/.test(normalize(words).text)) return false;
  if (problems.every(isRepairable)) return true;
  const named = understood !== undefined && 'kind' in understood && understood.kind === 'names';
  return (
    named &&
    problems.every((one) => isRepairable(one) || one.kind === 'unknownName' || one.kind === 'saidTwice')
  );
}
