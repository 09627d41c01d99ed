import type { AccountsRepo } from './accounts.ts';
import type { AttendanceRepo } from './attendance.ts';
import type { AuditRepo } from './audit.ts';
import type { CardsRepo } from './cards.ts';
import type { ChangesRepo } from './changes.ts';
import type { ChatsRepo } from './chats.ts';
import type { DigestsRepo } from './digests.ts';
import type { DraftsRepo } from './drafts.ts';
import type { DuesRepo } from './dues.ts';
import type { FeedbackRepo } from './feedback.ts';
import type { GapsRepo } from './gaps.ts';
import type { ImportsRepo } from './imports.ts';
import type { InboxRepo } from './inbox.ts';
import type { IntegrityRepo } from './integrity.ts';
import type { LooksRepo } from './looks.ts';
import type { OccurrencesRepo } from './occurrences.ts';
import type { OrgRepo } from './org.ts';
import type { OutboxRepo } from './outbox.ts';
import type { PartyDaysRepo } from './party-days.ts';
import type { PeopleRepo } from './people.ts';
import type { RecordsRepo } from './records.ts';
import type { SettingsRepo } from './settings.ts';
import type { TasksRepo } from './tasks.ts';

/** Everything a transaction can see, one room a table family. Valid only while its transaction runs. */
export interface Tx {
  readonly org: OrgRepo;
  readonly people: PeopleRepo;
  readonly accounts: AccountsRepo;
  readonly chats: ChatsRepo;
  readonly drafts: DraftsRepo;
  readonly partyDays: PartyDaysRepo;
  readonly attendance: AttendanceRepo;
  readonly records: RecordsRepo;
  readonly changes: ChangesRepo;
  readonly looks: LooksRepo;
  readonly feedback: FeedbackRepo;
  readonly dues: DuesRepo;
  readonly digests: DigestsRepo;
  readonly settings: SettingsRepo;
  readonly cards: CardsRepo;
  readonly outbox: OutboxRepo;
  readonly inbox: InboxRepo;
  readonly gaps: GapsRepo;
  readonly occurrences: OccurrencesRepo;
  readonly tasks: TasksRepo;
  readonly imports: ImportsRepo;
  readonly audit: AuditRepo;
  readonly integrity: IntegrityRepo;
  /** Runs `fn` in a savepoint: what it wrote is undone when it throws, and the throw goes on. */
  savepoint<T>(fn: () => Settled<T>): T;
}

/** A value that is not a promise: load, decide, save happen in one synchronous transaction, or not at all. */
export type Settled<T> = T extends PromiseLike<unknown> ? never : T;

/** The database. Synchronous on purpose: an async transaction would write what follows its first await outside it. */
export interface Store {
  /** One consistent view. Writing inside is a bug and throws. */
  read<T>(fn: (tx: Tx) => Settled<T>): T;
  /** BEGIN IMMEDIATE … COMMIT with synchronous=FULL: when it returns, the disk has it. A throw undoes everything. */
  write<T>(fn: (tx: Tx) => Settled<T>): T;
  close(): void;
}
