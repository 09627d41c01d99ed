import type { Call } from '../../command.ts';
import { monthOf, lastDate } from '../../domain/calendar/time.ts';
import { accept } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import { isRepairable, parseAttendRecord } from '../../domain/grammar/attend-grammar.ts';
import { soundsLikeMoney } from '../../domain/grammar/sounds-like-money.ts';
import type {
  AttendProblem,
  AttendRecord,
  AttendRefusal,
  SaidState,
} from '../../domain/grammar/attend-reading.ts';
import { whenInFront, whenInside } from '../../domain/grammar/attend-when.ts';
import { isStrangersName } from '../../domain/grammar/attend-who.ts';
import { reasonAtEnd } from '../../domain/grammar/late-reason.ts';
import { indexSpoken } from '../../domain/grammar/names.ts';
import type { RosterEntry } from '../../domain/grammar/names.ts';
import { normalize } from '../../domain/grammar/normalize.ts';
import { readReply } from '../../domain/grammar/reply-reading.ts';
import type { BranchId, LocalDate, PersonId } from '../../domain/ids.ts';
import { rosterEntries } from '../roster/entries.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { dayInHand } from './day-in-hand.ts';

type Reader = Pick<Call, 'tx' | 'today' | 'actor'>;

/** An officer's words about who came, with whom he meant by names that several people have or nobody. */
export interface AttendWords {
  readonly words: string;
  readonly chosen: readonly (readonly [said: string, personId: PersonId])[];
  /** Whether the command word stood before them. */
  readonly commanded: boolean;
  /** What he answered about names without a state. */
  readonly pendingState?: SaidState;
}

export interface ReasonedRecord extends AttendRecord {
  /** Why it is changed late, where that was said; of no use otherwise, and then not kept. */
  readonly reason: string | null;
}

/** Reads them against the roster of the day that they are about, with the reason at their end: 张三缺席 原因 记错了. */
export function readAttendWords(
  call: Reader,
  branchId: BranchId,
  said: AttendWords,
): Decision<ReasonedRecord, AttendRefusal> {
  const whole = readRecord(call, branchId, said);
  const cut = reasonAtEnd(said.words);
  if (!cut) return withReason(whole, null);
  const front = { ...said, words: cut.words };
  const record = readRecord(call, branchId, front);
  // 张三因为有会请假，其他都到: what stands before the reason must say of everybody what they are.
  const strict = readRecord(call, branchId, { ...front, commanded: false });
  const isWhole = record.ok && (isAboutAll(record.value) || strict.ok);
  if (whole.ok) return withReason(whole, isWhole && same(whole.value, record.value) ? cut.reason : null);
  const asksWhom = !record.ok && !strict.ok && strict.reason.problems.every(isAboutName);
  return isWhole || asksWhom ? withReason(record, cut.reason) : withReason(whole, null);
}

function withReason(
  read: Decision<AttendRecord, AttendRefusal>,
  reason: string | null,
): Decision<ReasonedRecord, AttendRefusal> {
  return read.ok ? accept({ ...read.value, reason }) : read;
}

function isAboutAll({ who }: AttendRecord): boolean {
  return who.kind !== 'names' && who.kind !== 'allExcept';
}

function isAboutName({ kind }: AttendProblem): boolean {
  return kind === 'namesakes' || kind === 'homophone';
}

function same(one: AttendRecord, other: AttendRecord): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function readRecord(
  call: Reader,
  branchId: BranchId,
  said: AttendWords,
): Decision<AttendRecord, AttendRefusal> {
  const roster = rosterFor(call, branchId, said.words);
  const read = readAgainst(call, roster, said, []);
  const self = roster.find(({ id }) => id === call.actor.person?.id);
  if (read.ok || !self || !/我/.test(said.words)) return read;
  // 我和建国都到了: the writer among others. Of himself alone he speaks as a member.
  const among = readAgainst(call, roster, said, [
    ['我自己', self],
    ['我', self],
  ]);
  return among.ok && speaksOfOthers(among.value, self) ? among : read;
}

function speaksOfOthers({ who }: AttendRecord, self: RosterEntry): boolean {
  if (who.kind !== 'names') return true;
  return [who.present, who.online, who.leave, who.absent].flat().some(({ id }) => id !== self.id);
}

function readAgainst(
  { today }: Reader,
  roster: readonly RosterEntry[],
  { words, chosen, commanded, pendingState }: AttendWords,
  self: readonly (readonly [said: string, person: RosterEntry])[],
): Decision<AttendRecord, AttendRefusal> {
  const people = chosen.flatMap(([said, id]) => {
    const person = roster.find((entry) => entry.id === id);
    return person ? [[said, person] as const] : [];
  });
  const options = { commanded, pendingState, today, chosen: new Map([...people, ...self]) };
  return parseAttendRecord(words, roster, options);
}

/** By the day that the words are about: who has left since, or came later, was or was not expected then. */
function rosterFor(call: Reader, branchId: BranchId, words: string): readonly RosterEntry[] {
  const { tx, today } = call;
  const date = dateMeant(call, branchId, words);
  return rosterEntries(tx, branchId, rosterOn(tx, branchId, date < today ? date : today));
}

function dateMeant({ tx, today }: Reader, branchId: BranchId, words: string): LocalDate {
  const { text } = normalize(words);
  const when = (whenInFront(text, today) ?? whenInside(text, today, () => false))?.when;
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
const anyWord = /[到来齐勤少差缺席假加参线\d〇-九几约]|手机|视频/u;

/** Words without a command word that can only be a record of who came in one of these branches. */
export function soundsLikeAttend(call: Reader & Branches, words: string): boolean {
  if (words.length > longestBare || soundsLikeMoney(words)) return false;
  if (/^(?:\d+\s*\/\s*\d+|到齐|都到|全到|除)/.test(words) && !question.test(words)) return true;
  return call.branchIds.some((branchId) => {
    const read = readBare(call, branchId, words);
    if (read.ok) return anyWord.test(words);
    return anyWord.test(words) ? hasStateAndPeople(words, read.reason) : isName(read.reason);
  });
}

interface Branches {
  readonly branchIds: readonly BranchId[];
}

function readBare(call: Reader, branchId: BranchId, words: string): Decision<AttendRecord, AttendRefusal> {
  return readAttendWords(call, branchId, { words, chosen: [], commanded: false });
}

function hasStateAndPeople(words: string, { problems, understood }: AttendRefusal): boolean {
  if (problems.every(({ kind }) => kind === 'rough' || kind === 'countsDiffer')) return !question.test(words);
  if (problems.every(isRepairable)) return true;
  if (!attendWord.test(normalize(words).text)) return false;
  const named = understood !== undefined && 'kind' in understood && understood.kind === 'names';
  const known = problems.every(
    (one) => isRepairable(one) || one.kind === 'unknownName' || one.kind === 'saidTwice',
  );
  if (named && known) return true;
  // 刘大柱也来了 is about somebody; 高血压请假 is why the speaker does not come.
  return problems.every(isStrangersName) && readReply(words)?.kind === 'named';
}

/** 王军, and nothing else. */
function isName({ problems }: AttendRefusal): boolean {
  return problems.every(({ kind }) => kind === 'namesakes' || kind === 'stateMissing');
}

const attendWord = /[到来假席]|线上|视频|手机|参加/;
const aboutAttend = /应到|实到|到会|到齐|[请事病]假|缺席|[没未]来|[没未]到|来了|到了|线上|列席|签到|参加/;
const question = /[?吗么呢]|谁|(?<!十)几[点个位]|多少|什么|怎|哪|为啥/;

/**
 * Words that nobody could read, and that are about who came or name somebody of the roster: what is wrong with them is
 * worth a sentence.
 */
export function isAboutAttend(words: string, call: Reader & Branches): boolean {
  const { text } = normalize(words);
  if (text.length > longestBare || question.test(text) || soundsLikeMoney(words)) return false;
  return aboutAttend.test(text) || call.branchIds.some((branchId) => namesSomebody(call, branchId, text));
}

function namesSomebody({ tx, today }: Reader, branchId: BranchId, text: string): boolean {
  const entries = rosterEntries(tx, branchId, rosterOn(tx, branchId, today));
  return [...indexSpoken(entries).keys()].some((name) => name.length > 1 && text.includes(name));
}
