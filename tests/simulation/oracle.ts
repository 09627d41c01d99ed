import { checkAll } from '../../src/cases/check/check-all.ts';
import type { Instant } from '../../src/domain/ids.ts';
import type { Job } from '../../src/job.ts';
import type { Occurrence } from '../../src/ports/store/occurrences.ts';
import type { PhoneTap } from '../../src/rehearsal/phone.ts';
import { judgeCards } from './judge-cards.ts';
import { judgeDues } from './judge-dues.ts';
import { judgeMessages } from './judge-messages.ts';
import { judgeStanding } from './judge-standing.ts';
import { judgeStrangers } from './judge-strangers.ts';
import { judgeUnasked } from './judge-unasked.ts';
import { look } from './disk.ts';
import { dueBetween, momentOf } from './occurrences.ts';
import type { Simulation } from './simulation.ts';

/** What the history knows that neither the messenger nor the database does. */
export interface Known {
  readonly jobs: readonly Job[];
  /** Occurrences that were to be expected before they fell due. */
  readonly foreseen: readonly Occurrence[];
  readonly start: Instant;
}

/** Everything that is not as it must be when peace has returned, in words. */
export function judge(simulation: Simulation, known: Known): readonly string[] {
  return [
    ...simulation.rehearsal
      .violations()
      .map(({ method, problem }) => `a call that no server should get: ${method}: ${problem}`),
    ...judgeBooks(simulation),
    ...judgeMessages(simulation),
    ...judgeUnasked(simulation),
    ...judgeCards(simulation),
    ...judgeOccurrences(simulation, known),
    ...judgeTaps(simulation),
    ...judgeIntake(simulation),
    ...judgeEntries(),
    ...judgeStanding(simulation),
    ...judgeDues(simulation),
    ...judgeStrangers(simulation),
  ];
}

/** `zhibu check`, and nobody's month paid twice. */
function judgeBooks(simulation: Simulation): readonly string[] {
  const problems = simulation
    .store()
    .read((tx) => checkAll(tx, { today: momentOf(simulation, tx).today, head: undefined }).problems);
  const twice = look((sqlite) =>
    sqlite
      .prepare(
        `select p.person_id as person, s.month, sum(s.fen) as fen from dues_share s join dues_payment p on p.seq = s.payment_seq
         group by p.person_id, s.month having sum(s.fen) > 50 or sum(s.fen) < 0`,
      )
      .all(),
  );
  return [
    ...problems.map((one) => `check: ${JSON.stringify(one)}`),
    ...twice.map((one) => `dues of a month: ${JSON.stringify(one)}`),
  ];
}

/** What was to be expected and has fallen due is in the ledger, once. */
function judgeOccurrences(simulation: Simulation, { jobs, foreseen, start }: Known): readonly string[] {
  const name = ({ kind, scope, period, planRevision }: Occurrence): string =>
    `${kind} ${scope} ${period} ${String(planRevision)}`;
  const expected = new Set(foreseen.map(name));
  const due = dueBetween(simulation, jobs, start, simulation.clock.now()).filter((one) =>
    expected.has(name(one)),
  );
  return simulation
    .store()
    .read((tx) => due.filter((one) => !tx.occurrences.taken(one)))
    .map((one) => `fell due and is not in the ledger: ${name(one)}`);
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['签到', 'present'],
  ['线上参加', 'online'],
  ['请假', 'leave'],
]);

/** Every ✓ that a person saw has its entry, and one tap has no two. */
function judgeTaps(simulation: Simulation): readonly string[] {
  const entries = look((sqlite) =>
    sqlite
      .prepare<[], { user: string; kind: string; via: string }>(
        `select a.user_id as user, e.kind, e.via from attendance_entry e join binding b on b.person_id = e.person_id
         join account a on a.id = b.account_id`,
      )
      .all(),
  );
  const taps = simulation.rehearsal.taps().filter(({ label }) => kinds.has(label));
  const of = ({ userId, label }: PhoneTap) =>
    entries.filter(({ user, kind }) => user === String(userId) && kind.startsWith(kinds.get(label) ?? ''));
  return taps.flatMap((tap) => {
    if (tap.answer?.text?.startsWith('✓') !== true || of(tap).length > 0) return [];
    return [`${tap.tapper} saw “${tap.answer.text}” for [${tap.label}], and there is no entry`];
  });
}

/** What the program told the messenger to forget is in the inbox. */
function judgeIntake(simulation: Simulation): readonly string[] {
  const kept = look((sqlite) => sqlite.prepare<[], number>('select update_id from inbox').pluck().all());
  const inbox = new Set(kept);
  let handed: readonly number[] = [];
  const lost: number[] = [];
  for (const { params, outcome } of simulation.rehearsal.calls('getUpdates')) {
    const last = handed.at(-1);
    if (last !== undefined && params['offset'] === last + 1)
      lost.push(...handed.filter((id) => !inbox.has(id)));
    if (outcome.kind !== 'ok') continue;
    const batch = outcome.result as readonly { readonly update_id: number }[];
    if (batch.length > 0) handed = batch.map(({ update_id: id }) => id);
  }
  return lost.map((id) => `update ${String(id)} was confirmed and is not in the inbox`);
}

interface Entry {
  readonly seq: number;
  readonly day: number;
  readonly person: number;
  readonly kind: string;
  readonly via: string;
  readonly reason: string | null;
}

/** One intention has one entry: nobody says by tapping again what stands already. */
function judgeEntries(): readonly string[] {
  const entries = look((sqlite) =>
    sqlite
      .prepare<[], Entry>(
        `select seq, party_day_id as day, person_id as person, kind, via, leave_reason as reason from attendance_entry
         where person_id is not null order by seq`,
      )
      .all(),
  );
  const isOwn = ({ kind, via }: Entry): boolean => kind !== 'reversal' && (via === 'tap' || via === 'text');
  return entries.filter(isOwn).flatMap((entry, _, own) => {
    if (entry.reason !== null) return [];
    const same = own.find(
      (one) =>
        one.seq < entry.seq &&
        one.day === entry.day &&
        one.person === entry.person &&
        one.kind === entry.kind &&
        one.reason === null,
    );
    if (same === undefined) return [];
    const between = entries.some(
      (one) =>
        one.seq > same.seq &&
        one.seq < entry.seq &&
        one.day === entry.day &&
        one.person === entry.person &&
        !isOwn(one),
    );
    const before = entries.some(
      (one) => one.seq < same.seq && one.day === entry.day && one.person === entry.person && !isOwn(one),
    );
    return between || before ? [] : [`person ${String(entry.person)}: ${entry.kind} is entered twice`];
  });
}
