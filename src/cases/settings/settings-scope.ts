import { authorize } from '../../domain/authority/authorize.ts';
import type { Actor } from '../../domain/authority/actor.ts';
import { branchNames, chooseNamed } from '../../domain/grammar/branch-choice.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { SettingScope } from './effective.ts';

export type ScopeMeant =
  | {
      readonly kind: 'scope';
      readonly scope: SettingScope;
      readonly words: string;
      readonly mayChange: boolean;
    }
  /** An officer of several branches has named none. */
  | { readonly kind: 'whichBranch'; readonly first: string };

/**
 * At which level this actor's words about settings are meant: an officer's at the own branch, an admin's at the own
 * township, the county's at the county. 全县 and 本乡镇 in front say it where somebody is both.
 */
export function settingsScope(tx: Tx, actor: Actor, words: string): ScopeMeant {
  const branches = (actor.person?.officerOf ?? []).flatMap((id) => tx.org.branch(id) ?? []);
  const above = /^(?:全县|本县|全?本?乡镇|全镇|全乡)[\s,，:：]*/.exec(words)?.[0];
  if (branches.length > 0 && (above === undefined || !actor.admin)) {
    const named = branches.map((branch) => ({
      value: branch,
      names: branchNames(branch.name, tx.org.village(branch.villageId)?.name ?? branch.name),
    }));
    const choice = chooseNamed(named, words);
    if (choice.kind !== 'one') return { kind: 'whichBranch', first: branches[0]?.name ?? '' };
    return { kind: 'scope', scope: { branch: choice.value }, words: choice.words, mayChange: true };
  }
  const rest = words.slice(above?.length ?? 0);
  const townshipId = actor.admin?.townshipId ?? undefined;
  if (townshipId === undefined)
    return { kind: 'scope', scope: {}, words: rest, mayChange: authorize(actor, 'county.run', 'none') };
  const mayChange = authorize(actor, 'township.run', { townshipId });
  return { kind: 'scope', scope: { townshipId }, words: rest, mayChange };
}
