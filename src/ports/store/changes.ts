import type { Quarter } from '../../domain/calendar/time.ts';
import type { BranchId, ChangeId, Instant, LocalDate, PersonId } from '../../domain/ids.ts';

/** 转正, 转出, 去世: what takes the township's tap (design §3). */
export type ChangeKind = 'formal' | 'transferred' | 'died';

export interface MemberChange {
  readonly id: ChangeId;
  readonly personId: PersonId;
  readonly branchId: BranchId;
  readonly kind: ChangeKind;
  /** First day on which it holds. */
  readonly from: LocalDate;
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly state: 'pending' | 'agreed' | 'declined' | 'withdrawn';
}

/** Contact with an away member in a quarter. */
export interface AwayContact {
  readonly personId: PersonId;
  readonly quarter: Quarter;
  readonly state: 'contacted' | 'notContacted';
  /** Who said so: the away member, the contact person, an officer. */
  readonly via: 'self' | 'contact' | 'officer';
  readonly at: Instant;
  readonly by: string;
}

export interface ChangesRepo {
  ask(change: Omit<MemberChange, 'id' | 'state'>): ChangeId;
  change(id: ChangeId): MemberChange | undefined;
  /** Waiting for the township, oldest first. */
  pendingIn(branchIds: readonly BranchId[]): MemberChange[];
  pendingOf(personId: PersonId): MemberChange[];
  /** Declined by the township since then, latest first. */
  declinedIn(branchIds: readonly BranchId[], since: Instant): MemberChange[];
  /** False when it was settled before. */
  settle(id: ChangeId, state: 'agreed' | 'declined' | 'withdrawn', at: Instant, by: string): boolean;
  addContact(contact: AwayContact): void;
  /** The last word of the quarter about this person. */
  contact(personId: PersonId, quarter: Quarter): AwayContact | undefined;
}
