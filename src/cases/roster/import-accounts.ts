import { adminColumns, memberColumns } from '../../domain/roster/columns.ts';
import type { AdminId, Instant, LocalDate, PersonId } from '../../domain/ids.ts';
import type { Binding } from '../../ports/store/accounts.ts';
import type { Tx } from '../../ports/store/store.ts';
import { bindAdminToAccount, bindPersonToAccount } from '../binding/bind-account.ts';
import type { PlannedAdmin } from './import-admins.ts';
import type { PlannedMember } from './member-cells.ts';
import { withConflict } from './import-records.ts';
import type { Planned } from './import-records.ts';

const memberHeading = memberColumns.account.heading;
const adminHeading = adminColumns.account.heading;

/** The messenger's user id to which this member is bound, however that came about. */
export function accountOfPerson(tx: Tx, id: PersonId): string | undefined {
  return userIdOf(tx, ownBinding(tx, id));
}

export function accountOfAdmin(tx: Tx, id: AdminId): string | undefined {
  return userIdOf(tx, tx.accounts.bindingsOfAdmin(id)[0]);
}

/**
 * One account ↔ one member number, plus at most one admin number (design §3): an account that belongs to somebody whom
 * these files do not move away from it is a conflict.
 */
export function checkMemberAccounts(
  tx: Tx,
  messenger: string,
  planned: readonly PlannedMember[],
): readonly PlannedMember[] {
  const released = new Set(
    planned.flatMap(({ diff, held }) =>
      held && diff.toWrite.includes(memberHeading) ? [held.person.id as number] : [],
    ),
  );
  return check(planned, memberHeading, (member, account) => {
    const holder = holderOf(tx, messenger, account, 'self')?.personId ?? undefined;
    return holder === undefined || holder === member.held?.person.id || released.has(holder);
  });
}

export function checkAdminAccounts(
  tx: Tx,
  messenger: string,
  planned: readonly PlannedAdmin[],
): readonly PlannedAdmin[] {
  const released = new Set(
    planned.flatMap(({ diff, held }) =>
      held && diff.toWrite.includes(adminHeading) ? [held.id as number] : [],
    ),
  );
  return check(planned, adminHeading, (admin, account) => {
    const holder = holderOf(tx, messenger, account, 'admin')?.adminId ?? undefined;
    return holder === undefined || holder === admin.held?.id || released.has(holder);
  });
}

function check<P extends Planned<{ readonly values: { readonly account: string | undefined } }, unknown>>(
  planned: readonly P[],
  heading: string,
  free: (record: P, account: string) => boolean,
): readonly P[] {
  return planned.map((record) => {
    const { account } = record.row.values;
    if (account === undefined || !record.diff.toWrite.includes(heading) || free(record, account))
      return record;
    return withConflict(record, heading) as P;
  });
}

/** Writes the 账号 cells: an account known beforehand is an approved binding; another one takes its place. */
export function writeAccounts(
  tx: Tx,
  messenger: string,
  members: readonly PlannedMember[],
  admins: readonly PlannedAdmin[],
  { now, today }: { readonly now: Instant; readonly today: LocalDate },
): void {
  const forMembers = members.filter(({ diff }) => diff.toWrite.includes(memberHeading));
  const forAdmins = admins.filter(({ diff }) => diff.toWrite.includes(adminHeading));
  // All endings first: accounts may change hands within one file.
  for (const { held } of forMembers) end(tx, held && ownBinding(tx, held.person.id), now);
  for (const { held } of forAdmins) end(tx, held && tx.accounts.bindingsOfAdmin(held.id)[0], now);
  for (const { row } of forMembers) {
    const person = tx.people.personByNumber(row.key);
    if (row.values.account === undefined || !person) continue;
    const { id: accountId } = tx.accounts.ensure(messenger, row.values.account, '');
    const bound = bindPersonToAccount(tx, { accountId, personId: person.id, by: 'operator', now, today });
    if (!bound.ok && bound.reason !== 'notOnRoster') throw new Error(unexpected(row.key, bound.reason));
  }
  for (const { row } of forAdmins) {
    const admin = tx.org.adminByNumber(row.key);
    if (row.values.account === undefined || !admin) continue;
    const { id: accountId } = tx.accounts.ensure(messenger, row.values.account, '');
    const bound = bindAdminToAccount(tx, { accountId, adminId: admin.id, by: 'operator', now });
    if (!bound.ok) throw new Error(unexpected(row.key, bound.reason));
  }
}

function unexpected(number: string, reason: string): string {
  return `Importing the account of ${number}: it was checked and is refused all the same (${reason}).`;
}

function ownBinding(tx: Tx, id: PersonId): Binding | undefined {
  return tx.accounts.bindingsOfPerson(id).find(({ relation }) => relation === 'self');
}

function holderOf(
  tx: Tx,
  messenger: string,
  userId: string,
  relation: Binding['relation'],
): Binding | undefined {
  const account = tx.accounts.byUser(messenger, userId);
  return account && tx.accounts.bindings(account.id).find((binding) => binding.relation === relation);
}

function userIdOf(tx: Tx, binding: Binding | undefined): string | undefined {
  return binding && tx.accounts.account(binding.accountId)?.userId;
}

function end(tx: Tx, binding: Binding | undefined, now: Instant): void {
  if (!binding) return;
  const { id, accountId, personId, adminId } = binding;
  tx.accounts.endBinding(id, now);
  tx.audit.append({
    at: now,
    actor: 'operator',
    action: 'account.unbound',
    subject: personId === null ? `admin:${String(adminId)}` : `person:${String(personId)}`,
    detail: { account: accountId },
  });
}
