import { instantAt, localOf } from '../../domain/calendar/time.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import { holdsOfficerPost } from '../../domain/people/facts.ts';
import type { PersonState } from '../../domain/people/facts.ts';
import type { AdminId, Instant, LocalDate, LocalTime, PersonId, TownshipId } from '../../domain/ids.ts';
import type { CardRequest } from '../../domain/outcome.ts';
import type { Binding } from '../../ports/store/accounts.ts';
import type { Admin, Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds } from '../cards/touch.ts';
import { boundAdmins } from '../roster/officers.ts';
import { personOn } from '../roster/roster-on.ts';

/** How long the township can say [不是本人] (design §3). */
export const objectionMs = 48 * 3_600_000;

interface Moment {
  readonly tx: Tx;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly rules: QuietRules;
}

export interface OfficerBinding {
  readonly binding: Binding;
  readonly personId: PersonId;
  readonly state: PersonState;
  readonly branch: Branch;
}

/** The township's list of today's new officer bindings, when this person is an officer. One list an admin and day. */
export function newOfficerCards(moment: Moment, personId: PersonId): readonly CardRequest[] {
  const { tx, today } = moment;
  const branch = officerBranch(tx, personId, today)?.branch;
  if (!branch) return [];
  return boundAdmins(tx, branch.townshipId).flatMap(({ adminId, accountId, chatId }) => {
    const admin = tx.org.admin(adminId as AdminId);
    if (!admin || !looksAfter(admin, branch) || tx.accounts.account(accountId)?.muted !== false) return [];
    return [request(chatId, branch.townshipId, today)];
  });
}

/** What a newly bound admin still may object to: one list for each day of the last 48 hours. */
export function recentOfficerCards(
  { tx, now, today, rules }: Moment,
  admin: Admin,
  chatId: CardRequest['chatId'],
): readonly CardRequest[] {
  const { townshipId } = admin;
  if (townshipId === null) return [];
  const dates = officerBindings(tx, admin, (now - objectionMs) as Instant, today).map(
    ({ binding }) => localOf(binding.since, rules.zone).date,
  );
  return [...new Set(dates)].sort().map((date) => request(chatId, townshipId, date));
}

/** Officer bindings of one day that this admin looks after and that still stand, in administrative order. */
export function officerBindingsOn(
  { tx, today, rules }: Moment,
  admin: Admin,
  date: LocalDate,
): readonly OfficerBinding[] {
  const from = instantAt(date, '00:00' as LocalTime, rules.zone);
  return officerBindings(tx, admin, from, today).filter(
    ({ binding }) => localOf(binding.since, rules.zone).date === date,
  );
}

/** The officer and the branch that a binding is about, if it is an officer's. */
export function officerBranch(
  tx: Tx,
  personId: PersonId,
  today: LocalDate,
): { readonly state: PersonState; readonly branch: Branch } | undefined {
  const state = personOn(tx, personId, today);
  if (!state || !(holdsOfficerPost(state) || state.posts.includes('generalSecretary'))) return undefined;
  const branch = tx.org.branch(state.branch);
  return branch && { state, branch };
}

/** 联系村: an admin with linked villages looks after those only. */
export function looksAfter(admin: Pick<Admin, 'townshipId' | 'villageIds'>, branch: Branch): boolean {
  if (admin.townshipId !== branch.townshipId) return false;
  return admin.villageIds.length === 0 || admin.villageIds.includes(branch.villageId);
}

function officerBindings(tx: Tx, admin: Admin, since: Instant, today: LocalDate): readonly OfficerBinding[] {
  const order = tx.org.branches(admin.townshipId === null ? {} : { townshipId: admin.townshipId });
  const place = new Map(order.map(({ id }, at) => [id, at]));
  return tx.accounts
    .boundSince(since)
    .flatMap((binding) => {
      const { personId } = binding;
      const officer = personId === null ? undefined : officerBranch(tx, personId, today);
      return personId !== null && officer && looksAfter(admin, officer.branch)
        ? [{ binding, personId, ...officer }]
        : [];
    })
    .sort((a, b) => (place.get(a.branch.id) ?? 0) - (place.get(b.branch.id) ?? 0));
}

function request(chatId: CardRequest['chatId'], townshipId: TownshipId, date: LocalDate): CardRequest {
  return {
    kind: cardKinds.newOfficers,
    chatId,
    subject: `${String(townshipId)}:${date}`,
    guards: [{ kind: 'quiet' }],
    wave: true,
  };
}
