import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';

export type BranchChoice =
  | { readonly kind: 'one'; readonly branch: Branch; readonly words: string }
  | { readonly kind: 'ask'; readonly branches: readonly Branch[] }
  | { readonly kind: 'none' };

/** The branch that a command is about: the one named before the other words, or the only one there is. */
export function chooseBranch(tx: Tx, candidates: readonly Branch[], words: string): BranchChoice {
  const named = candidates.flatMap((branch) =>
    namesOf(tx, branch).flatMap((name) => (words.startsWith(name) ? [{ branch, name }] : [])),
  );
  const longest = Math.max(0, ...named.map(({ name }) => name.length));
  const best = named.filter(({ name }) => name.length === longest);
  const [only] = best;
  if (only && best.every(({ branch }) => branch === only.branch))
    return { kind: 'one', branch: only.branch, words: words.slice(longest).replace(/^[\s,，:：]+/, '') };
  const [single, ...others] = candidates;
  if (!single) return { kind: 'none' };
  if (others.length === 0) return { kind: 'one', branch: single, words };
  return {
    kind: 'ask',
    branches: best.length > 1 ? [...new Set(best.map(({ branch }) => branch))] : candidates,
  };
}

function namesOf(tx: Tx, branch: Branch): readonly string[] {
  const village = tx.org.village(branch.villageId)?.name ?? branch.name;
  const short = branch.name.startsWith(village) ? branch.name.slice(village.length) : '';
  const numbered = short === '' || short === '党支部' ? [] : [short, short.replace(/党支部$/, '支部')];
  return [branch.name, branch.name.replace(/党支部$/, ''), ...numbered, village, village.replace(/村$/, '')];
}
