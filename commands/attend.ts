import { closingDay, openPeople } from '../src/cases/cards/closing.ts';
import type { ClosingView } from '../src/cases/cards/closing.ts';
import { dayTally } from '../src/cases/attendance/day-tally.ts';
import { dayInHand } from '../src/cases/attendance/day-in-hand.ts';
import { recordPerson, reverseEntry, standing } from '../src/cases/attendance/ledger.ts';
import type { Said } from '../src/cases/attendance/ledger.ts';
import { namedIn, recordReading } from '../src/cases/attendance/record-reading.ts';
import { recordTodayAsHeld } from '../src/cases/attendance/record-unplanned.ts';
import { tapOwn } from '../src/cases/attendance/tap-own.ts';
import { displayName } from '../src/cases/roster/display-name.ts';
import { rosterEntries } from '../src/cases/roster/entries.ts';
import { rosterOn } from '../src/cases/roster/roster-on.ts';
import { suggestPlan } from '../src/cases/plan/suggest-plan.ts';
import type { Branch } from '../src/ports/store/org.ts';
import type { PartyDay } from '../src/ports/store/party-days.ts';
import { defineCommand } from '../src/command.ts';
import type { ButtonCall, ButtonDefinition, Call, CommandCall, Grammar } from '../src/command.ts';
import { actorRef } from '../src/domain/authority/actor.ts';
import type { EntryVia } from '../src/domain/attendance/state.ts';
import { accept, refuse } from '../src/domain/decision.ts';
import { parseAttend } from '../src/domain/grammar/attend-grammar.ts';
import type { AttendReading } from '../src/domain/grammar/attend-reading.ts';
import { hourMs, monthOf } from '../src/domain/calendar/time.ts';
import type { BranchId, DraftId, LocalDate, PersonId } from '../src/domain/ids.ts';
import { nothing } from '../src/domain/outcome.ts';
import type { Outcome } from '../src/domain/outcome.ts';

const reading: Grammar<AttendReading> = {
  example: { 'zh-CN': '到会 应到31 实到26 请假3', en: '/attend 31/26/3' },
  parse(words, call) {
    const [branchId] = call.branchIds;
    const entries =
      branchId === undefined ? [] : rosterEntries(call.tx, branchId, rosterOn(call.tx, branchId, call.today));
    const parsed = parseAttend(words, entries);
    if (parsed.ok) return accept(parsed.value);
    return refuse(
      parsed.reason.problems.map((problem) => call.text.grammar.attendProblem(problem)).join('\n'),
    );
  },
};

function record(call: CommandCall<AttendReading>): Outcome {
  const { tx, text, args, branchIds, today } = call;
  const branch = tx.org.branch(branchIds[0] as BranchId);
  if (!branch) return { reply: { text: text.common.unknownBranch } };
  const refused = refusal(call, args, branch.id);
  if (refused !== undefined) return { reply: { text: refused } };
  const hand = dayInHand(tx, branch, today);
  if (hand.kind === 'future') return { reply: { text: text.attend.future(hand.day.date) } };
  if (hand.kind === 'cancelled') return { reply: { text: text.attend.cancelled(hand.day.date) } };
  if (hand.kind === 'day') return write(call, branch, hand.day, args);
  const { plan } = suggestPlan(tx, branch, monthOf(today), call.rules);
  if (plan.date <= today) return write(call, branch, recordTodayAsHeld(call, branch), args);
  return askToday(call, branch, args, plan.date);
}

/** The fixed day is still to come: one word must not move the month's Party day unasked. */
function askToday(call: Call, branch: Branch, args: AttendReading, fixed: LocalDate): Outcome {
  const { tx, text, actor, now, today } = call;
  const expiresAt = (now + hourMs) as typeof now;
  const draft = tx.drafts.put({ kind: 'attend', accountId: actor.accountId, data: args, expiresAt });
  const payload = `${String(branch.id)}.${String(draft)}`;
  const buttons = [[{ label: text.attend.buttonToday, action: 'attend.today', payload }]];
  return { reply: { text: text.attend.askToday(branch.name, fixed, today), buttons } };
}

function recordToday(call: ButtonCall): Outcome {
  const { tx, text, payload, now, actor } = call;
  const [branchId, draftId] = payload.split('.').map(Number);
  const branch = tx.org.branch(branchId as BranchId);
  const draft = tx.drafts.live(draftId as DraftId, now);
  if (!branch || draft?.accountId !== actor.accountId) return { answer: { text: text.common.staleButton } };
  tx.drafts.use(draft.id, now);
  const hand = dayInHand(tx, branch, call.today);
  const day =
    hand.kind === 'day' ? hand.day : hand.kind === 'unplanned' ? recordTodayAsHeld(call, branch) : undefined;
  if (!day) return { answer: { text: text.common.staleButton } };
  return write(call, branch, day, draft.data as AttendReading);
}

function write(call: Call, branch: Branch, day: PartyDay, args: AttendReading): Outcome {
  const { tx, text } = call;
  const said = saidNow(call, branch.id);
  const written = recordReading(tx, day, args, said, ownGroup(call, branch.id));
  const { tally, byName, totals } = dayTally(tx, day);
  const notes: string[] = [];
  if (args.kind === 'totals' && args.expected !== undefined && args.expected !== byName.expected)
    notes.push(text.attend.rosterDiffers(args.expected, byName.expected));
  if (args.kind === 'totals' && args.present < byName.present)
    notes.push(text.attend.fewerThanNames(args.present, byName.present));
  if (args.kind !== 'totals' && totals !== undefined) notes.push(text.attend.totalsGovern(tally.present));
  if (call.chat.kind === 'group' && notes.length === 0) return { acknowledge: true };
  const sentence = written === 0 ? text.attend.same : text.attend.recorded;
  if (said.via === 'officer' && written > 0) notes.push(text.attend.howToUndo);
  return { reply: { text: [sentence(branch.name, day.date, tally), ...notes].join('\n') } };
}

/** What may not be written as said: a 党小组长 beyond the own Party group, or more people than there are. */
function refusal(call: Call, args: AttendReading, branchId: BranchId): string | undefined {
  const { tx, text, today } = call;
  const strangers = outsideOwnGroup(call, args, branchId);
  if (strangers.length > 0) return text.attend.notOwnGroup(strangers);
  if (args.kind !== 'totals') return undefined;
  if (ownGroup(call, branchId)) return text.attend.leaderTotals;
  const onRoster = rosterOn(tx, branchId, today).length;
  return args.present > onRoster ? text.attend.moreThanRoster(args.present, onRoster) : undefined;
}

/** Of whom a 党小组长 may not speak: everybody outside the own Party group. */
function outsideOwnGroup(call: Call, args: AttendReading, branchId: BranchId): readonly string[] {
  const own = ownGroup(call, branchId);
  if (!own) return [];
  const roster = rosterOn(call.tx, branchId, call.today);
  return namedIn(args)
    .filter((id) => !own.has(id))
    .map((id) => roster.find(({ person }) => person.id === id)?.person.name ?? '');
}

/** The people a 党小组长 records; `undefined` for an officer or the township, who record everybody. */
function ownGroup({ actor, tx, today }: Call, branchId: BranchId): ReadonlySet<PersonId> | undefined {
  const { person, admin } = actor;
  if (person?.officerOf.includes(branchId) === true || (admin && !person?.leaderOf)) return undefined;
  const groupId = person?.leaderOf?.groupId;
  const members = rosterOn(tx, branchId, today).filter(({ state }) => state.group === groupId);
  return new Set(members.map((member) => member.person.id));
}

function saidNow({ actor, now }: Call, branchId: BranchId): Said {
  const { person } = actor;
  const via: EntryVia =
    person?.officerOf.includes(branchId) === true ? 'officer' : person?.leaderOf ? 'leader' : 'township';
  return { at: now, recordedAt: now, by: actorRef(actor), via };
}

const branchOf = ({ tx, payload }: ButtonCall) => closingDay(tx, payload)?.branchId;

/** [6人都到了] [6人都没来]: everybody about whom nothing stands. */
function markOpen(kind: 'present' | 'absent'): ButtonDefinition {
  return {
    who: 'branch.run',
    branchOf,
    run(call) {
      const { tx, text, payload } = call;
      const day = closingDay(tx, payload);
      if (day?.state !== 'planned') return { answer: { text: text.month.notPlanned } };
      const said = saidNow(call, day.branchId);
      for (const { person } of openPeople(dayTally(tx, day))) recordPerson(tx, day, person.id, kind, said);
      return { answer: { text: text.month.done } };
    },
  };
}

/** One name on the tick list: ○ → ✓ → ✗ → ○. */
function markOne(call: ButtonCall): Outcome {
  const { tx, text, payload } = call;
  const day = closingDay(tx, payload);
  const personId = Number(payload.split('.')[1]) as PersonId;
  const member = day && rosterOn(tx, day.branchId, day.date).find(({ person }) => person.id === personId);
  if (day?.state !== 'planned' || !member) return { answer: { text: text.month.notPlanned } };
  const said = saidNow(call, day.branchId);
  const state = tx.attendance.states(day.id).get(personId);
  if (state === 'absent')
    for (const entry of standing(tx, day))
      if (entry.personId === personId) reverseEntry(tx, day, entry, null, said);
  if (state !== 'absent')
    recordPerson(tx, day, personId, state === 'present' || state === 'online' ? 'absent' : 'present', said);
  const after = tx.attendance.states(day.id).get(personId) ?? 'unrecorded';
  const name = displayName(member, rosterOn(tx, day.branchId, day.date));
  return { answer: { text: `${name}：${text.month.stateLabels[after]}` } };
}

export default defineCommand({
  description: {
    'zh-CN': '记到会：报总数，或者写名字',
    en: 'Records who came, by totals or by names',
  },
  aliases: ['到会', '实到', '应到'],
  where: 'both',
  who: 'attendance.record',
  branch: 'one',
  args: reading,
  bare: (words) => /^\d+\s*\/\s*\d+/.test(words) || /^(到齐|都到|全到|除)/.test(words),
  buttons: {
    today: {
      who: 'attendance.record',
      branchOf: ({ payload }) => Number(payload.split('.')[0]) as BranchId,
      run: recordToday,
    },
    in: { who: 'anyone', run: (call) => tapOwn(call, call.payload as LocalDate, 'present') },
    allCame: markOpen('present'),
    noneCame: markOpen('absent'),
    mark: { who: 'branch.run', branchOf, run: markOne },
    tick: {
      who: 'branch.run',
      branchOf,
      run({ tx, card, payload }) {
        if (!card) return nothing;
        const page = payload.split('.')[1] ?? 'back';
        const view: ClosingView = { page: page === 'back' ? null : Number(page) };
        tx.cards.setView(card.id, view);
        tx.cards.touch(card.id);
        return nothing;
      },
    },
  },
  run: record,
});
