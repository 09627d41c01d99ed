import type { BranchId, Instant, LocalDate, PartyGroupId, PersonId } from '../ids.ts';

/** 状态 of a member. `left` (已离队) covers death and every way of leaving. */
export type MemberStatus = 'formal' | 'probationary' | 'suspended' | 'transferred' | 'left';

export type Post =
  | 'secretary'
  | 'deputySecretary'
  | 'organisation'
  | 'publicity'
  | 'discipline'
  | 'groupLeader'
  | 'generalSecretary';

export type DuesClass = 'farmer' | 'migrant' | 'wage' | 'retired' | 'relief' | 'waived';

/** What the ledger of facts can say about a person, and how each value is written down. */
export interface FactValues {
  branch: BranchId;
  /** 兼任支部: branches besides the own one in which the posts count too. */
  alsoBranches: readonly BranchId[];
  status: MemberStatus;
  posts: readonly Post[];
  group: PartyGroupId | null;
  /** 流动 (流出). */
  away: boolean;
  /** 经支部同意可不参加. */
  excused: boolean;
  /** When away or excused is to be looked at again. */
  reviewDate: LocalDate | null;
  duesClass: DuesClass;
  /** Approved monthly amount in fen; dated by the fact's `from`. */
  duesFen: number;
  /** 已缴至: month up to which dues were paid before the program. */
  paidUntil: string | null;
  /** 代缴关系 as approved. */
  paysThrough: string | null;
  /** 联系人编号. */
  contact: string | null;
}

export type FactField = keyof FactValues;

export interface Fact {
  readonly seq: number;
  readonly personId: PersonId;
  readonly field: FactField;
  /** JSON of the value. */
  readonly value: string;
  /** First day on which it holds. */
  readonly from: LocalDate;
  readonly at: Instant;
  readonly by: string;
  readonly source: 'import' | 'officer' | 'township' | 'system';
}
export type NewFact = Omit<Fact, 'seq'>;

/** What holds for a person on one day. */
export type PersonState = Readonly<FactValues>;

const unknownState: Omit<FactValues, 'branch'> = {
  alsoBranches: [],
  status: 'formal',
  posts: [],
  group: null,
  away: false,
  excused: false,
  reviewDate: null,
  duesClass: 'farmer',
  duesFen: 0,
  paidUntil: null,
  paysThrough: null,
  contact: null,
};

/**
 * Folds a person's facts to the state on a day: for each field the fact with the latest `from` ≤ day, the later entry
 * winning on the same day. `undefined` before the person belonged to any branch.
 */
export function stateOn(facts: readonly Fact[], day: LocalDate): PersonState | undefined {
  const best = new Map<FactField, Fact>();
  for (const fact of facts) {
    if (fact.from > day) continue;
    const current = best.get(fact.field);
    if (!current || fact.from > current.from || (fact.from === current.from && fact.seq > current.seq))
      best.set(fact.field, fact);
  }
  const values = Object.fromEntries(
    [...best].map(([field, fact]) => [field, JSON.parse(fact.value) as unknown]),
  );
  if (values['branch'] === undefined) return undefined;
  return { ...unknownState, ...values } as unknown as PersonState;
}

/** Writes a value the way the ledger keeps it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- ties the value to its field
export function factValue<F extends FactField>(value: FactValues[F]): string {
  return JSON.stringify(value);
}

/** Whether the person is on the branch's roster on that day at all (应到 before subtracting away, excused, suspended). */
export function onRoster(state: PersonState): boolean {
  return state.status !== 'transferred' && state.status !== 'left';
}

/**
 * Counted in 应到 beforehand: on the roster, not away, not excused, not suspended (支部工作条例; handbook §1.4).
 * Probationary members are expected.
 */
export function expectedAtPartyDay(state: PersonState): boolean {
  return onRoster(state) && !state.away && !state.excused && state.status !== 'suspended';
}

const officerPosts: ReadonlySet<Post> = new Set(['secretary', 'deputySecretary', 'organisation']);

/** A post counts while its holder is on the roster and not suspended (停止党籍). */
export function holdsPosts(state: PersonState): boolean {
  return onRoster(state) && state.status !== 'suspended';
}

/** Officer = 书记, 副书记, 组织委员 (design §3). 党总支书记 is one in every branch of the village: see `generalSecretary`. */
export function holdsOfficerPost(state: PersonState): boolean {
  return holdsPosts(state) && state.posts.some((post) => officerPosts.has(post));
}
