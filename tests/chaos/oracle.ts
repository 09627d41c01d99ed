import type { Tx } from '../../src/ports/store/store.ts';
import type { AttendanceEntry } from '../../src/ports/store/attendance.ts';
import type { PartyDay } from '../../src/ports/store/party-days.ts';
import type { Branch, County, Member } from '../harness/street-county.ts';
import { places, words } from './errands.ts';
import type { Diary, MadeTap, TapKind } from './errands.ts';
import type { Officer } from './officer.ts';
import type { Play } from './play.ts';
import { readRaw } from './raw-rows.ts';
import type { Street } from '../harness/street.ts';
import { token } from '../harness/street.ts';

/** Something that must not be: each a number that has to be zero, with the first of what was found. */
export interface Finding {
  readonly name: string;
  readonly found: readonly string[];
}

export interface Verdict {
  readonly findings: readonly Finding[];
  readonly answered: number;
  readonly recorded: number;
  readonly filesArrived: number;
  readonly messages: number;
  readonly outbox: Readonly<Record<string, number>>;
}

const secret = token.slice(token.indexOf(':') + 1);

/** Holds what the phones saw against what the database says, after the last life has ended in peace. */
export function judgeAll(street: Street, play: Play, officer: Officer, logs: readonly string[]): Verdict {
  const { rehearsal, county, dataDir } = street;
  const { taps, files } = play.diary;
  const raw = readRaw(dataDir);
  const seenIds = new Map([...officer.seen].map(([id, { messageId }]) => [id, String(messageId)]));
  const { records, duties } = county.read((tx) => ({
    records: recordsOf(tx, county, play.diary),
    duties: play.planned.flatMap((branch) => [
      ...wrongCard(tx, street, branch),
      ...wrongLedger(tx, street, branch),
    ]),
  }));
  const answerOf = ({ tap }: MadeTap) => tap.answer()?.text ?? '';
  const named = ({ branch, member, kind, tap }: MadeTap) =>
    `${branch.name} ${member.name} ${kind} “${tap.answer()?.text ?? ''}” (${tap.status()})`;
  // A stranger hears 收到 until the secretary has said who that is.
  const acknowledged = (made: MadeTap) =>
    answerOf(made).startsWith('✓') || (made.member.stranger && answerOf(made).startsWith('收到'));
  const answered = taps.filter((made) => answerOf(made) !== '');

  // Every message on a phone is one row, and every row that was sent is one message.
  const inChats = new Map(
    rehearsal
      .chats()
      .map(({ id }) => [
        String(id),
        new Set(rehearsal.messages(id).flatMap((one) => (one.fromBot ? [String(one.messageId)] : []))),
      ]),
  );
  const unaccounted = new Map([...inChats].map(([chat, ids]) => [chat, new Set(ids)]));
  const vanished: string[] = [];
  for (const { id, chat, state, messageId } of raw.creates) {
    const shown = messageId ?? (state === 'uncertain' ? seenIds.get(id) : undefined);
    if (shown === undefined || chat === null) continue;
    if (unaccounted.get(chat)?.delete(shown) !== true)
      vanished.push(`row ${String(id)} (${state}) in ${chat}`);
  }
  const doubled = [...unaccounted].flatMap(([chat, ids]) =>
    [...ids].map((id) => {
      const text = rehearsal.messages(Number(chat)).find(({ messageId }) => String(messageId) === id)?.text;
      return text?.split('\n').slice(0, 2).reverse().join(', ') ?? `${chat}: a file`;
    }),
  );
  const documents = (made: (typeof files)[number]) =>
    rehearsal
      .messages(made.person)
      .filter(({ fromBot, file }) => fromBot && made.name.test(file?.fileName ?? ''));
  const open = raw.creates.filter(({ state }) => state === 'pending' || state === 'sending');

  const findings: Finding[] = [
    {
      name: 'acknowledged taps lost',
      found: taps.flatMap((made, n) => (acknowledged(made) && records[n] === 0 ? [named(made)] : [])),
    },
    {
      name: 'taps recorded twice',
      found: taps.flatMap((made, n) => ((records[n] ?? 0) > 1 ? [named(made)] : [])),
    },
    {
      name: 'taps neither answered nor recorded',
      found: taps.flatMap((made, n) => (records[n] === 0 && !acknowledged(made) ? [named(made)] : [])),
    },
    {
      name: 'taps with another answer',
      found: answered.filter((made) => !acknowledged(made)).map(named),
    },
    { name: 'messages doubled', found: doubled },
    { name: 'sent messages that no phone has', found: vanished },
    { name: 'notices, cards, receipts not there once, cards untrue, ledgers wrong', found: duties },
    {
      name: 'files asked for not there once',
      found: files.flatMap((made) => {
        const count = documents(made).length;
        return count === 1 ? [] : [`${made.person.name} ${String(made.person.id)}: ${String(count)}`];
      }),
    },
    {
      name: 'outbox rows without an end',
      found: [
        ...open.map(({ id, kind, state }) => `row ${String(id)} (${kind}) ${state}`),
        ...Object.keys(raw.byState)
          .filter(
            (state) => !['sent', 'dropped', 'failed', 'uncertain', 'pending', 'sending'].includes(state),
          )
          .map((state) => `state ${state}`),
      ],
    },
    {
      name: 'messages given up',
      found: raw.creates.flatMap(({ id, kind, state, reason }) =>
        state === 'failed' ? [`row ${String(id)} (${kind}) ${reason ?? ''}`] : [],
      ),
    },
    {
      name: 'tasks without an end, or failed',
      found: [...(raw.pendingTasks === 0 ? [] : [`${String(raw.pendingTasks)} pending`]), ...raw.failedTasks],
    },
    { name: 'updates whose handling threw', found: raw.deadLetters === 0 ? [] : [String(raw.deadLetters)] },
    { name: 'calls that no messenger should get', found: rehearsal.violations().map((one) => one.problem) },
    { name: 'lines of the log with the token', found: logs.filter((line) => line.includes(secret)) },
    {
      name: 'errors in the log',
      found: logs.filter((line) => line.includes('"level":"error"') || line.includes('"level":"fatal"')),
    },
  ];
  return {
    findings,
    answered: answered.length,
    recorded: records.filter((count) => count === 1).length,
    filesArrived: files.filter((made) => documents(made).length === 1).length,
    messages: [...inChats.values()].reduce((sum, ids) => sum + ids.size, 0),
    outbox: raw.byState,
  };
}

function partyDay(tx: Tx, { branchId }: Branch, date: string | undefined): PartyDay | undefined {
  return tx.partyDays.onDate([branchId], date as never)[0];
}

/** How often each tap was recorded: 1, unless its person has fewer entries of its kind than taps (0), or more (2). */
function recordsOf(tx: Tx, county: County, { taps, own: byMember }: Diary): readonly number[] {
  const counts = new Map<MadeTap, number>();
  for (const [member, own] of byMember)
    for (const kind of ['leave', 'present', 'undo'] as const) {
      const wanted = kind === 'undo' ? reversals(own) : own.filter((one) => one.kind === kind).length;
      const found = countOf(tx, county, member, own, kind);
      const count = found === wanted ? 1 : found < wanted ? 0 : 2;
      for (const made of own) if (made.kind === kind) counts.set(made, count);
    }
  return taps.map((made) => counts.get(made) ?? 0);
}

/** Taking back reverses everything that stands of the own taps. */
function reversals(own: readonly MadeTap[]): number {
  let standing = 0;
  let reversed = 0;
  for (const { kind } of own)
    if (kind === 'undo') {
      reversed += standing;
      standing = 0;
    } else standing += 1;
  return reversed;
}

/** Entries of the person, and taps held for whoever that may be. */
function countOf(tx: Tx, county: County, member: Member, own: readonly MadeTap[], kind: TapKind): number {
  const [first] = own;
  const day = first && partyDay(tx, first.branch, county.dayOf(first.branch));
  const meant = kind === 'undo' ? 'reversal' : kind;
  const entries = (day ? tx.attendance.entries(day.id) : []).filter(
    (entry) => entry.personId === member.personId && entry.kind === meant,
  );
  const account = tx.accounts.byUser('telegram', String(member.person.id));
  const held = account ? tx.accounts.heldTaps(account.id).filter((tap) => tap.kind === kind) : [];
  return entries.length + held.length;
}

/** The notice and the card are there once, and the card says what the ledger says. */
function wrongCard(tx: Tx, { rehearsal, county }: Street, branch: Branch): readonly string[] {
  const day = partyDay(tx, branch, county.dayOf(branch));
  const messages = rehearsal.messages(branch.group).filter(({ fromBot }) => fromBot);
  const shown = (what: string) => messages.filter(({ text }) => text.includes(what));
  const states = [...(day ? tx.attendance.states(day.id) : new Map<unknown, string>()).values()];
  const present = states.filter((state) => state === 'present' || state === 'online').length;
  const card = shown(words.card).at(-1)?.text ?? '';
  return [
    ...[words.notice, words.card]
      .filter((what) => shown(what).length !== 1)
      .map((what) => `${branch.name}: ${String(shown(what).length)} messages with ${what}`),
    ...(card.includes(`应到${String(branch.members.length)}，实到${String(present)}，`)
      ? []
      : [
          `${branch.name}: the ledger has ${String(present)} present, the card says ${card.split('\n')[2] ?? ''}`,
        ]),
  ];
}

/** What an officer's words wrote: one entry, one payment and one receipt each, one claim. */
function wrongLedger(tx: Tx, { rehearsal, county }: Street, branch: Branch): readonly string[] {
  const day = partyDay(tx, branch, county.dayOf(branch));
  const entries: readonly AttendanceEntry[] = day ? tx.attendance.entries(day.id) : [];
  const at = (place: number): Member | undefined => branch.members[place];
  const problem = (what: string, count: number) =>
    count === 1 ? [] : [`${branch.name} ${what}: ${String(count)}`];
  const payments = tx.dues.takenBy(branch.branchId);
  return [
    ...problem(
      'entries by the secretary’s word',
      entries.filter(({ personId }) => personId === at(places.worded)?.personId).length,
    ),
    ...places.pay.flatMap((place) => [
      ...problem(
        'payments of one person',
        payments.filter(({ personId }) => personId === at(place)?.personId).length,
      ),
      ...problem(
        'receipts of one person',
        rehearsal
          .messages(at(place)?.person.id ?? 0)
          .filter(({ fromBot, text }) => fromBot && text.includes(words.receipt)).length,
      ),
    ]),
  ];
}
