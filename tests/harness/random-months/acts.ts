import { agreeLeaves } from '../../../src/cases/attendance/agree-leaves.ts';
import { askLeave } from '../../../src/cases/attendance/ask-leave.ts';
import { closeDay } from '../../../src/cases/attendance/close-day.ts';
import { recordPerson, recordTotals, reverseEntry } from '../../../src/cases/attendance/ledger.ts';
import type { PersonKind } from '../../../src/cases/attendance/ledger.ts';
import { recordReading } from '../../../src/cases/attendance/record-reading.ts';
import { tapOwn } from '../../../src/cases/attendance/tap-own.ts';
import { markOne, markOpen } from '../../../src/cases/attendance/tick-list.ts';
import { undoEntries } from '../../../src/cases/attendance/undo.ts';
import { undoOwn } from '../../../src/cases/attendance/undo-own.ts';
import { revisePlan } from '../../../src/cases/plan/revise-plan.ts';
import type { EntryVia } from '../../../src/domain/attendance/state.ts';
import { addDays } from '../../../src/domain/calendar/time.ts';
import type { BranchId, Instant, LocalDate, LocalTime, Month, PersonId } from '../../../src/domain/ids.ts';
import type { PartyDayState } from '../../../src/domain/party-day/party-day.ts';
import type { PartyDay } from '../../../src/ports/store/party-days.ts';
import type { Tx } from '../../../src/ports/store/store.ts';
import { addFact, callOf, daysOf, months, startOf, today } from './town.ts';
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

const pick = <T>(items: readonly T[], n: number): T => {
  const item = items[n % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};
const person = ({ town }: Scene, n: number): PersonId => pick(town.people, n);
const branch = ({ town }: Scene, n: number): BranchId => pick(town.branches, n);
const secretary = ({ town }: Scene, branchId: BranchId): PersonId =>
  pick(town.people, town.branches.indexOf(branchId) * 6);
const said = (now: Instant, by: PersonId, via: EntryVia) =>
  ({ at: now, recordedAt: now, by: `person:${String(by)}`, via }) as const;

/** The Party day that comes next or was last, mostly; sometimes any. */
function aDay(scene: Scene, n: number): PartyDay | undefined {
  const all = daysOf(scene.town, scene.tx);
  if (all.length === 0) return undefined;
  const near = all.filter(
    ({ date }) => date >= addDays(today(scene.now), -3) && date <= addDays(today(scene.now), 1),
  );
  return near.length > 0 && n % 4 > 0 ? pick(near, n) : pick(all, n);
}

/** Also a member who is of another branch by now, a guest, or dead. */
function memberOf(scene: Scene, day: PartyDay, n: number): PersonId {
  const at = scene.town.branches.indexOf(day.branchId) * 6;
  return n % 9 === 0 ? person(scene, n) : pick(scene.town.people.slice(at, at + 6), n);
}

/** Any day from July to January. */
const anyDate = (n: number) => addDays('2026-07-20' as LocalDate, n % 180);

function change(
  scene: Scene,
  field: 'away' | 'excused' | 'status' | 'branch' | 'group',
  value: unknown,
): void {
  addFact(scene.tx, person(scene, scene.a), field, value, anyDate(scene.b));
}

function plan(scene: Scene, state: PartyDayState): void {
  const { tx, now, a, b, c } = scene;
  const branchId = branch(scene, a);
  const month: Month = pick(months, b);
  const before = tx.partyDays.of(branchId, month);
  const home = tx.org.branch(branchId);
  if (!home || (state !== 'planned' && !before && state === 'cancelled')) return;
  const date =
    state === 'planned' ? (`${month}-${String((c % 28) + 1).padStart(2, '0')}` as LocalDate) : before?.date;
  const time = `${String(8 + (c % 9)).padStart(2, '0')}:00` as LocalTime;
  const first = { who: '第1党小组', date: date ?? (`${month}-15` as LocalDate), time, place: null };
  const sittings = c % 3 === 0 ? [first, { ...first, who: '第2党小组', date: addDays(first.date, 1) }] : [];
  revisePlan(
    callOf(scene.town, tx, now, secretary(scene, branchId), { branchId }),
    home,
    month,
    {
      date: first.date,
      time,
      place: null,
      forms: ['study'],
      theme: null,
      sittings,
      chairId: null,
      recorderId: null,
      state,
    },
    state === 'planned' ? null : '农忙',
  );
}

/** Writes by name as an officer does, as a 党小组长, or as the township on the branch's behalf. */
function byName(scene: Scene, kind: PersonKind): void {
  const day = aDay(scene, scene.a);
  if (!day) return;
  const via = pick(['officer', 'officer', 'leader', 'township', 'family', 'text'] as const, scene.c);
  const own = via === 'family' || via === 'text';
  if (own && (kind === 'absent' || kind === 'leaveAgreed' || kind === 'leaveDeferred')) return;
  const id = memberOf(scene, day, scene.b);
  recordPerson(scene.tx, day, id, kind, said(scene.now, own ? id : secretary(scene, day.branchId), via));
}

function words(scene: Scene, kind: 'all' | 'allExcept'): void {
  const day = aDay(scene, scene.a);
  if (!day) return;
  const entry = (n: number) => ({ id: memberOf(scene, day, n), name: '' });
  const by = said(scene.now, secretary(scene, day.branchId), 'officer');
  const reading =
    kind === 'all'
      ? ({ kind } as const)
      : ({
          kind,
          online: [entry(scene.b)],
          leave: [entry(scene.c)],
          absent: [entry(scene.b + 1)],
          unsaid: [entry(scene.c + 1)],
        } as const);
  recordReading(scene.tx, day, reading, by);
}

function tap(scene: Scene, what: 'present' | 'online' | 'leave' | 'undo'): void {
  const day = aDay(scene, scene.a);
  if (!day) return;
  const tapped = scene.tx.attendance.entries(day.id).filter(({ via, kind }) => via === 'tap' && kind !== 'reversal');
  const who = what === 'undo' ? tapped[scene.b % tapped.length]?.personId : undefined;
  const call = callOf(scene.town, scene.tx, scene.now, who ?? memberOf(scene, day, scene.b));
  if (what === 'leave')
    askLeave(call, scene.c % 2 === 0 ? day.date : day.month, scene.c % 3 === 0 ? 'farming' : null);
  else if (what === 'undo') undoOwn(call, day.date);
  else tapOwn(call, day.date, what);
}

function totals(scene: Scene): void {
  const day = aDay(scene, scene.a);
  if (!day) return;
  const orNone = (figure: number, n: number) => (n % 3 === 0 ? null : figure);
  const { b, c } = scene;
  const line = {
    expected: orNone(3 + (b % 6), c),
    present: b % 8,
    online: orNone(b % 3, c + 1),
    leave: orNone(c % 4, c + 2),
    absent: orNone(c % 3, b),
  };
  recordTotals(scene.tx, day, line, said(scene.now, secretary(scene, day.branchId), 'officer'));
}

/** Who joins is a person of the roster who was elsewhere before: transferred in, on any day. */
const table = {
  plan: (scene) => {
    plan(scene, 'planned');
  },
  cancel: (scene) => {
    plan(scene, 'cancelled');
  },
  skip: (scene) => {
    plan(scene, 'skipped');
  },
  transfer: (scene) => {
    change(scene, 'branch', branch(scene, scene.c));
  },
  group: (scene) => {
    change(scene, 'group', (scene.c % 6) + 1);
  },
  away: (scene) => {
    change(scene, 'away', scene.c % 2 === 0);
  },
  excuse: (scene) => {
    change(scene, 'excused', scene.c % 2 === 0);
  },
  status: (scene) => {
    change(
      scene,
      'status',
      pick(['formal', 'probationary', 'suspended', 'transferred', 'left', 'formal'], scene.c),
    );
  },
  tapPresent: (scene) => {
    tap(scene, 'present');
  },
  tapOnline: (scene) => {
    tap(scene, 'online');
  },
  tapLeave: (scene) => {
    tap(scene, 'leave');
  },
  undoOwn: (scene) => {
    tap(scene, 'undo');
  },
  namePresent: (scene) => {
    byName(scene, 'present');
  },
  nameOnline: (scene) => {
    byName(scene, 'online');
  },
  nameLeave: (scene) => {
    byName(scene, 'leaveAgreed');
  },
  defer: (scene) => {
    byName(scene, 'leaveDeferred');
  },
  nameAbsent: (scene) => {
    byName(scene, 'absent');
  },
  everybody: (scene) => {
    words(scene, 'all');
  },
  allExcept: (scene) => {
    words(scene, 'allExcept');
  },
  totals,
  agree(scene) {
    const day = aDay(scene, scene.a);
    if (day) agreeLeaves(scene.tx, day, `person:${String(secretary(scene, day.branchId))}`, scene.now);
  },
  rest(scene) {
    const day = aDay(scene, scene.a);
    if (!day) return;
    const payload = String(day.id);
    const call = callOf(scene.town, scene.tx, scene.now, secretary(scene, day.branchId), {
      payload,
      branchId: day.branchId,
    });
    markOpen(call, scene.c % 2 === 0 ? 'present' : 'absent');
  },
  tick(scene) {
    const day = aDay(scene, scene.a);
    if (!day) return;
    const leader = pick(scene.town.people, scene.town.branches.indexOf(day.branchId) * 6 + (scene.c % 2));
    const payload = `${String(day.id)}.${String(memberOf(scene, day, scene.b))}`;
    markOne(callOf(scene.town, scene.tx, scene.now, leader, { payload, branchId: day.branchId }));
  },
  undo(scene) {
    const day = aDay(scene, scene.a);
    if (!day) return;
    const call = callOf(scene.town, scene.tx, scene.now, secretary(scene, day.branchId), {
      branchId: day.branchId,
    });
    const someone = scene.b % 2 === 0 ? { id: memberOf(scene, day, scene.c), name: '' } : undefined;
    undoEntries(call, day, { person: someone, reason: scene.c % 3 === 0 ? null : '记错了' });
  },
  reverse(scene) {
    const day = aDay(scene, scene.a);
    const entries = day ? scene.tx.attendance.entries(day.id).filter(({ kind }) => kind !== 'reversal') : [];
    if (!day || entries.length === 0) return;
    reverseEntry(
      scene.tx,
      day,
      pick(entries, scene.b),
      null,
      said(scene.now, secretary(scene, day.branchId), 'officer'),
    );
  },
  close(scene) {
    const day = aDay(scene, scene.a);
    if (!day) return;
    const call = callOf(scene.town, scene.tx, scene.now, secretary(scene, day.branchId), {
      branchId: day.branchId,
    });
    closeDay(call, { scope: `branch:${String(day.branchId)}`, period: day.month });
  },
} as const satisfies Record<string, (scene: Scene) => unknown>;

export type ActKind = keyof typeof table;

export interface Act {
  readonly kind: ActKind;
  /** On the morning of the next Party day, when the card has come, if that is near. */
  readonly atDay: boolean;
  /** Hours since the act before. */
  readonly hours: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** A second tap on a list is another tap, and a second 撤销 takes the next record: the same update comes only once to them. */
const countsEachTime: readonly ActKind[] = ['tick', 'undo'];

export function isRepeatable({ kind }: Act): boolean {
  return !countsEachTime.includes(kind);
}

/** When the act happens. */
export function momentOf(town: Town, tx: Tx, before: Instant, { atDay, hours }: Act): Instant {
  const later = (before + hours * 3_600_000) as Instant;
  if (!atDay) return later;
  const starts = daysOf(town, tx).map(({ date, time }) => startOf(date, time));
  const next = starts
    .sort((a, b) => a - b)
    .find((start) => start > before && start < before + 12 * 86_400_000);
  return next === undefined ? later : ((next - 1_200_000) as Instant);
}

export function perform(town: Town, tx: Tx, now: Instant, { kind, a, b, c }: Act): void {
  table[kind]({ town, tx, now, a, b, c });
}

export const actKinds = Object.keys(table) as readonly ActKind[];
