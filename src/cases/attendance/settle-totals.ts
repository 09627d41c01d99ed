import type { ButtonCall } from '../../command.ts';
import { governingEntry, guestCount, waitingTotals } from '../../domain/attendance/state.ts';
import { partsOf } from '../../domain/attendance/tally.ts';
import type { EntryId } from '../../domain/ids.ts';
import type { CardButton, Outcome } from '../../domain/outcome.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Catalog } from '../../text/catalog.ts';
import { figuresFor } from '../plan/figures.ts';
import { partyDayOf } from '../cards/party-day-of.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { dayTally } from './day-tally.ts';
import { figuresOf, recordTotals, reverseEntry, standing } from './ledger.ts';
import { groupInWords, saidInWords } from './recorder.ts';
import { isFree } from './undo.ts';

/** [按我报的算] [按名册算]: which of the two figures shall count. */
export function totalsButtons(text: Catalog, { id }: PartyDay, seq: EntryId): readonly CardButton[] {
  const payload = `${String(id)}.${String(seq)}`;
  return [
    { label: text.recording.buttonAsSaid, action: 'attend.asSaid', payload },
    { label: text.recording.buttonAsRoster, action: 'attend.asRoster', payload },
  ];
}

/** [按名字算], beside figures that govern. */
export function byNamesButton(text: Catalog, { id }: PartyDay, seq: EntryId): CardButton {
  return {
    label: text.recording.buttonByNames,
    action: 'attend.byNames',
    payload: `${String(id)}.${String(seq)}`,
  };
}

/**
 * Settles totals that contradict the roster; the first tap counts. As said: they govern. By the roster: its 应到 stands
 * in place of the one said, unless it is less than the parts; and where fewer were said to have come than are recorded by
 * name, the names count alone: no line governs any more, an earlier one neither.
 */
export function settleTotals(call: ButtonCall, by: 'said' | 'roster'): Outcome {
  const { tx, text, payload, today, now, rules } = call;
  const day = partyDayOf(tx, payload);
  const waiting = day && waitingTotals(tx.attendance.entries(day.id));
  if (day?.state !== 'planned' || !waiting?.totals || waiting.seq !== Number(payload.split('.')[1]))
    return { answer: { text: text.common.staleButton } };
  if (groupInWords(call, day.branchId)) return { answer: { text: text.attend.leaderTotals, alert: true } };
  const { byName, totals: governing } = dayTally(tx, day);
  const { expected, present } = byName;
  const line = by === 'said' ? waiting.totals : { ...waiting.totals, expected: null };
  const counts = by === 'said' || line.present >= present;
  const changes = governing !== undefined && !(counts && figuresOf(governing) === figuresOf(line));
  const hash = waiting.reasonHash === null ? {} : { reasonHash: waiting.reasonHash };
  if (changes && waiting.reasonHash === null && !isFree(tx, rules, day, now)) {
    const late = { kind: 'totals', totals: waiting.totals } as const;
    return { answer: { text: text.attend.lateReason(late, { of: day.month, today }), alert: true } };
  }
  if (by === 'roster' && counts && partsOf(line) > expected)
    return { answer: { text: text.attend.tooMany(line, expected), alert: true } };
  const said = saidInWords(call, day.branchId);
  for (const entry of standing(tx, day)) {
    if (entry.kind === 'totalsSaid') reverseEntry(tx, day, entry, null, said);
    else if (entry.kind === 'totals' && !counts) reverseEntry(tx, day, entry, waiting.reasonHash, said);
  }
  if (counts) recordTotals(tx, day, line, { ...said, ...hash });
  touchBranchTodos(tx, day.branchId, today);
  return settled(call, day);
}

/** [按名字算]: the figures that govern are taken back, and the names count. The first tap counts. */
export function countByNames(call: ButtonCall): Outcome {
  const { tx, text, payload, today, now, rules } = call;
  const day = partyDayOf(tx, payload);
  const governing = day && governingEntry(tx.attendance.entries(day.id));
  if (day?.state !== 'planned' || governing?.seq !== Number(payload.split('.')[1]))
    return { answer: { text: text.common.staleButton } };
  if (groupInWords(call, day.branchId)) return { answer: { text: text.attend.leaderTotals, alert: true } };
  const branch = tx.org.branch(day.branchId);
  if (branch && !isFree(tx, rules, day, now)) {
    const hours = figuresFor(tx, branch).correctionHours;
    return { answer: { text: text.attend.reasonNeeded('', hours), alert: true } };
  }
  const said = saidInWords(call, day.branchId);
  for (const entry of standing(tx, day)) if (entry.totals !== null) reverseEntry(tx, day, entry, null, said);
  touchBranchTodos(tx, day.branchId, today);
  return settled(call, day);
}

/** How the day stands now: on the card that was tapped, else in words. */
function settled(call: ButtonCall, day: PartyDay): Outcome {
  const { tx, text, chat } = call;
  if (call.card || chat.kind === 'group') return { answer: { text: text.recording.settled } };
  const branch = tx.org.branch(day.branchId)?.name ?? '';
  const { tally } = dayTally(tx, day);
  const guests = guestCount(tx.attendance.entries(day.id));
  const notes = saidInWords(call, day.branchId).via === 'officer' ? [text.attend.howToUndo] : [];
  return {
    reply: { text: [text.attend.recorded(branch, day.date, tally, guests), ...notes].join('\n') },
  };
}
