import type { Call, CommandCall, Grammar } from '../../command.ts';
import { accept } from '../../domain/decision.ts';
import { monthInFront } from '../../domain/grammar/month-in-front.ts';
import { parseRecord } from '../../domain/grammar/record-grammar.ts';
import type { RecordProblem, RecordReading } from '../../domain/grammar/record-reading.ts';
import type { Decision } from '../../domain/decision.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { CardButton, Message, Outcome } from '../../domain/outcome.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { settledPlan } from '../cards/plan.ts';
import { rosterEntries } from '../roster/entries.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { changeRecord } from './change-record.ts';
import { recordPageFacts } from './page-facts.ts';
import { recordMonth, recordDay } from './record-day.ts';

export interface RecordWords {
  readonly month: Month | undefined;
  readonly day: PartyDay | undefined;
  /** What is wrong is said with an example of its own. */
  readonly reading: Decision<RecordReading, RecordProblem>;
}

export const recordGrammar: Grammar<RecordWords> = {
  asWritten: true,
  example: { 'zh-CN': '记录 议定 修水渠 张三 12月底前', en: '/record 议定 修水渠 张三 12月底前' },
  parse(words, { tx, branchIds, today }) {
    const branchId = branchIds[0] as BranchId;
    const { month: said, rest } = monthInFront(words, today);
    const month = recordMonth(tx, branchId, today, said);
    const day = recordDay(tx, branchId, today, month);
    const from = day?.date ?? today;
    const roster = rosterEntries(tx, branchId, rosterOn(tx, branchId, from));
    return accept({ month, day, reading: parseRecord(rest, { from, roster }) });
  },
};

/** 记录 …: shows the page, or writes on it and reads back. */
export function recordWords(call: CommandCall<RecordWords>): Outcome {
  const { text } = call;
  const { month, day, reading } = call.args;
  if (!day) return { reply: { text: text.record.noDay(month) } };
  if (!reading.ok) return { reply: { text: text.record.problem(reading.reason) } };
  if (reading.value.kind === 'show') return showPage(call, day);
  const said = changeRecord(call, day, reading.value);
  if (day.date > call.today) return { reply: { text: said } };
  return { reply: { text: said, buttons: [[pageButton(call, day), fileButton(call, day)]] } };
}

/** The page as text to copy by hand, in parts; what is still to do stands under the last. Of a day to come: its plan. */
export function showPage(
  call: Pick<Call, 'tx' | 'text' | 'chat' | 'rules' | 'today'>,
  day: PartyDay,
): Outcome {
  const { tx, text, chat, rules } = call;
  if (day.date > call.today) return { reply: { text: notHeldYet(call, day) } };
  const facts = recordPageFacts(tx, day, rules);
  const payload = String(day.id);
  const todo: CardButton[] = [];
  if (!(facts.recorded === true && facts.pictured === true && facts.discussed === true))
    todo.push({ label: text.record.buttonThree, action: 'record.three', payload });
  if (facts.agenda.length === 0)
    todo.push({ label: text.record.buttonAgenda, action: 'record.agenda', payload });
  const buttons = [[fileButton(call, day)], ...(todo.length > 0 ? [todo] : [])];
  const parts = text.record.page.texts(facts);
  const messages = parts.map((part, at): Message => {
    const last = at === parts.length - 1;
    return { chatId: chat.id, content: { text: part, ...(last ? { buttons } : {}) } };
  });
  return { messages };
}

/** What there is to say of a day to come instead of its page: the plan, and the agenda where it is written. */
export function notHeldYet({ tx, text }: Pick<Call, 'tx' | 'text'>, day: PartyDay): string {
  const agenda = tx.records.record(day.id)?.agenda ?? [];
  const said = text.record.notYet(day.month, settledPlan(tx, text, day));
  return agenda.length > 0 ? `${said}\n${text.record.agendaSet(day.date, agenda)}` : said;
}

export function pageButton({ text }: Pick<Call, 'text'>, day: PartyDay): CardButton {
  return { label: text.record.buttonText, action: 'record.page', payload: String(day.id) };
}

function fileButton({ text }: Pick<Call, 'text'>, day: PartyDay): CardButton {
  return { label: text.record.buttonFile, action: 'record.file', payload: String(day.id) };
}
