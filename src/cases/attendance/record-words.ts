import type { ButtonCall, Call } from '../../command.ts';
import { hourMs, monthOf } from '../../domain/calendar/time.ts';
import type { Decision } from '../../domain/decision.ts';
import { isRepairable } from '../../domain/grammar/attend-grammar.ts';
import type { AttendReading, AttendRefusal } from '../../domain/grammar/attend-reading.ts';
import { onlineBeside } from '../../domain/grammar/attend-online.ts';
import type { SaidWhen } from '../../domain/grammar/attend-when.ts';
import type { BranchId, DraftId, LocalDate } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { askWhom, wordsWithChoice } from './ask-whom.ts';
import { readAttendWords } from './attend-words.ts';
import type { AttendWords, ReasonedRecord } from './attend-words.ts';
import { dayMeant, lateMonths } from './day-meant.ts';
import { recordAsHeld } from './record-unplanned.ts';
import { groupInWords } from './recorder.ts';
import { expectedOn, refused, write } from './write-record.ts';
import type { ReasonedReading } from './write-record.ts';

/** Words about who came, and what was read of them: whole, or refused for what a tap can settle. */
export interface SpokenAttend {
  readonly said: AttendWords;
  readonly read: Decision<ReasonedRecord, AttendRefusal>;
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

function record(call: Call, branch: Branch, { when, ...words }: ReasonedRecord): Outcome {
  const { who } = words;
  const { text } = call;
  const meant = dayMeant(call, branch, when);
  switch (meant.kind) {
    case 'day':
      return askOnline(call, branch, words, meant.day.date) ?? write(call, branch, meant.day, words);
    case 'held':
      return (
        refused(call, who, branch.id, meant.date) ??
        askOnline(call, branch, words, meant.date) ??
        write(call, branch, recordAsHeld(call, branch, meant.date), words, 'made')
      );
    case 'askHeld': {
      const { date, usual } = meant;
      const today = date === call.today;
      const question = text.recording.askHeld(branch.name, usual, date, today);
      return ask(call, branch, words, date, question, text.recording.buttonHeld(date, today));
    }
    case 'askOther': {
      const { date } = meant.day;
      const question = text.recording.askOther(branch.name, date, meant.date);
      return ask(call, branch, words, date, question, text.recording.buttonOther(date));
    }
    case 'future':
      if (isLeaveAhead(who, when, meant.day)) return write(call, branch, meant.day, words);
      return { reply: { text: text.attend.future(meant.day.date) } };
    case 'cancelled':
      return askRestored(call, branch, words, meant.day, meant.date);
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
  words: ReasonedReading,
  day: PartyDay,
  date: LocalDate,
): Outcome {
  const { text, today } = call;
  const off = text.recording.calledOff(day.state, day.month, day.date);
  if (groupInWords(call, branch.id) || date > today)
    return { reply: { text: `${off}${text.recording.officerRestores}` } };
  const question = `${off}${text.recording.askRestored(date, date === today)}`;
  return ask(call, branch, words, date, question, text.recording.buttonHeld(date, date === today));
}

/** Who will not come is known before the day; who came is not. */
function isLeaveAhead(who: AttendReading, when: SaidWhen | undefined, day: PartyDay): boolean {
  if (who.kind !== 'names' || who.present.length + who.online.length + who.absent.length > 0) return false;
  return who.guests === undefined && (when?.kind !== 'date' || when.date === day.date);
}

interface AskedDay extends ReasonedReading {
  /** The other reading, where the officer says which was meant. */
  readonly instead?: AttendReading;
  readonly date: LocalDate;
}

/** One word must not make or change a Party day unasked. */
function ask(
  call: Call,
  branch: Branch,
  words: ReasonedReading,
  date: LocalDate,
  question: string,
  label: string,
): Outcome {
  const { tx, actor, now } = call;
  const no = refused(call, words.who, branch.id, date);
  if (no) return no;
  const expiresAt = (now + hourMs) as typeof now;
  const data: AskedDay = { ...words, date };
  const draft = tx.drafts.put({ kind: 'attend', accountId: actor.accountId, data, expiresAt });
  const payload = `${String(branch.id)}.${String(draft)}`;
  return { reply: { text: question, buttons: [[{ label, action: 'attend.today', payload }]] } };
}

/** Numbers that add up only when 实到 is said without those online: which was meant, one tap says. */
function askOnline(call: Call, branch: Branch, words: ReasonedReading, date: LocalDate): Outcome | undefined {
  const { who } = words;
  const { tx, text, actor, now } = call;
  if (who.kind !== 'totals' || refused(call, who, branch.id, date)) return undefined;
  const instead = onlineBeside(who, expectedOn(tx, branch.id, date));
  if (!instead) return undefined;
  const expiresAt = (now + hourMs) as typeof now;
  const data: AskedDay = { ...words, instead, date };
  const draft = tx.drafts.put({ kind: 'attend', accountId: actor.accountId, data, expiresAt });
  const buttons = [instead, who].map(({ present, online = 0 }, at) => [
    {
      label: text.recording.buttonOnline(present, online),
      action: 'attend.today',
      payload: [branch.id, draft, 1 - at].join('.'),
    },
  ]);
  return { reply: { text: text.recording.askOnline(who.present, who.online ?? 0), buttons } };
}

/** [是11月6日开的], [记到11月15日], [实到28（线上2）]: the officer says which day it was, or which figure. */
export function recordOnDay(call: ButtonCall): Outcome {
  const { tx, text, payload, now, today, actor } = call;
  const [branchId, draftId, which] = payload.split('.').map(Number);
  const branch = tx.org.branch(branchId as BranchId);
  const draft = tx.drafts.live(draftId as DraftId, now);
  if (!branch || draft?.kind !== 'attend' || draft.accountId !== actor.accountId)
    return { answer: { text: text.common.staleButton } };
  tx.drafts.use(draft.id, now);
  const { who, instead, date, reason } = draft.data as AskedDay;
  const words = { who: which === 1 && instead ? instead : who, reason };
  const day = tx.partyDays.of(branch.id, monthOf(date));
  if (day?.state === 'planned' && day.date > today) return { answer: { text: text.common.staleButton } };
  if (day?.state === 'planned') return write(call, branch, day, words);
  return write(call, branch, recordAsHeld(call, branch, date), words, 'made');
}
