import type { ButtonCall, Call } from '../../command.ts';
import { hourMs, monthOf } from '../../domain/calendar/time.ts';
import { guestCount, waitingTotals } from '../../domain/attendance/state.ts';
import type { Decision } from '../../domain/decision.ts';
import { isRepairable } from '../../domain/grammar/attend-grammar.ts';
import type { AttendReading, AttendRecord, AttendRefusal } from '../../domain/grammar/attend-reading.ts';
import type { SaidWhen } from '../../domain/grammar/attend-when.ts';
import type { BranchId, DraftId, LocalDate } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { askWhom, wordsWithChoice } from './ask-whom.ts';
import { readAttendWords } from './attend-words.ts';
import type { AttendWords } from './attend-words.ts';
import { dayMeant, lateMonths } from './day-meant.ts';
import { dayTally } from './day-tally.ts';
import { namedIn, recordReading } from './record-reading.ts';
import { recordAsHeld } from './record-unplanned.ts';
import { ownGroup, saidNow } from './recorder.ts';
import { totalsButtons } from './settle-totals.ts';

/** Words about who came, and what was read of them: whole, or refused for what a tap can settle. */
export interface SpokenAttend {
  readonly said: AttendWords;
  readonly read: Decision<AttendRecord, AttendRefusal>;
}

/** What was read of somebody's words about who came, written for the Party day that they are about. */
export function recordWords(call: Call, { said, read }: SpokenAttend): Outcome {
  const { tx, text, branchIds } = call;
  const branch = tx.org.branch(branchIds[0] as BranchId);
  if (!branch) return { reply: { text: text.common.unknownBranch } };
  return read.ok ? record(call, branch, read.value) : askWhom(call, branch, said, read.reason);
}

/** [大王军], [是张三], [不是]: completes the words that were said. */
export function personChosen(call: ButtonCall): Outcome {
  const { tx, text, payload } = call;
  const branch = tx.org.branch(Number(payload.split('.')[0]) as BranchId);
  if (!branch) return { answer: { text: text.common.staleButton } };
  const said = wordsWithChoice(call);
  if (!said.ok) return said.reason;
  const read = readAttendWords(call, branch.id, said.value);
  if (read.ok || read.reason.problems.every(isRepairable))
    return recordWords({ ...call, branchIds: [branch.id] }, { said: said.value, read });
  return { reply: { text: problemsOf(call, read.reason) } };
}

/** One sentence a problem. */
export function problemsOf({ text }: Pick<Call, 'text'>, { problems }: AttendRefusal): string {
  return problems.map((problem) => text.grammar.attendProblem(problem)).join('\n');
}

function record(call: Call, branch: Branch, { who, when }: AttendRecord): Outcome {
  const { text } = call;
  const meant = dayMeant(call, branch, when);
  switch (meant.kind) {
    case 'day':
      return write(call, branch, meant.day, who);
    case 'held':
      return (
        refused(call, who, branch.id, meant.date) ??
        write(call, branch, recordAsHeld(call, branch, meant.date), who, 'made')
      );
    case 'askHeld': {
      const { date, usual } = meant;
      const today = date === call.today;
      const question = text.recording.askHeld(branch.name, usual, date, today);
      return ask(call, branch, who, date, question, text.recording.buttonHeld(date, today));
    }
    case 'askOther': {
      const { date } = meant.day;
      const question = text.recording.askOther(branch.name, date, meant.date);
      return ask(call, branch, who, date, question, text.recording.buttonOther(date));
    }
    case 'future':
      if (isLeaveAhead(who, when, meant.day)) return write(call, branch, meant.day, who);
      return { reply: { text: text.attend.future(meant.day.date) } };
    case 'cancelled':
      return askRestored(call, branch, who, meant.day, meant.date);
    case 'notYet':
      return { reply: { text: text.recording.notYet(meant.month) } };
    case 'tooOld':
      return { reply: { text: text.recording.tooOld(meant.month, lateMonths) } };
  }
}

/** A day that was called off and held all the same: an officer's tap takes the calling off back. */
function askRestored(
  call: Call,
  branch: Branch,
  who: AttendReading,
  day: PartyDay,
  date: LocalDate,
): Outcome {
  const { text, today } = call;
  const off = text.recording.calledOff(day.state, day.month, day.date);
  if (ownGroup(call, branch.id) || date > today)
    return { reply: { text: `${off}${text.recording.officerRestores}` } };
  const question = `${off}${text.recording.askRestored(date, date === today)}`;
  return ask(call, branch, who, date, question, text.recording.buttonHeld(date, date === today));
}

/** Who will not come is known before the day; who came is not. */
function isLeaveAhead(who: AttendReading, when: SaidWhen | undefined, day: PartyDay): boolean {
  if (who.kind !== 'names' || who.present.length + who.online.length + who.absent.length > 0) return false;
  return who.guests === undefined && (when?.kind !== 'date' || when.date === day.date);
}

interface AskedDay {
  readonly who: AttendReading;
  readonly date: LocalDate;
}

/** One word must not make or change a Party day unasked. */
function ask(
  call: Call,
  branch: Branch,
  who: AttendReading,
  date: LocalDate,
  question: string,
  label: string,
): Outcome {
  const { tx, actor, now } = call;
  const no = refused(call, who, branch.id, date);
  if (no) return no;
  const expiresAt = (now + hourMs) as typeof now;
  const data: AskedDay = { who, date };
  const draft = tx.drafts.put({ kind: 'attend', accountId: actor.accountId, data, expiresAt });
  const payload = `${String(branch.id)}.${String(draft)}`;
  return { reply: { text: question, buttons: [[{ label, action: 'attend.today', payload }]] } };
}

/** [是11月6日开的], [记到11月15日]: the officer says which day it was. */
export function recordOnDay(call: ButtonCall): Outcome {
  const { tx, text, payload, now, today, actor } = call;
  const [branchId, draftId] = payload.split('.').map(Number);
  const branch = tx.org.branch(branchId as BranchId);
  const draft = tx.drafts.live(draftId as DraftId, now);
  if (!branch || draft?.kind !== 'attend' || draft.accountId !== actor.accountId)
    return { answer: { text: text.common.staleButton } };
  tx.drafts.use(draft.id, now);
  const { who, date } = draft.data as AskedDay;
  const day = tx.partyDays.of(branch.id, monthOf(date));
  if (day?.state === 'planned' && day.date > today) return { answer: { text: text.common.staleButton } };
  if (day?.state === 'planned') return write(call, branch, day, who);
  return write(call, branch, recordAsHeld(call, branch, date), who, 'made');
}

/** `made`: by these words there is such a day at all. When it is over already, no closing card will come by itself. */
function write(
  call: Call,
  branch: Branch,
  day: PartyDay,
  who: AttendReading,
  origin: 'known' | 'made' = 'known',
): Outcome {
  const { tx, text, today } = call;
  const no = refused(call, who, branch.id, day.date);
  if (no) return no;
  const said = saidNow(call, branch.id);
  const written = recordReading(tx, day, who, said, ownGroup(call, branch.id));
  if (written > 0) touchBranchTodos(tx, branch.id, today);
  const { tally, byName, totals } = dayTally(tx, day);
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
  if (who.kind !== 'totals' && who.kind !== 'guests' && totals !== undefined)
    notes.push(text.attend.totalsGovern(tally.present));
  const unfinished = origin === 'made' && day.closedAt !== null && said.via === 'officer';
  if (call.chat.kind === 'group' && notes.length === 0 && !unfinished) return { acknowledge: true };
  const sentence = written === 0 ? text.attend.same : text.attend.recorded;
  if (monthOf(day.date) < monthOf(today) && written > 0) notes.push(text.recording.late);
  if (said.via === 'officer' && written > 0) notes.push(text.attend.howToUndo);
  const recorded = sentence(branch.name, day.date, tally, guestCount(entries));
  const lines = [recorded, ...notes];
  if (!unfinished) return { reply: { text: lines.join('\n') } };
  const finish = { label: text.recording.buttonFinish, action: 'todo.closing', payload: String(day.id) };
  return { reply: { text: [...lines, text.recording.finish].join('\n'), buttons: [[finish]] } };
}

/** What may not be written as said: a 党小组长 beyond the own Party group, or more people than there are. */
function refused(call: Call, who: AttendReading, branchId: BranchId, date: LocalDate): Outcome | undefined {
  const { tx, text } = call;
  const reply = (words: string): Outcome => ({ reply: { text: words } });
  const own = ownGroup(call, branchId);
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
  if (who.kind !== 'totals' || who.present <= roster.length) return undefined;
  return reply(text.attend.moreThanRoster(who.present, roster.length));
}
