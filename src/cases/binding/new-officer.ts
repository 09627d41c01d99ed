import { hourMs, instantAt, addDays } from '../../domain/calendar/time.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import { holdsOfficerPost } from '../../domain/people/facts.ts';
import type { BranchId, Instant, LocalDate, LocalTime, PersonId } from '../../domain/ids.ts';
import type { CardRequest } from '../../domain/outcome.ts';
import type { Binding } from '../../ports/store/accounts.ts';
import type { Admin, Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds } from '../cards/touch.ts';
import { writableAdmins } from '../roster/officers.ts';
import { personOn } from '../roster/roster-on.ts';

/** How long the township can say [不是本人] (design §3). */
export const objectionMs = 48 * hourMs;

interface Moment {
  readonly tx: Tx;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly rules: QuietRules;
}

/** As much of an admin as tells which branches are looked after. */
export type Overseer = Pick<Admin, 'townshipId' | 'villageIds'>;

export interface OfficerBinding {
  readonly binding: Binding;
  readonly personId: PersonId;
  readonly branchId: BranchId;
}

/** The township's list of today's new officer bindings, when this person is an officer. One list an admin and day. */
export function newOfficerCards({ tx, today }: Moment, personId: PersonId): readonly CardRequest[] {
  const branch = officerBranch(tx, personId, today);
  if (!branch) return [];
  return writableAdmins(tx, branch.townshipId)
    .filter(({ admin }) => looksAfter(admin, branch))
    .map(({ chatId }) => ({
      kind: cardKinds.newOfficers,
      chatId,
      subject: `${String(branch.townshipId)}:${today}`,
      guards: [{ kind: 'quiet' }],
      wave: true,
    }));
}

/** From when to when the bindings of this list were made. Subject: `township:date`, or with the instant of asking. */
export function newOfficersWindow(
  subject: string,
  { zone }: QuietRules,
): { readonly from: Instant; readonly to: Instant } {
  const [, date, asked] = subject.split(':');
  if (asked !== undefined)
    return { from: (Number(asked) - objectionMs) as Instant, to: Number(asked) as Instant };
  const day = date as LocalDate;
  const midnight = '00:00' as LocalTime;
  return {
    from: instantAt(day, midnight, zone),
    to: (instantAt(addDays(day, 1), midnight, zone) - 1) as Instant,
  };
}

/** Standing officer bindings made in the window that this admin looks after, in administrative order. */
export function officerBindings(
  { tx, today }: Pick<Moment, 'tx' | 'today'>,
  admin: Overseer,
  window: { readonly from: Instant; readonly to: Instant },
): readonly OfficerBinding[] {
  const order = tx.org.branches(admin.townshipId === null ? {} : { townshipId: admin.townshipId });
  const place = new Map(order.map(({ id }, at) => [id, at]));
  return tx.accounts
    .boundSince(window.from)
    .flatMap((binding) => {
      const { personId } = binding;
      const branch = personId === null ? undefined : officerBranch(tx, personId, today);
      return personId !== null && branch && binding.since <= window.to && looksAfter(admin, branch)
        ? [{ binding, personId, branchId: branch.id }]
        : [];
    })
    .sort((a, b) => (place.get(a.branchId) ?? 0) - (place.get(b.branchId) ?? 0));
}

/** The home branch of somebody who holds an officer's post, 党总支书记 included. */
export function officerBranch(tx: Tx, personId: PersonId, today: LocalDate): Branch | undefined {
  const state = personOn(tx, personId, today);
  if (!state || !(holdsOfficerPost(state) || state.posts.includes('generalSecretary'))) return undefined;
  return tx.org.branch(state.branch);
}

/** 联系村: an admin with linked villages looks after those only. */
export function looksAfter(admin: Overseer, branch: Pick<Branch, 'townshipId' | 'villageId'>): boolean {
  if (admin.townshipId !== branch.townshipId) return false;
  return admin.villageIds.length === 0 || admin.villageIds.includes(branch.villageId);
}
