import { look } from './disk.ts';
import { broughtMessages } from './origins.ts';
import type { Simulation } from './simulation.ts';
import { takenUpdates } from './taken.ts';

/*
 * Who stands where, told once more from the rows of the ledger: an officer's word sets aside everything before it, and of what
 * remains the strongest counts. What the program keeps must agree in the end, and at the moment of each word that was confirmed.
 */

interface Entry {
  readonly seq: number;
  readonly day: number;
  readonly person: number;
  readonly kind: string;
  readonly via: string;
  readonly reverses: number | null;
  readonly at: number;
}

const strongestFirst = ['present', 'online', 'leaveAgreed', 'absent', 'leave', 'leaveDeferred'];
const officersVias: ReadonlySet<string> = new Set(['officer', 'leader', 'township', 'system']);
const labels: Readonly<Record<string, readonly string[]>> = {
  签到: ['present'],
  线上参加: ['online', 'present'],
};

export function judgeStanding(simulation: Simulation): readonly string[] {
  const entries = look((sqlite) =>
    sqlite
      .prepare<[], Entry>(
        `select seq, party_day_id as day, person_id as person, kind, via, reverses_seq as reverses, recorded_at as at
         from attendance_entry where person_id is not null order by seq`,
      )
      .all(),
  );
  // Moments can only be told apart while the clock was not set back.
  const isInOrder = [entries, takenUpdates(simulation)].every((some) =>
    some.every(({ at }, n) => n === 0 || at >= (some[n - 1]?.at ?? 0)),
  );
  return [
    ...judgeKept(entries),
    ...(isInOrder
      ? [...judgeConfirmedTaps(simulation, entries), ...judgeOfficersWords(simulation, entries)]
      : []),
  ];
}

function stateOf(entries: readonly Entry[]): string {
  const reversed = new Set<number>();
  let said: string[] = [];
  for (const entry of entries.toReversed()) {
    if (reversed.has(entry.seq)) continue;
    if (entry.reverses !== null) reversed.add(entry.reverses);
    else if (strongestFirst.includes(entry.kind)) {
      said = [...said, entry.kind];
      if (officersVias.has(entry.via)) break;
    }
  }
  const strongest = strongestFirst.find((kind) => said.includes(kind)) ?? 'unrecorded';
  return strongest === 'leave' ? 'leaveAsked' : strongest;
}

function judgeKept(entries: readonly Entry[]): readonly string[] {
  const kept = new Map(
    look((sqlite) =>
      sqlite
        .prepare<[], { name: string; state: string }>(
          `select party_day_id || ' ' || person_id as name, state from attendance_state`,
        )
        .all(),
    ).map(({ name, state }) => [name, state]),
  );
  const names = new Set([...kept.keys(), ...entries.map(nameOf)]);
  return [...names].flatMap((name) => {
    const wanted = stateOf(entries.filter((entry) => nameOf(entry) === name));
    const found = kept.get(name) ?? 'unrecorded';
    return wanted === found ? [] : [`day and person ${name}: ${found} is kept, and ${wanted} was said last`];
  });
}

function nameOf({ day, person }: Entry): string {
  return `${String(day)} ${String(person)}`;
}

/** What somebody was told with ✓ stood at that moment. */
function judgeConfirmedTaps(simulation: Simulation, entries: readonly Entry[]): readonly string[] {
  const people = personsByUser();
  const takenAt = new Map<string, number>();
  // The first time counts; the messenger may bring it again.
  for (const { update, at } of takenUpdates(simulation).toReversed())
    if (update.callback_query !== undefined) takenAt.set(update.callback_query.id, at);
  return simulation.rehearsal.taps().flatMap((tap) => {
    const person = people.get(String(tap.userId));
    const at = takenAt.get(tap.tapId);
    const wanted = labels[tap.label];
    if (person === undefined || at === undefined || wanted === undefined) return [];
    if (tap.answer?.text?.startsWith('✓') !== true) return [];
    const found = statesAt(entries, person, at);
    return found === undefined || wanted.some((state) => found.includes(state))
      ? []
      : [`${tap.tapper} saw “${tap.answer.text}” for [${tap.label}], and stood as ${found.join()}`];
  });
}

/** 记上了: those whom an officer has named stood as he said. */
function judgeOfficersWords(simulation: Simulation, entries: readonly Entry[]): readonly string[] {
  const ids = new Map(
    look((sqlite) =>
      sqlite.prepare<[], { id: number; name: string }>('select id, name from person').all(),
    ).map(({ id, name }) => [name, id]),
  );
  const confirmed = new Set(
    broughtMessages(simulation)
      .filter(({ message }) => message.text.includes('记上了'))
      .map(({ message, decidedAt }) => `${String(message.chatId)} ${String(decidedAt)}`),
  );
  return takenUpdates(simulation).flatMap(({ update, at }) => {
    const { text = '', chat } = update.message ?? {};
    if (!confirmed.has(`${String(chat?.id)} ${String(at)}`)) return [];
    return wordsAbout(text).flatMap(([name, wanted]) => {
      const found = statesAt(entries, ids.get(name) ?? 0, at);
      return found === undefined || found.includes(wanted)
        ? []
        : [`“${text}” was written down, and ${name} stood as ${found.join()}`];
    });
  });
}

/** Those that are named, and what is said about them. */
function wordsAbout(text: string): readonly (readonly [name: string, state: string])[] {
  const absent = /^(\S+)缺席$/.exec(text)?.[1];
  const came = /^到会 (\S+)$/.exec(text)?.[1];
  const excused = /^除(\S+)请假，都到$/.exec(text)?.[1];
  return [
    ...(absent === undefined ? [] : [[absent, 'absent'] as const]),
    ...(came?.split('、') ?? []).map((name) => [name, 'present'] as const),
    ...(excused === undefined ? [] : [[excused, 'leaveAgreed'] as const]),
  ];
}

/**
 * On each of their days, right after that moment; `undefined` when more than one thing was said about them in it. What was taken back in
 * it may have stood until just after the tap: both are given then.
 */
function statesAt(entries: readonly Entry[], person: number, at: number): readonly string[] | undefined {
  const known = entries.filter((entry) => entry.person === person && entry.at <= at);
  const then = known.filter((entry) => entry.at === at);
  if (then.length > 1) return undefined;
  const before = then.some(({ kind }) => kind === 'reversal') ? known.filter((entry) => entry.at < at) : [];
  return [known, before].flatMap((some) =>
    [...new Set(some.map(({ day }) => day))].map((day) => stateOf(some.filter((entry) => entry.day === day))),
  );
}

function personsByUser(): ReadonlyMap<string, number> {
  return new Map(
    look((sqlite) =>
      sqlite
        .prepare<[], { user: string; person: number }>(
          `select a.user_id as user, b.person_id as person from binding b join account a on a.id = b.account_id
           where b.relation = 'self' and b.person_id is not null and b.ended_at is null`,
        )
        .all(),
    ).map(({ user, person }) => [user, person]),
  );
}
