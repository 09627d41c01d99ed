import type { ButtonCall } from '../../../src/command.ts';
import { agreeAllLeaves, agreeLeave, deferLeave } from '../../../src/cases/attendance/answer-leave.ts';
import { askLeave } from '../../../src/cases/attendance/ask-leave.ts';
import { closeDay } from '../../../src/cases/attendance/close-day.ts';
import { recordPerson, recordTotals, reverseEntry } from '../../../src/cases/attendance/ledger.ts';
import type { PersonKind } from '../../../src/cases/attendance/ledger.ts';
import { recordReading } from '../../../src/cases/attendance/record-reading.ts';
import { settleTotals } from '../../../src/cases/attendance/settle-totals.ts';
import { tapOwn } from '../../../src/cases/attendance/tap-own.ts';
import { markOne, markOpen } from '../../../src/cases/attendance/tick-list.ts';
import { lastRecord, undoEntries } from '../../../src/cases/attendance/undo.ts';
import { undoOwn } from '../../../src/cases/attendance/undo-own.ts';
import { withdrawLeave } from '../../../src/cases/attendance/withdraw-leave.ts';
import { markMadeUp } from '../../../src/cases/makeup/mark-made-up.ts';
import { revisePlan } from '../../../src/cases/plan/revise-plan.ts';
import { actorRef } from '../../../src/domain/authority/actor.ts';
import { addDays } from '../../../src/domain/calendar/time.ts';
import type { Instant, LocalDate, LocalTime, Month, PersonId } from '../../../src/domain/ids.ts';
import type { PartyDayState } from '../../../src/domain/party-day/party-day.ts';
import type { PartyDay } from '../../../src/ports/store/party-days.ts';
import type { Tx } from '../../../src/ports/store/store.ts';
import { memberActs } from './member-acts.ts';
import { aDay, anyDate, branch, memberOf, officerCall, person, pick, said, secretary } from './scene.ts';
import type { Scene } from './scene.ts';
import { addFact, callOf, daysOf, months } from './town.ts';
import type { Town } from './town.ts';

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
    { ...callOf(scene.town, tx, now, secretary(scene, branchId), { branchId }), by: 'test' },
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
    { reason: state === 'planned' && !before ? null : '农忙', isMove: false },
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

function tap(scene: Scene, what: 'present' | 'online' | 'leave'): void {
  const day = aDay(scene, scene.a);
  if (!day) return;
  const call = callOf(scene.town, scene.tx, scene.now, memberOf(scene, day, scene.b));
  if (what === 'leave')
    askLeave(call, scene.c % 2 === 0 ? day.date : day.month, scene.c % 3 === 0 ? 'farming' : null);
  else tapOwn(call, day.date, what);
}

function totals(scene: Scene, day: PartyDay): void {
  const orNone = (figure: number, n: number) => (n % 3 === 0 ? null : figure);
  const { b, c } = scene;
  const line = {
    expected: orNone(3 + (b % 6), c),
    present: b % 8,
    online: orNone(b % 3, c + 1),
    leave: orNone(c % 4, c + 2),
    absent: orNone(c % 3, b),
  };
  const by = said(scene.now, secretary(scene, day.branchId), 'officer');
  // Straight into the ledger, or as an officer's words, which wait when they contradict the roster.
  if (c % 4 === 0) recordTotals(scene.tx, day, line, by);
  else recordReading(scene.tx, day, { kind: 'totals', ...saidOnly(line) }, by);
}

const saidOnly = ({
  present,
  ...others
}: { readonly present: number } & Readonly<Record<string, number | null>>) => ({
  present,
  ...Object.fromEntries(Object.entries(others).filter(([, figure]) => figure !== null)),
});

/** A tap on one of the two buttons under a line that waits, or waited once. */
function settle(scene: Scene): void {
  const { town, tx, b, c } = scene;
  const lines = daysOf(town, tx).flatMap((day) =>
    tx.attendance.entries(day.id).flatMap(({ kind, seq }) => (kind === 'totalsSaid' ? [{ day, seq }] : [])),
  );
  const line = lines[lines.length - 1 - (b % 2)];
  if (!line) return;
  const payload = `${String(line.day.id)}.${String(line.seq)}`;
  settleTotals({ ...officerCall(scene, line.day), payload }, c % 2 === 0 ? 'said' : 'roster');
}

/** An open day on which somebody tapped (asked leave), and who: whatever has become of it since. */
function tappedOn(scene: Scene, kind?: 'leave'): { day: PartyDay; who: PersonId } | undefined {
  const { town, tx, a } = scene;
  const taps = daysOf(town, tx)
    .filter(({ closedAt }) => closedAt === null)
    .flatMap((day) =>
      tx.attendance
        .entries(day.id)
        .filter((entry) => entry.via === 'tap' && entry.kind !== 'reversal')
        .filter((entry) => kind === undefined || entry.kind === kind)
        .flatMap(({ personId }) => (personId === null ? [] : [{ day, who: personId }])),
    );
  return taps.length === 0 ? undefined : pick(taps, a);
}

const onLeave = (act: (call: ButtonCall) => unknown) => (scene: Scene) => {
  const asked = tappedOn(scene, 'leave');
  if (asked) act(officerCall(scene, asked.day, asked.who));
};

const byTapper =
  (kind: 'leave' | undefined, act: (call: ButtonCall, day: PartyDay) => unknown) => (scene: Scene) => {
    const tapped = tappedOn(scene, kind);
    if (tapped) act(callOf(scene.town, scene.tx, scene.now, tapped.who), tapped.day);
  };

const onDay = (act: (scene: Scene, day: PartyDay) => unknown) => (scene: Scene) => {
  const day = aDay(scene, scene.a);
  if (day) act(scene, day);
};

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
  totals: onDay(totals),
  settle,
  guests: onDay((scene, day) => {
    const by = said(scene.now, secretary(scene, day.branchId), 'officer');
    recordReading(scene.tx, day, { kind: 'guests', guests: scene.b % 5 }, by);
  }),
  ...memberActs,
  withdraw: byTapper('leave', (call, { date }) => withdrawLeave(call, date)),
  undoOwn: byTapper(undefined, (call, { date }) => undoOwn(call, date)),
  agree: onLeave(agreeAllLeaves),
  agreeOne: onLeave(agreeLeave),
  talkOver: onLeave(deferLeave),
  rest: onDay((scene, day) => markOpen(officerCall(scene, day), scene.c % 2 === 0 ? 'present' : 'absent')),
  makeUp: onDay((scene, day) => markMadeUp(officerCall(scene, day), day, [memberOf(scene, day, scene.b)])),
  tick: onDay((scene, day) => {
    const { payload } = officerCall(scene, day, memberOf(scene, day, scene.b));
    const { town, tx, now, c } = scene;
    const at = town.branches.indexOf(day.branchId) * 6;
    // The secretary, or the 党小组长 of one Party group.
    markOne(callOf(town, tx, now, pick(town.people, at + (c % 2)), { payload, branchId: day.branchId }));
  }),
  undo: onDay((scene, day) => {
    const someone = scene.b % 2 === 0 ? { id: memberOf(scene, day, scene.c), name: '' } : undefined;
    const reason = scene.c % 3 === 0 ? null : '记错了';
    const call = officerCall(scene, day);
    const last = lastRecord(scene.tx, day.branchId, actorRef(call.actor), someone);
    if (last) undoEntries(call, last, { person: someone, reason });
  }),
  reverse: onDay((scene, day) => {
    const { tx, now, b } = scene;
    const entries = tx.attendance.entries(day.id).filter(({ kind }) => kind !== 'reversal');
    const by = said(now, secretary(scene, day.branchId), 'officer');
    if (entries.length > 0) reverseEntry(tx, day, pick(entries, b), null, by);
  }),
  close: onDay((scene, day) =>
    closeDay(officerCall(scene, day), { scope: `branch:${String(day.branchId)}`, period: day.month }),
  ),
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

export function perform(town: Town, tx: Tx, now: Instant, { kind, a, b, c }: Act): void {
  table[kind]({ town, tx, now, a, b, c });
}

export const actKinds = Object.keys(table) as readonly ActKind[];
