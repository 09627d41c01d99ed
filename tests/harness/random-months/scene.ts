import type { ButtonCall } from '../../../src/command.ts';
import type { EntryVia } from '../../../src/domain/attendance/state.ts';
import { addDays } from '../../../src/domain/calendar/time.ts';
import type { BranchId, Instant, LocalDate, PersonId } from '../../../src/domain/ids.ts';
import type { PartyDay } from '../../../src/ports/store/party-days.ts';
import type { Tx } from '../../../src/ports/store/store.ts';
import { callOf, daysOf, today } from './town.ts';
import type { Town } from './town.ts';

/** Where an act happens; `a`, `b`, `c` are the dice it was thrown with. */
export interface Scene {
  readonly town: Town;
  readonly tx: Tx;
  readonly now: Instant;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export const pick = <T>(items: readonly T[], n: number): T => {
  const item = items[n % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};
export const person = ({ town }: Scene, n: number): PersonId => pick(town.people, n);
export const branch = ({ town }: Scene, n: number): BranchId => pick(town.branches, n);
export const secretary = ({ town }: Scene, branchId: BranchId): PersonId =>
  pick(town.people, town.branches.indexOf(branchId) * 6);
export const said = (now: Instant, by: PersonId, via: EntryVia) =>
  ({ at: now, recordedAt: now, by: `person:${String(by)}`, via }) as const;

/** The Party day that comes next or was last, mostly; sometimes any. */
export function aDay(scene: Scene, n: number): PartyDay | undefined {
  const all = daysOf(scene.town, scene.tx);
  if (all.length === 0) return undefined;
  const near = all.filter(
    ({ date }) => date >= addDays(today(scene.now), -3) && date <= addDays(today(scene.now), 1),
  );
  return near.length > 0 && n % 4 > 0 ? pick(near, n) : pick(all, n);
}

/** Also a member who is of another branch by now, a guest, or dead. */
export function memberOf(scene: Scene, day: PartyDay, n: number): PersonId {
  const at = scene.town.branches.indexOf(day.branchId) * 6;
  return n % 9 === 0 ? person(scene, n) : pick(scene.town.people.slice(at, at + 6), n);
}

/** Any day from July to January. */
export const anyDate = (n: number) => addDays('2026-07-20' as LocalDate, n % 180);

/** What the secretary is given who taps a button of this day's card. */
export function officerCall({ town, tx, now }: Scene, day: PartyDay, someone?: PersonId): ButtonCall {
  const { id, branchId } = day;
  const payload = someone === undefined ? String(id) : `${String(id)}.${String(someone)}`;
  const at = town.branches.indexOf(branchId) * 6;
  return callOf(town, tx, now, pick(town.people, at), { payload, branchId });
}
