import { afterAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/adapters/sqlite/connection.ts';
import { openConnection } from '../../../src/adapters/sqlite/connection.ts';
import { migrate } from '../../../src/adapters/sqlite/migrate.ts';
import { buildRepos } from '../../../src/adapters/sqlite/repos.ts';
import type {
  AccountId,
  AdminId,
  BranchId,
  CardId,
  ChatId,
  DuesActId,
  DuesPaymentId,
  HandUpId,
  OutboxId,
  PartyDayId,
  PersonId,
} from '../../../src/domain/ids.ts';
import { at, branchFields, day, month } from '../../contract/store-seed.ts';

interface Run {
  readonly sql: string;
  readonly parameters: unknown[];
}

let seen: Run[] = [];
const connection: Connection = openConnection({
  file: ':memory:',
  logger: {
    logQuery: (sql, parameters) => {
      seen.push({ sql, parameters });
    },
  },
});
migrate(connection.sqlite, 'drizzle');
const repos = buildRepos(connection);
// Money is taken by a branch that is there.
connection.write(() => {
  repos.org.putBranch(branchFields(repos.org.putVillage(repos.org.putTownship('望禾镇'), '石桥村'), 'QH1'));
});
afterAll(() => {
  connection.close();
});

const person = 1 as PersonId;
const chat = 1 as ChatId;
const account = 1 as AccountId;
const branch = 1 as BranchId;
const partyDay = 1 as PartyDayId;
const update = { bot: 'b', updateId: 1, digest: 'd', at: at(0) };

/** What runs once for each update, tap, message or person, or every few seconds for ever. */
const hot: Record<string, () => unknown> = {
  'inbox.receive': () => repos.inbox.receive(update),
  'inbox.sweep': () => {
    connection.sqlite.exec('delete from dead_letter');
    repos.inbox.sweep(at(0), at(0));
  },
  'accounts.byUser': () => repos.accounts.byUser('telegram', '1'),
  'accounts.byPrivateChat': () => repos.accounts.byPrivateChat(chat),
  'accounts.bindings': () => repos.accounts.bindings(account),
  'accounts.bindingsOfPerson': () => repos.accounts.bindingsOfPerson(person),
  'accounts.bindingsOfAdmin': () => repos.accounts.bindingsOfAdmin(1 as AdminId),
  'accounts.boundSince': () => repos.accounts.boundSince(at(0)),
  'accounts.liveCode': () => repos.accounts.liveCode('h', at(0)),
  'accounts.pendingClaimsIn': () => repos.accounts.pendingClaimsIn(chat),
  'accounts.heldTaps': () => repos.accounts.heldTaps(account),
  'accounts.heldTapsOn': () => repos.accounts.heldTapsOn(chat, day('2026-11-05')),
  'attendance.append': () =>
    repos.attendance.append({
      partyDayId: partyDay,
      personId: person,
      kind: 'present',
      via: 'tap',
      at: at(0),
      recordedAt: at(0),
      by: 'account:1',
      key: 'k',
      reversesSeq: null,
      totals: null,
      guests: null,
      leaveReason: null,
      reasonHash: null,
    }),
  'attendance.entries': () => repos.attendance.entries(partyDay),
  'attendance.states': () => repos.attendance.states(partyDay),
  'attendance.ofPerson': () => repos.attendance.ofPerson(person, 12),
  'audit.head': () => repos.audit.head(),
  'cards.find': () => repos.cards.find('k', chat, 's'),
  'cards.byMessage': () => repos.cards.byMessage(chat, '1'),
  'cards.withSubject': () => repos.cards.withSubject('k', '1:'),
  'cards.lostBetween': () => repos.cards.lostBetween('k', '2026-11-01', '2026-11-05'),
  'cards.touch': () => {
    repos.cards.touch(1 as CardId);
  },
  'cards.behind': () => repos.cards.behind(at(0), 10),
  'cards.nextPostponed': () => repos.cards.nextPostponed(at(0)),
  'chats.byExternal': () => repos.chats.byExternal('telegram', '1'),
  'chats.branchesOf': () => repos.chats.branchesOf(chat),
  'drafts.sweep': () => {
    repos.drafts.sweep(at(0));
  },
  'dues.pay': () =>
    repos.dues.pay({
      branchId: branch,
      personId: person,
      receiptYear: 2026,
      amountFen: 50,
      extraFen: 0,
      shares: [],
      paidBy: 'self',
      payerId: null,
      flags: [],
      actId: 1 as DuesActId,
      at: at(0),
      by: 'person:1',
      key: 'k',
      reversesSeq: null,
      reasonHash: null,
    }),
  'dues.paymentsOf': () => repos.dues.paymentsOf([person]),
  'dues.takenBy': () => repos.dues.takenBy(branch),
  'dues.takenBy between': () => repos.dues.takenBy(branch, at(0), at(1)),
  'dues.paymentsFor': () => repos.dues.paymentsFor([person], month('2026-10'), month('2026-12')),
  'dues.reversedAt': () => repos.dues.reversedAt([1 as DuesPaymentId]),
  'dues.shareSums': () => repos.dues.shareSums([person]),
  'dues.lineCounts': () => repos.dues.lineCounts([person]),
  'dues.takenWithin': () => repos.dues.takenWithin(branch),
  'dues.receivedIn': () => repos.dues.receivedIn(branch, [[at(0), at(1)]]),
  'dues.newestStanding of a branch': () => repos.dues.newestStanding({ branchId: branch }),
  'dues.newestStanding of a person': () => repos.dues.newestStanding({ branchId: branch, personId: person }),
  'dues.pendingClaimsOf': () => repos.dues.pendingClaimsOf([person]),
  'dues.paymentsOfAct': () => repos.dues.paymentsOfAct(1 as DuesActId),
  'dues.pendingClaim': () => repos.dues.pendingClaim(person),
  'dues.pendingClaims': () => repos.dues.pendingClaims(branch),
  'dues.claimsOf': () => repos.dues.claimsOf(person),
  'dues.excuses': () => repos.dues.excuses([person]),
  'dues.openings': () => repos.dues.openings(branch),
  'dues.handUps': () => repos.dues.handUps(branch),
  'dues.handUpAnswers': () => repos.dues.handUpAnswers(1 as HandUpId),
  'gaps.endedSince': () => repos.gaps.endedSince(at(0)),
  'gaps.sweep': () => {
    repos.gaps.sweep(at(0));
  },
  'occurrences.taken': () => repos.occurrences.taken({ kind: 'k', scope: 's', period: 'p', planRevision: 1 }),
  'occurrences.skipped': () => repos.occurrences.skipped(at(0)),
  'org.branches in a village': () => repos.org.branches({ villageId: 1 as never }),
  'outbox.byKey': () => repos.outbox.byKey('k'),
  'outbox.openOfCard': () => repos.outbox.openOfCard(1 as CardId),
  'outbox.dueAnswers': () => repos.outbox.dueAnswers(at(0), 10),
  'outbox.dueCreates': () => repos.outbox.dueCreates(at(0), 10),
  'outbox.nextDue': () => repos.outbox.nextDue(at(0)),
  'outbox.claim': () => repos.outbox.claim(1 as OutboxId),
  'outbox.inFlight': () => repos.outbox.inFlight(),
  'outbox.uncertain': () => repos.outbox.uncertain(),
  'outbox.uncertainIn': () => repos.outbox.uncertainIn(chat),
  'outbox.budgetUsed': () => repos.outbox.budgetUsed(chat, '2026-11'),
  'outbox.dropFor': () => {
    repos.outbox.dropFor(chat, 'left', at(0));
  },
  'partyDays.of': () => repos.partyDays.of(branch, month('2026-11')),
  'partyDays.inMonth': () => repos.partyDays.inMonth(month('2026-11')),
  'partyDays.history': () => repos.partyDays.history(branch, 12),
  'partyDays.onDate': () => repos.partyDays.onDate([branch], day('2026-11-05')),
  'partyDays.plannedBetween': () => repos.partyDays.plannedBetween(day('2026-11-05'), day('2026-11-08')),
  'people.person': () => repos.people.person(person),
  'people.personsNamed': () => repos.people.personsNamed('赵六'),
  'people.facts': () => repos.people.facts([person]),
  'people.everIn': () => repos.people.everIn(branch),
  'settings.everywhere': () => repos.settings.everywhere(['k']),
  'settings.rows': () => repos.settings.rows('k', { townshipId: 1, branchId: 1 }),
  'outbox.openCounts': () => repos.outbox.openCounts(),
  'outbox.sweep': () => repos.outbox.sweep(at(0), 10),
  'occurrences.sweep': () => repos.occurrences.sweep(at(0)),
  'tasks.counts': () => repos.tasks.counts(),
  'tasks.pending': () => repos.tasks.pending(at(0), 10),
};

function plansOf(work: () => unknown): { detail: string }[] {
  seen = [];
  connection.write(work);
  return seen.flatMap(({ sql, parameters }) =>
    connection.sqlite.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...parameters),
  );
}

function detailsOf(name: string): string[] {
  const work = hot[name];
  if (!work) throw new Error(`No hot statement is called ${name}.`);
  return plansOf(work).map(({ detail }) => detail);
}

/**
 * A scan is harmless over a list that was handed over (json_each), over an index that holds exactly the rows that wait,
 * over settings and dead letters, which are few, and from the end of the audit, which stops at once.
 */
const harmless =
  /^SCAN (json_each VIRTUAL|(setting|dead_letter|audit)$|(due|card) USING (COVERING )?INDEX (outbox_answers|outbox_creates|card_behind)$)/;

describe('query plans', () => {
  it.each(Object.entries(hot))('%s reads by an index', (_name, work) => {
    const plans = plansOf(work);
    expect(seen.length).toBeGreaterThan(0);
    const scans = plans.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'));
    expect(scans.filter((detail) => !harmless.test(detail))).toEqual([]);
  });

  // Such a bound value makes SQLite compile the statement anew at each use, to plan by the value.
  it.each(Object.entries(hot))('%s is compiled once', (_name, work) => {
    plansOf(work);
    const peeked = /limit \?(?! \+ 0)|"(outbox|member_change|dues_claim|claim)"\."state" = \?/;
    expect(seen.map(({ sql }) => sql).filter((sql) => peeked.test(sql))).toEqual([]);
  });

  it.each(['attendance.entries', 'cards.behind', 'dues.newestStanding of a branch'])(
    '%s needs no sorting',
    (name) => {
      expect(detailsOf(name).filter((detail) => detail.includes('TEMP B-TREE'))).toEqual([]);
    },
  );

  it('the next receipt is read from the branch’s receipts, not from all that was never reversed', () => {
    const [next] = detailsOf('dues.pay');
    expect(next).toMatch(/USING (COVERING )?INDEX dues_payment_receipt \(branch_id=\? AND receipt_year=\?/);
  });

  it.each(['outbox.dueAnswers', 'outbox.dueCreates'])('%s sorts only the rows it gives back', (name) => {
    const details = detailsOf(name);
    // The rows are picked inside, in the order of the index, up to the limit; the sort stands outside, at the end.
    const sorts = details.filter((detail) => detail.includes('TEMP B-TREE'));
    expect(sorts.length).toBeLessThanOrEqual(1);
    if (sorts.length === 1) expect(details.at(-1)).toBe(sorts[0]);
    expect(
      details.some((detail) => /^SCAN due USING (COVERING )?INDEX outbox_(answers|creates)$/.test(detail)),
    ).toBe(true);
  });

  it('sees a scan where there is one', () => {
    const [plan] = plansOf(() => repos.inbox.deadLetters());
    expect(plan?.detail).toMatch(/^SCAN dead_letter/);
  });
});
