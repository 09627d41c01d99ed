import { look } from './disk.ts';
import type { Simulation } from './simulation.ts';
import { takenUpdates } from './taken.ts';

/** The taps of an account that say one thing at one moment: on two cards at once there may be two. */
interface Held {
  readonly user: string;
  readonly kind: string;
  readonly open: number;
  readonly taken: number;
  readonly isApproved: number;
  /** Entries of the person whose account it is, of this kind: of the moment of the tap, and of any. */
  readonly entries: number;
  readonly alike: number;
}

const kinds: Readonly<Record<string, string>> = { 签到: 'present', 线上参加: 'online', 请假: 'leave' };

/** A tap of an unknown account that was told to wait is held, and when the officer has named its person it is an entry, once. */
export function judgeStrangers(simulation: Simulation): readonly string[] {
  const held = look((sqlite) =>
    sqlite
      .prepare<[], Held>(
        `select a.user_id as user, t.kind, sum(t.settled_as is null) as open, sum(t.settled_as = 'entry') as taken,
           exists (select 1 from binding b where b.account_id = a.id and b.relation = 'self' and b.ended_at is null) as isApproved,
           (select count(*) from attendance_entry e join binding b on b.person_id = e.person_id
            where b.account_id = a.id and e.kind = t.kind and e.via = 'tap' and e.at = t.at) as entries,
           (select count(*) from attendance_entry e join binding b on b.person_id = e.person_id
            where b.account_id = a.id and e.kind = t.kind) as alike
         from held_tap t join account a on a.id = t.account_id where t.kind <> 'paid' group by a.id, t.kind, t.at`,
      )
      .all(),
  );
  const taps = simulation.rehearsal.taps();
  // Not as they were tapped: what was tapped at one moment may arrive the other way round.
  const taken = takenUpdates(simulation).map(({ update }) => update.callback_query?.id);
  const lost = taps.filter(
    ({ userId, label, answer, tapId }) =>
      answer?.text?.startsWith('收到，等书记对上名字') === true &&
      kinds[label] !== undefined &&
      !held.some(({ user, kind }) => user === String(userId) && kind === kinds[label]) &&
      !taps.some(
        (one) =>
          one.userId === userId &&
          one.label.includes('撤销') &&
          taken.lastIndexOf(one.tapId) > taken.indexOf(tapId),
      ),
  );
  return [
    ...lost.map(({ tapper, label }) => `${tapper} was told to wait for [${label}], and nothing is held`),
    ...held.flatMap(({ user, kind, open, taken, isApproved, entries, alike }) => {
      const name = `the ${kind} that ${user} tapped before anybody knew him`;
      if (isApproved === 1 && open > 0) return [`${name} is still held`];
      if (entries > 1) return [`${name} has ${String(entries)} entries`];
      if (taken > 0 && alike === 0) return [`${name} was taken as an entry, and there is none`];
      if (taken === 0 && entries > 0) return [`${name} is an entry, and was not taken as one`];
      return [];
    }),
  ];
}
