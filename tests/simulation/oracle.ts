import { checkAll } from '../../src/cases/check/check-all.ts';
import type { Instant } from '../../src/domain/ids.ts';
import type { Job } from '../../src/job.ts';
import type { Card } from '../../src/ports/store/cards.ts';
import type { Occurrence } from '../../src/ports/store/occurrences.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import type { PhoneTap } from '../../src/rehearsal/phone.ts';
import { judgeDues } from './judge-dues.ts';
import { judgeMessages } from './judge-messages.ts';
import { judgeStanding } from './judge-standing.ts';
import { judgeStrangers } from './judge-strangers.ts';
import { judgeUnasked } from './judge-unasked.ts';
import { look } from './disk.ts';
import { freshly } from './freshly.ts';
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

/** They list what stands at the moment when they were asked for, and nobody keeps them up to date. */
const momentary: ReadonlySet<string> = new Set(['todo']);

/** Each card that people have before them shows what a fresh rendering would show. */
function judgeCards(simulation: Simulation): readonly string[] {
  const cards = look((sqlite) =>
    sqlite
      .prepare<[], { id: number }>(`select id from card where message_id is not null and state <> 'lost'`)
      .all(),
  );
  return simulation.store().read((tx) =>
    cards.flatMap(({ id }): readonly string[] => {
      const card = tx.cards.card(id as never);
      if (card === undefined) return [];
      if (momentary.has(card.kind)) return [];
      const behind = card.shown < card.wanted ? [`card ${card.kind} ${card.subject} is behind`] : [];
      return [...behind, ...differences(simulation, tx, card)];
    }),
  );
}

/** Names may stand in another order since it was drawn. */
const reordered: ReadonlySet<string> = new Set(['ticks']);
/** On a list that another one has taken the place of, and which is kept no more. */
const movedBelow = '见下面最新的一条。';

function differences(simulation: Simulation, tx: Tx, card: Card): readonly string[] {
  const chat = tx.chats.chat(card.chatId);
  const shown = simulation.rehearsal
    .messages(Number(chat?.externalId))
    .find((one) => String(one.chatId) === chat?.externalId && String(one.messageId) === card.messageId);
  // From before the group became a supergroup: nobody can edit it.
  if (shown === undefined) return [];
  if (card.state === 'closed' && shown.text === movedBelow) return [];
  const fresh = freshly(simulation, tx, card);
  const labels = (rows: readonly (readonly { readonly label: string }[])[]): string =>
    reordered.has(card.kind)
      ? rows
          .flatMap((row) => row.map(({ label }) => label))
          .sort()
          .join(' ')
      : rows.map((row) => row.map(({ label }) => label).join(' ')).join(' / ');
  const wanted = `${lasting(fresh.text)} [${labels(fresh.buttons ?? [])}]`;
  const found = `${lasting(shown.text)} [${labels(shown.buttons)}]`;
  return wanted.trim() === found.trim()
    ? []
    : [`card ${card.kind} shows ${found}, and should show ${wanted}`];
}

/** Without the line about a gap, which stays as long as nothing else changes. */
function lasting(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.includes('没看到✓的，请再点一次'))
    .join('\n');
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
