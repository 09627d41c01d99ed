import type { AccountId, AdminId, BranchId, PartyGroupId, PersonId, TownshipId, VillageId } from '../ids.ts';

/** Whoever wrote or tapped, with every standing that the roster gives today. Built anew for each update. */
export interface Actor {
  readonly accountId: AccountId;
  readonly person: ActorPerson | undefined;
  readonly admin: ActorAdmin | undefined;
  /** Relatives for whom the officer let this account answer. */
  readonly family: readonly PersonId[];
}

export interface ActorPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly branchId: BranchId;
  readonly onRoster: boolean;
  /** 书记, 副书记, 组织委员 of these branches, or 党总支书记 of their village (design §3). */
  readonly officerOf: readonly BranchId[];
  /** 党小组长: the own Party group. */
  readonly leaderOf: { readonly branchId: BranchId; readonly groupId: PartyGroupId } | undefined;
}

/** Officer of at least one branch; of a certain one, see `isOfficer`. */
export function holdsOffice({ person }: Pick<Actor, 'person'>): boolean {
  return (person?.officerOf.length ?? 0) > 0;
}

export interface ActorAdmin {
  readonly id: AdminId;
  readonly name: string;
  /** Empty for the county. */
  readonly townshipId: TownshipId | null;
  /** 联系村: sees these villages only. Empty: the whole township. */
  readonly villageIds: readonly VillageId[];
}

/**
 * As what somebody records in this branch: officer, 党小组长 of a group of it, or the township on its behalf (乡镇代录).
 * Whether he may is `authorize`'s to say; leading a Party group of another branch means nothing here.
 */
export function recorderRole(
  { person, admin }: Actor,
  branchId: BranchId,
): 'officer' | 'leader' | 'township' | undefined {
  if (person?.officerOf.includes(branchId) === true) return 'officer';
  if (person?.leaderOf?.branchId === branchId) return 'leader';
  return admin ? 'township' : undefined;
}

/** How the actor is written down in ledgers and audit: ids only. */
export function actorRef(actor: Actor): string {
  if (actor.person) return `person:${String(actor.person.id)}`;
  if (actor.admin) return `admin:${String(actor.admin.id)}`;
  return `account:${String(actor.accountId)}`;
}
