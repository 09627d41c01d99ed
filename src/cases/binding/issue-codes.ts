import type { CodeMint } from '../../domain/code-mint.ts';
import type { Post } from '../../domain/people/facts.ts';
import type { AdminId, BranchId, Instant, LocalDate, PersonId, TownshipId } from '../../domain/ids.ts';
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

const lifeMs = 30 * 86_400_000;
const tries = 5;

/**
 * Makes binding codes: eight digits, 30 days, single use, five tries, hashed at rest; a new one voids the old one of the
 * same holder. In administrative order, one a person, whatever posts are held.
 */
export function issueCodes(
  tx: Tx,
  wanted: CodesWanted,
  by: { readonly codes: CodeMint; readonly now: Instant; readonly today: LocalDate; readonly actor: string },
): readonly IssuedCode[] {
  const { codes, now, today, actor } = by;
  const holders = wanted.role === 'officer' ? officers(tx, wanted, today) : admins(tx, wanted);
  const expiresAt = (now + lifeMs) as Instant;
  return holders.map(({ name, holder }) => {
    const personId = holder.kind === 'officer' ? holder.personId : null;
    const adminId = holder.kind === 'admin' ? holder.adminId : null;
    const code = freeCode(tx, codes, now);
    tx.accounts.putCode(codes.hashCode(code), { personId, adminId, expiresAt, triesLeft: tries }, now);
    const subject = personId === null ? `admin:${String(adminId)}` : `person:${String(personId)}`;
    tx.audit.append({ at: now, actor, action: 'code.issued', subject, detail: { expiresAt } });
    return { code, expiresAt, name, holder };
  });
}

interface Holder {
  readonly name: string;
  readonly holder: CodeHolder;
}

function officers(tx: Tx, { branchId, townshipId }: CodesWanted, today: LocalDate): readonly Holder[] {
  const only = branchId === undefined ? undefined : tx.org.branch(branchId);
  const within = townshipId === undefined ? {} : { townshipId };
  const branches = branchId === undefined ? tx.org.branches(within) : only ? [only] : [];
  const found = new Map<PersonId, Holder>();
  for (const branch of branches)
    for (const { personId, name, post } of officerPosts(tx, branch.id, today)) {
      const home = personOn(tx, personId, today)?.branch ?? branch.id;
      if (!found.has(personId))
        found.set(personId, { name, holder: { kind: 'officer', personId, post, branchId: home } });
    }
  return [...found.values()];
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
