import type { Tx } from '../../ports/store/store.ts';
import { accountsRepo } from './accounts-repo.ts';
import { attendanceRepo } from './attendance-repo.ts';
import { auditRepo } from './audit-repo.ts';
import { cardsRepo } from './cards-repo.ts';
import { changesRepo } from './changes-repo.ts';
import { chatsRepo } from './chats-repo.ts';
import type { Connection } from './connection.ts';
import { digestsRepo } from './digests-repo.ts';
import { draftsRepo } from './drafts-repo.ts';
import { duesRepo } from './dues-repo.ts';
import { feedbackRepo } from './feedback-repo.ts';
import { gapsRepo } from './gaps-repo.ts';
import { importsRepo } from './imports-repo.ts';
import { inboxRepo } from './inbox-repo.ts';
import { integrityRepo } from './integrity-repo.ts';
import { looksRepo } from './looks-repo.ts';
import { occurrencesRepo } from './occurrences-repo.ts';
import { orgRepo } from './org-repo.ts';
import { outboxRepo } from './outbox-repo.ts';
import { partyDaysRepo } from './party-days-repo.ts';
import { peopleRepo } from './people-repo.ts';
import { recordsRepo } from './records-repo.ts';
import { settingsRepo } from './settings-repo.ts';
import { tasksRepo } from './tasks-repo.ts';

/** All repos over one connection. Built once: each prepares its hot statements. */
export function buildRepos({ db, sqlite }: Connection): Omit<Tx, 'savepoint'> {
  return {
    org: orgRepo(db),
    people: peopleRepo(db),
    accounts: accountsRepo(db),
    chats: chatsRepo(db),
    drafts: draftsRepo(db),
    partyDays: partyDaysRepo(db),
    attendance: attendanceRepo(db),
    records: recordsRepo(db),
    changes: changesRepo(db),
    looks: looksRepo(db),
    feedback: feedbackRepo(db),
    dues: duesRepo(db),
    digests: digestsRepo(db),
    settings: settingsRepo(db),
    cards: cardsRepo(db),
    outbox: outboxRepo(db),
    inbox: inboxRepo(db),
    gaps: gapsRepo(db),
    occurrences: occurrencesRepo(db),
    tasks: tasksRepo(db),
    imports: importsRepo(db),
    audit: auditRepo(db),
    integrity: integrityRepo(db, sqlite),
  };
}
