import type { CodeMint } from '../../domain/code-mint.ts';
import type { Post } from '../../domain/people/facts.ts';
import type { AdminId, BranchId, Instant, LocalDate, PersonId, TownshipId } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { officerPosts } from '../roster/officers.ts';
import { personOn } from '../roster/roster-on.ts';

export type CodeHolder =
  | {
      readonly kind: 'officer';
      readonly personId: PersonId;
      readonly post: Post;
      readonly branchId: BranchId;
    }
  | {
      readonly kind: 'admin';
      readonly adminId: AdminId;
      readonly post: string;
      readonly townshipId: TownshipId | null;
    };

export interface IssuedCode {
  /** Eight digits; known here and now only, the store keeps a hash. */
  readonly code: string;
  readonly expiresAt: Instant;
  readonly name: string;
  readonly holder: CodeHolder;
}

/** For whom: officers or admins of the county, narrowed by township or (officers) branch. */
export interface CodesWanted {
  readonly role: 'officer' | 'admin';
  readonly branchId?: BranchId;
  readonly townshipId?: TownshipId;
}

export const codeLifeMs = 30 * 86_400_000;
export const codeTries = 5;

/** Who makes codes, and when. */
export interface Issuer {
  readonly codes: CodeMint;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly actor: string;
}

/** The codes of everybody who is wanted; in administrative order, one a person, whatever posts are held. */
export function issueCodes(tx: Tx, wanted: CodesWanted, by: Issuer): readonly IssuedCode[] {
  return issueTo(tx, wanted.role === 'officer' ? officers(tx, wanted, by.today) : admins(tx, wanted), by);
}

/**
 * Makes binding codes: eight digits, 30 days, single use, five tries, hashed at rest; a new one voids the old one of the
 * same holder.
 */
export function issueTo(
  tx: Tx,
  holders: readonly Holder[],
  { codes, now, actor }: Issuer,
): readonly IssuedCode[] {
  const expiresAt = (now + codeLifeMs) as Instant;
  return holders.map(({ name, holder }) => {
    const personId = holder.kind === 'officer' ? holder.personId : null;
    const adminId = holder.kind === 'admin' ? holder.adminId : null;
    const code = freeCode(tx, codes, now);
    tx.accounts.putCode(codes.hashCode(code), { personId, adminId, expiresAt, triesLeft: codeTries }, now);
    const subject = personId === null ? `admin:${String(adminId)}` : `person:${String(personId)}`;
    tx.audit.append({ at: now, actor, action: 'code.issued', subject, detail: { expiresAt } });
    return { code, expiresAt, name, holder };
  });
}

export interface Holder {
  readonly name: string;
  readonly holder: CodeHolder;
}

function officers(tx: Tx, { branchId, townshipId }: CodesWanted, today: LocalDate): readonly Holder[] {
  const only = branchId === undefined ? undefined : tx.org.branch(branchId);
  const within = townshipId === undefined ? {} : { townshipId };
  return officersOf(tx, branchId === undefined ? tx.org.branches(within) : only ? [only] : [], today);
}

/** The officers of these branches by the roster, each once, under the home branch. */
export function officersOf(tx: Tx, branches: readonly Branch[], today: LocalDate): readonly OfficerHolder[] {
  const found = new Map<PersonId, OfficerHolder>();
  for (const branch of branches)
    for (const { personId, name, post } of officerPosts(tx, branch.id, today)) {
      const home = personOn(tx, personId, today)?.branch ?? branch.id;
      if (!found.has(personId))
        found.set(personId, { name, holder: { kind: 'officer', personId, post, branchId: home } });
    }
  return [...found.values()];
}

export interface OfficerHolder extends Holder {
  readonly holder: Extract<CodeHolder, { readonly kind: 'officer' }>;
}

function admins(tx: Tx, { townshipId }: CodesWanted): readonly Holder[] {
  return tx.org
    .admins()
    .filter((admin) => townshipId === undefined || admin.townshipId === townshipId)
    .map(({ id, name, post, townshipId: own }) => ({
      name,
      holder: { kind: 'admin', adminId: id, post, townshipId: own },
    }));
}

/** Digits that no running code has. */
function freeCode(tx: Tx, codes: CodeMint, now: Instant): string {
  for (;;) {
    const code = codes.randomDigits();
    if (!tx.accounts.liveCode(codes.hashCode(code), now)) return code;
  }
}
