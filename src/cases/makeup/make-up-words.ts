import type { ButtonCall, Call, CommandCall, Grammar } from '../../command.ts';
import { accept, refuse } from '../../domain/decision.ts';
import { parseMakeUp } from '../../domain/grammar/make-up-grammar.ts';
import type { MakeUpReading } from '../../domain/grammar/make-up-grammar.ts';
import { monthInFront } from '../../domain/grammar/month-in-front.ts';
import type { BranchId, Month, PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { ownGroup } from '../attendance/recorder.ts';
import { partyDayOf } from '../cards/party-day-of.ts';
import { plannedDay } from '../plan/steps.ts';
import { recordDay } from '../record/record-day.ts';
import { displayName } from '../roster/display-name.ts';
import { rosterEntries } from '../roster/entries.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { markMadeUp } from './mark-made-up.ts';
import { toMakeUp } from './to-make-up.ts';

export interface MakeUpWords {
  readonly month: Month | undefined;
  readonly day: PartyDay | undefined;
  readonly reading: MakeUpReading;
}

export const makeUpGrammar: Grammar<MakeUpWords> = {
  example: { 'zh-CN': '补学 张三 李四', en: '/makeup 张三 李四' },
  parse(words, { tx, branchIds, today, text }) {
    const branchId = branchIds[0] as BranchId;
    const { month, rest } = monthInFront(words, today);
    const day = recordDay(tx, branchId, today, month);
    const roster = rosterEntries(tx, branchId, rosterOn(tx, branchId, day?.date ?? today));
    const reading = parseMakeUp(rest, roster);
    return reading.ok
      ? accept({ month, day, reading: reading.value })
      : refuse(text.makeUp.problem(reading.reason));
  },
};

/** 补学 …: marks people, or shows who is still missing. After the window names and a reason are needed. */
export function makeUpWords(call: CommandCall<MakeUpWords>): Outcome {
  const { tx, text, today, now, rules } = call;
  const { month, day, reading } = call.args;
  if (!day || day.date > today) return { reply: { text: text.makeUp.noDay(month) } };
  const steps = plannedDay(tx, rules, day)?.steps;
  const closed = steps !== undefined && now >= steps.makeUpUntil;
  if (reading.kind !== 'people') {
    const except = reading.kind === 'all' ? reading.except.map(({ id }) => id) : [];
    return askAll(call, day, closed ? undefined : steps?.makeUpLastDate, except);
  }
  const strangers = outsideOwnGroup(
    call,
    day,
    reading.people.map(({ id }) => id),
  );
  if (strangers.length > 0) return { reply: { text: text.attend.notOwnGroup(strangers) } };
  if (closed && reading.reason === null)
    return { reply: { text: text.makeUp.closed(steps.makeUpLastDate, reading.people[0]?.name ?? '') } };
  const ids = reading.people.map(({ id }) => id);
  return { reply: { text: markMadeUp(call, day, ids, closed ? reading.reason : null) } };
}

/** Who is still missing, and one tap for all of them but those left out; the names are the read-back. */
function askAll(
  call: Call,
  day: PartyDay,
  lastDate: PartyDay['date'] | undefined,
  except: readonly PersonId[],
): Outcome {
  const { tx, text } = call;
  const missing = toMakeUp(tx, day, ownGroup(call, day.branchId));
  if (missing.length === 0) return { reply: { text: text.makeUp.nobody(day.date) } };
  if (lastDate === undefined) return { reply: { text: text.makeUp.listClosed(day.date, shown(missing)) } };
  const meant = missing.filter(({ person }) => !except.includes(person.id));
  const list = text.makeUp.list(day.date, shown(meant.length > 0 ? meant : missing), lastDate);
  if (meant.length === 0) return { reply: { text: list } };
  if (except.length === 0)
    return { reply: { text: list, buttons: [[allButton(call, day, missing.length)]] } };
  const ids = meant.map(({ person }) => person.id);
  return { reply: { text: markMadeUp(call, day, ids) } };
}

export function allButton({ text }: Pick<Call, 'text'>, day: PartyDay, count: number) {
  return {
    label: text.makeUp.buttonAll,
    action: 'makeup.all',
    payload: `${String(day.id)}.${String(count)}`,
  };
}

/** [都补了]: everybody on the list that was shown. When it has changed since, the new one is shown instead. */
export function tapAllMadeUp(call: ButtonCall): Outcome {
  const { tx, text, payload, now, rules } = call;
  const day = partyDayOf(tx, payload);
  if (day?.state !== 'planned') return { answer: { text: text.month.notPlanned } };
  const steps = plannedDay(tx, rules, day)?.steps;
  if (!steps || now >= steps.makeUpUntil) return { answer: { text: text.makeUp.over, alert: true } };
  const missing = toMakeUp(tx, day, ownGroup(call, day.branchId));
  if (missing.length === 0) return { answer: { text: text.makeUp.nobody(day.date) } };
  if (missing.length !== Number(payload.split('.')[1]))
    return { ...askAll(call, day, steps.makeUpLastDate, []), answer: { text: text.makeUp.changed } };
  const ids = missing.map(({ person }) => person.id);
  return { answer: { text: text.month.done }, reply: { text: markMadeUp(call, day, ids) } };
}

function shown(members: readonly RosterMember[]): readonly string[] {
  return members.map((member) => displayName(member, members));
}

/** Of whom a 党小组长 may not speak: everybody outside the own Party group. */
function outsideOwnGroup(call: Call, day: PartyDay, ids: readonly PersonId[]): readonly string[] {
  const own = ownGroup(call, day.branchId);
  if (!own) return [];
  const roster = rosterOn(call.tx, day.branchId, day.date);
  return roster
    .filter(({ person }) => ids.includes(person.id) && !own.has(person.id))
    .map((member) => displayName(member, roster));
}
