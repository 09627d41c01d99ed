import type {
  AdminId,
  BranchId,
  LocalDate,
  LocalTime,
  PartyGroupId,
  TownshipId,
  VillageId,
} from '../../domain/ids.ts';

export interface Township {
  readonly id: TownshipId;
  readonly name: string;
}
export interface Village {
  readonly id: VillageId;
  readonly townshipId: TownshipId;
  readonly name: string;
}
export interface Branch {
  readonly id: BranchId;
  readonly code: string;
  readonly villageId: VillageId;
  readonly townshipId: TownshipId;
  readonly name: string;
  readonly fixedDay: string;
  readonly time: LocalTime | null;
  readonly place: string | null;
  readonly payMode: 'monthly' | 'quarterly';
  readonly condition: 'normal' | 'offline' | 'pasture';
  readonly reviewDate: LocalDate | null;
  /** Since when the condition holds; `null`: it was never changed. */
  readonly conditionSince: LocalDate | null;
}
export type BranchFields = Omit<Branch, 'id' | 'townshipId' | 'conditionSince'>;
export interface PartyGroup {
  readonly id: PartyGroupId;
  readonly branchId: BranchId;
  readonly name: string;
}
export interface Admin {
  readonly id: AdminId;
  readonly number: string;
  /** Empty for the county. */
  readonly townshipId: TownshipId | null;
  readonly post: string;
  readonly name: string;
  /** 联系村; empty means the whole township. */
  readonly villageIds: readonly VillageId[];
}
export interface Holiday {
  readonly date: LocalDate;
  readonly kind: 'off' | 'work';
  readonly name: string;
}

/** Lists stand in administrative order: the order of the first import. */
export interface OrgRepo {
  countyName(): string | undefined;
  putCounty(name: string): void;
  townships(): Township[];
  township(id: TownshipId): Township | undefined;
  putTownship(name: string): TownshipId;
  villages(townshipId?: TownshipId): Village[];
  village(id: VillageId): Village | undefined;
  putVillage(townshipId: TownshipId, name: string): VillageId;
  branches(within?: { readonly townshipId?: TownshipId; readonly villageId?: VillageId }): Branch[];
  branch(id: BranchId): Branch | undefined;
  branchByCode(code: string): Branch | undefined;
  /** Inserts, or changes the branch with this code. */
  putBranch(fields: BranchFields): BranchId;
  /**
   * The branch is that from `from` on, whatever was said of later days; before the first day ever said it is what it was until now.
   * Changes the branch too.
   */
  putCondition(branchId: BranchId, condition: Branch['condition'], from: LocalDate): void;
  /** What the branch was on that day. */
  conditionOn(branchId: BranchId, day: LocalDate): Branch['condition'] | undefined;
  partyGroups(branchId: BranchId): PartyGroup[];
  partyGroup(id: PartyGroupId): PartyGroup | undefined;
  putPartyGroup(branchId: BranchId, name: string): PartyGroupId;
  admins(): Admin[];
  admin(id: AdminId): Admin | undefined;
  adminByNumber(number: string): Admin | undefined;
  putAdmin(fields: Omit<Admin, 'id'>): AdminId;
  holidays(): Holiday[];
  putHoliday(holiday: Holiday): void;
}
