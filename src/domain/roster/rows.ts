import type { FixedDay } from '../calendar/fixed-day.ts';
import type { LocalDate, LocalTime, Month } from '../ids.ts';
import type { DuesClass, MemberStatus, Post } from '../people/facts.ts';
import type { Place } from './table.ts';

/**
 * Heading → canonical text of one record, as last imported. It has only the columns that the file had: an absent
 * column says nothing, an empty cell says "empty".
 */
export type CellSnapshot = Readonly<Record<string, string>>;

/** One record of a file, read and found good. */
export interface RosterRow<Kind extends string, Values> {
  readonly kind: Kind;
  /** What the record is recognised by in the next import: code, number or date. */
  readonly key: string;
  /** Where it stands in the file. */
  readonly at: Place;
  readonly cells: CellSnapshot;
  /** The cells, understood. An absent optional column reads as an empty cell here: `cells` tells the two apart. */
  readonly values: Values;
}

export type BranchRow = RosterRow<'branch', BranchValues>;
export type MemberRow = RosterRow<'member', MemberValues>;
export type AdminRow = RosterRow<'admin', AdminValues>;
export type HolidayRow = RosterRow<'holiday', HolidayValues>;

export type PayMode = 'monthly' | 'quarterly';
/** 线下 (no network) and 转场 (summer pasture): such branches are not nagged and are counted apart. */
export type BranchCondition = 'normal' | 'offline' | 'pasture';
/** A public holiday, or a weekend day worked in its stead. */
export type HolidayKind = 'off' | 'work';
/** Who pays a member's dues: a relative (perhaps a member too, then with the number), or another member. */
export type PaysThrough =
  { readonly by: 'relative'; readonly number?: string } | { readonly by: 'member'; readonly number: string };

export interface BranchValues {
  readonly county: string;
  readonly township: string;
  readonly village: string;
  readonly code: string;
  readonly name: string;
  readonly fixedDay: FixedDay;
  readonly time: LocalTime | undefined;
  readonly place: string | undefined;
  readonly payMode: PayMode;
  readonly condition: BranchCondition;
  readonly reviewDate: LocalDate | undefined;
}

export interface MemberValues {
  readonly branchCode: string;
  /** 编号, the identity: names repeat. */
  readonly number: string;
  readonly name: string;
  readonly status: MemberStatus;
  readonly posts: readonly Post[];
  readonly partyGroup: string | undefined;
  readonly away: boolean;
  readonly excused: boolean;
  readonly duesClass: DuesClass;
  /** Approved monthly amount. */
  readonly dueFen: number;
  readonly smartphone: boolean;
  readonly alias: string | undefined;
  /** Messenger user id known beforehand: an approved binding. */
  readonly account: string | undefined;
  /** 兼任支部: codes of further branches in which the posts count. */
  readonly alsoBranchCodes: readonly string[];
  readonly paysThrough: PaysThrough | undefined;
  readonly paidUntil: Month | undefined;
  /** 联系人编号: the member who keeps contact. */
  readonly contactNumber: string | undefined;
  readonly reviewDate: LocalDate | undefined;
  /** 生效月: from when this row's changes hold. */
  readonly effectiveMonth: Month | undefined;
}

export interface AdminValues {
  readonly county: string;
  /** Empty: the county. */
  readonly township: string | undefined;
  readonly number: string;
  /** As the township calls it (组织委员, 党建办主任); not one of the members' posts. */
  readonly post: string;
  readonly name: string;
  readonly account: string | undefined;
  /** 联系村: villages of the own township. Empty: the whole township. */
  readonly villages: readonly string[];
}

export interface HolidayValues {
  readonly date: LocalDate;
  readonly holidayKind: HolidayKind;
  readonly name: string;
}
