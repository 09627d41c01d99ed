import { accept, refuse } from '../domain/decision.ts';
import type { Decision } from '../domain/decision.ts';
import type { Branch } from '../ports/store/org.ts';
import type { Tx } from '../ports/store/store.ts';
import type { Above } from '../cases/ledgers/branch-counts.ts';
import type { Catalog } from '../text/catalog.ts';

/** Whose files are exported. */
export type ExportScope =
  { readonly kind: 'branch'; readonly branch: Branch } | { readonly kind: 'above'; readonly above: Above };

const mostSimilar = 3;

/** The branch by its code, the township by its name, or the county; refused with what was read and what is called like it. */
export function exportScope(
  tx: Tx,
  { branch: code, township: name }: { readonly branch?: string; readonly township?: string },
  { exportCli }: Catalog,
): Decision<ExportScope, string> {
  if (code !== undefined) {
    const branch = tx.org.branchByCode(code);
    if (branch) return accept({ kind: 'branch', branch });
    const known = tx.org
      .branches()
      .map((one) => ({ said: [one.code, one.name], shown: `${one.code} ${one.name}` }));
    return refuse(exportCli.branchUnknown(code, similar(code, known)));
  }
  if (name === undefined) return accept({ kind: 'above', above: { townshipId: null, villageIds: [] } });
  const townships = tx.org.townships();
  const township = townships.find((one) => one.name === name);
  if (township) return accept({ kind: 'above', above: { townshipId: township.id, villageIds: [] } });
  const known = townships.map((one) => ({ said: [one.name], shown: one.name }));
  return refuse(exportCli.townshipUnknown(name, similar(name, known)));
}

/** Those written most like it, the closest first; nothing that has hardly a character in common. */
function similar(
  said: string,
  known: readonly { readonly said: readonly string[]; readonly shown: string }[],
): readonly string[] {
  return known
    .map((one) => ({
      shown: one.shown,
      edits: Math.min(...one.said.map((word) => (word.includes(said) ? 0 : editsBetween(said, word)))),
    }))
    .filter(({ edits }) => edits <= Math.max(1, Math.floor(said.length / 2)))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, mostSimilar)
    .map(({ shown }) => shown);
}

/** How many characters have to be put, taken away or changed to come from the one to the other. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, character] of Array.from(one).entries()) {
    const next = [at + 1];
    for (let to = 1; to <= other.length; to++) {
      const changed = (row[to - 1] ?? 0) + (other[to - 1] === character ? 0 : 1);
      next.push(Math.min(changed, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
