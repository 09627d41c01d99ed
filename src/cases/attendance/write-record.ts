import type { Call } from '../../command.ts';
import { governingEntry, guestCount, waitingTotals } from '../../domain/attendance/state.ts';
import { partsOf } from '../../domain/attendance/tally.ts';
import type { Tally } from '../../domain/attendance/tally.ts';
import { monthOf } from '../../domain/calendar/time.ts';
import type { AttendReading, SettledReading } from '../../domain/grammar/attend-reading.ts';
import { restOf } from '../../domain/grammar/attend-totals.ts';
import type { BranchId, LocalDate } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import type { ReasonedRecord } from './attend-words.ts';
import { dayTally } from './day-tally.ts';
import { keepReason, lateChange } from './late-change.ts';
import { lineOf, namedIn, recordReading } from './record-reading.ts';
import { groupInWords, saidInWords } from './recorder.ts';
import { byNamesButton, totalsButtons } from './settle-totals.ts';

/** Who came, and why what stood is changed late. */
export type ReasonedReading = Pick<ReasonedRecord, 'who' | 'reason'>;

/**
 * Writes what was said for this day; answers with how the day stands. `made`: by these words there is such a day at all.
 * When it is over already, no closing card will come by itself.
 */
export function write(
  call: Call,
  branch: Branch,
  day: PartyDay,
  { who: reading, reason }: ReasonedReading,
  origin: 'known' | 'made' = 'known',
): Outcome {
  const { tx, text, today } = call;
  const no = refused(call, reading, branch.id, day.date);
  if (no) return no;
  const who = settled(call, reading, branch.id, day.date);
  const own = groupInWords(call, branch.id);
  const late = lateChange(call, day, who, own);
  if (late && reason === null)
    return { reply: { text: text.attend.lateReason(late, { of: day.month, today }) } };
  const hash = late && reason !== null ? { reasonHash: keepReason(call, day, late, reason) } : {};
  const said = { ...saidInWords(call, branch.id), ...hash };
  const written = recordReading(tx, day, who, said, own);
  if (written > 0) touchBranchTodos(tx, branch.id, today);
  const { tally, byName } = dayTally(tx, day);
  const entries = tx.attendance.entries(day.id);
  const waiting = waitingTotals(entries);
  if (waiting?.totals && who.kind === 'totals')
    return {
      reply: {
        text: text.recording.bothFigures(branch.name, day.date, waiting.totals, byName),
        buttons: [totalsButtons(text, day, waiting.seq)],
      },
    };
  const notes: string[] = [];
  const governing = governingEntry(entries);
  const isBeside = who.kind !== 'totals' && who.kind !== 'guests' && !sameCounts(tally, byName);
  const beside = isBeside ? governing : undefined;
  if (beside) notes.push(text.attend.totalsGovern(tally.present, !own));
  const unfinished = origin === 'made' && day.closedAt !== null && said.via === 'officer';
  if (call.chat.kind === 'group' && notes.length === 0 && !unfinished) return { acknowledge: true };
  const sentence = written === 0 ? text.attend.same : text.attend.recorded;
  if (monthOf(day.date) < monthOf(today) && written > 0) notes.push(text.recording.late);
  if (said.via === 'officer' && written > 0) notes.push(text.attend.howToUndo);
  if (said.via === 'township' && written > 0) notes.push(text.attend.onBehalf(branch.name));
  const recorded = sentence(branch.name, day.date, tally, guestCount(entries));
  const lines = [recorded, ...notes];
  const byNames = beside && !own ? [[byNamesButton(text, day, beside.seq)]] : [];
  if (!unfinished) return { reply: { text: lines.join('\n'), buttons: byNames } };
  const finish = { label: text.recording.buttonFinish, action: 'todo.closing', payload: String(day.id) };
  return { reply: { text: [...lines, text.recording.finish].join('\n'), buttons: [...byNames, [finish]] } };
}

function sameCounts(one: Tally, other: Tally): boolean {
  return (['expected', 'present', 'leave', 'absent'] as const).every(
    (figure) => one[figure] === other[figure],
  );
}

/** What may not be written as said: a 党小组长 beyond the own Party group, or more people than there are. */
export function refused(
  call: Call,
  reading: AttendReading,
  branchId: BranchId,
  date: LocalDate,
): Outcome | undefined {
  const { tx, text } = call;
  const who = settled(call, reading, branchId, date);
  const reply = (words: string): Outcome => ({ reply: { text: words } });
  const own = groupInWords(call, branchId);
  if (own && (who.kind === 'totals' || who.guests !== undefined)) return reply(text.attend.leaderTotals);
  const roster = rosterOn(tx, branchId, date);
  if (roster.length === 0) return reply(text.recording.noRoster(date));
  const strangers = own ? namedIn(who).filter((id) => !own.has(id)) : [];
  if (strangers.length > 0) {
    const names = strangers.map((id) => roster.find(({ person }) => person.id === id)?.person.name ?? '');
    return reply(text.attend.notOwnGroup(names));
  }
  // Only an officer makes 缺席 (design §2).
  if (own && who.kind !== 'totals' && who.kind !== 'guests' && who.kind !== 'all' && who.absent.length > 0)
    return reply(text.ticks.leaderAbsent);
  if (who.kind !== 'totals') return undefined;
  if (who.present > roster.length) return reply(text.attend.moreThanRoster(who.present, roster.length));
  const line = lineOf(who);
  const tooMany = line.expected === null && partsOf(line) > roster.length;
  return tooMany ? reply(text.attend.tooMany(line, roster.length)) : undefined;
}

/** By the roster of that date. */
export function expectedOn(tx: Tx, branchId: BranchId, date: LocalDate): number {
  return rosterOn(tx, branchId, date).filter(({ expected }) => expected).length;
}

function settled({ tx }: Call, reading: AttendReading, branchId: BranchId, date: LocalDate): SettledReading {
  return reading.kind === 'rest' ? restOf(reading, expectedOn(tx, branchId, date)) : reading;
}
