import { branchNames } from '../../domain/grammar/branch-choice.ts';
import type { Candidate } from '../../domain/grammar/branch-choice.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { looksAfter } from '../binding/new-officer.ts';
import type { Overseer } from '../binding/new-officer.ts';

/** The branches that this admin looks after, in administrative order: own township, 联村干部 own villages, the county none. */
export function overseenBranches(tx: Tx, admin: Overseer): readonly Branch[] {
  if (admin.townshipId === null) return [];
  return tx.org.branches({ townshipId: admin.townshipId }).filter((branch) => looksAfter(admin, branch));
}

/** With every way to name it; the name in full comes first. */
export function namedBranch(tx: Tx, branch: Branch): Candidate<Branch> {
  const village = tx.org.village(branch.villageId)?.name ?? branch.name;
  return { value: branch, names: branchNames(branch.name, village) };
}
