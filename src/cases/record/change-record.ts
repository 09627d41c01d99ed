import { actorRef } from '../../domain/authority/actor.ts';
import type { Call } from '../../command.ts';
import type { RecordFlags, RecordReading } from '../../domain/grammar/record-reading.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { DecisionItem, PartyDayRecord } from '../../ports/store/records.ts';
import { usualAgenda } from '../../domain/record/usual-agenda.ts';
import { touchDay } from '../cards/touch.ts';
import { hostsOf, nameHost } from './hosts.ts';
import { emptyRecord } from './page-facts.ts';
import { dayBefore } from './record-day.ts';

type Changing = Pick<Call, 'tx' | 'text' | 'now' | 'actor'>;
type Change = Exclude<RecordReading, { kind: 'show' }>;

/** Most 议定事项 of one Party day. */
const mostDecisions = 20;

/** Writes what an officer wants on the record page and says how it stands; erasable, so it is simply changed. */
export function changeRecord(call: Changing, day: PartyDay, change: Change): string {
  const { text } = call;
  switch (change.kind) {
    case 'agenda':
      return setAgenda(call, day, change.lines);
    case 'agendaAndDecisions':
      return `${setAgenda(call, day, change.lines)}\n${decide(call, day, change.decisions)}`;
    case 'usualAgenda':
      return setAgenda(call, day, usualAgenda(day.forms));
    case 'dropAgenda':
      put(call, day, { agenda: [] });
      return text.record.agendaDropped(day.date);
    case 'decide':
      return decide(call, day, change.decisions);
    case 'outcomes':
      return setOutcomes(call, day, change.outcomes);
    case 'drop':
      return drop(call, day, change.numbers);
    case 'flags':
      return setFlags(call, day, change);
    case 'host': {
      const named = nameHost(call.tx, day, change.role, change.person.id, actorRef(call.actor));
      const { chair, recorder } = hostsOf(call.tx, named, call.tx.attendance.states(day.id));
      return text.record.hostSet(day.date, chair, recorder);
    }
  }
}

/** 三有, as far as said; how many pictures there are falls away with 无图像. */
export function setFlags(
  call: Changing,
  day: PartyDay,
  { recorded, pictured, pictures, discussed }: RecordFlags,
): string {
  const written = put(call, day, {
    ...(recorded === undefined ? {} : { recorded }),
    ...(pictured === undefined ? {} : { pictured }),
    ...(pictured === false ? { pictures: null } : {}),
    ...(pictures === undefined ? {} : { pictures }),
    ...(discussed === undefined ? {} : { discussed }),
  });
  return call.text.record.threeSet(day.date, written);
}

function setAgenda(call: Changing, day: PartyDay, lines: readonly string[]): string {
  put(call, day, { agenda: lines });
  return call.text.record.agendaSet(day.date, lines);
}

function put({ tx, now, actor }: Changing, day: PartyDay, change: Partial<PartyDayRecord>): PartyDayRecord {
  const record = { ...(tx.records.record(day.id) ?? emptyRecord), ...change };
  tx.records.putRecord(day.id, record, now, actorRef(actor));
  touchDay(tx, day);
  return record;
}

function decide(
  { tx, text, now, actor }: Changing,
  day: PartyDay,
  decisions: readonly Pick<DecisionItem, 'text' | 'responsible' | 'deadline'>[],
): string {
  const before = tx.records.decisions(day.id);
  const said = ({ text: words, responsible, deadline }: (typeof decisions)[number]) =>
    [words, responsible, deadline].join('\n');
  const known = new Set(before.map(said));
  const fresh = decisions.filter((decision) => !known.has(said(decision)));
  if (before.length + fresh.length > mostDecisions) return text.record.decidedFull(mostDecisions);
  for (const decision of fresh) tx.records.addDecision(day.id, decision, now, actorRef(actor));
  if (fresh.length === 0) return text.record.decided(day.date, before, 1, day.month);
  const items = tx.records.decisions(day.id);
  return text.record.decided(day.date, items.slice(before.length), before.length + 1, day.month);
}

function setOutcomes(
  { tx, text, now }: Changing,
  day: PartyDay,
  outcomes: readonly { number: number; outcome: string }[],
): string {
  const previous = dayBefore(tx, day);
  const items = previous ? tx.records.decisions(previous.id) : [];
  if (!previous || items.length === 0) return text.record.noPrevious;
  const missing = outcomes.find(({ number }) => items[number - 1] === undefined);
  if (missing) return text.record.noSuchItem(missing.number, items.length);
  for (const { number, outcome } of outcomes) {
    const item = items[number - 1];
    if (item) tx.records.setOutcome(item.id, outcome, now);
  }
  const after = tx.records.decisions(previous.id);
  const shown = outcomes.flatMap(({ number }) => {
    const item = after[number - 1];
    return item ? [{ number, item }] : [];
  });
  return text.record.outcomesSet(previous.month, shown);
}

function drop({ tx, text, now }: Changing, day: PartyDay, numbers: readonly number[]): string {
  const items = tx.records.decisions(day.id);
  if (items.length === 0) return text.record.noItems;
  const missing = numbers.find((number) => items[number - 1] === undefined);
  if (missing !== undefined) return text.record.noSuchItem(missing, items.length);
  const dropped = items.filter((_, at) => numbers.includes(at + 1));
  for (const { id } of dropped) tx.records.dropDecision(id, now);
  return text.record.dropped(dropped, tx.records.decisions(day.id), day.month);
}
