import type { Candidate } from './branch-choice.ts';
import { nameKey } from './normalize.ts';
import { soundsAlike } from './sound.ts';

export type BranchFound<T> =
  | { readonly kind: 'one'; readonly value: T }
  /** Several are called so. */
  | { readonly kind: 'several'; readonly values: readonly T[] }
  /** None is called so; these sound like it, or their name holds what was said: ask back. */
  | { readonly kind: 'alike'; readonly values: readonly T[] }
  /** Nothing like it. Those whose names share most with what was said, the best first. */
  | { readonly kind: 'none'; readonly near: readonly T[] };

const mostNear = 3;
/** Longer than any name is no name: it is not compared by its sound. */
const longestName = 16;

/**
 * Whom of these a name means, as people say it: with or without 村 and 党支部, in simplified or traditional characters. The
 * first name of a candidate is the one in full, and goes before the others.
 */
export function searchNamed<T>(candidates: readonly Candidate<T>[], said: string): BranchFound<T> {
  const key = nameKey(said);
  const full = candidates.filter(({ names }) => nameKey(names[0] ?? '') === key);
  const cores = candidates.map(({ value, names }) => ({ value, cores: [...new Set(names.map(coreOf))] }));
  const core = coreOf(said);
  const among = (fits: (own: string) => boolean) =>
    cores.filter((one) => one.cores.some(fits)).map(({ value }) => value);
  const exact = full.length > 0 ? full.map(({ value }) => value) : among((own) => own === core);
  const [only, ...others] = exact;
  if (only !== undefined)
    return others.length === 0 ? { kind: 'one', value: only } : { kind: 'several', values: exact };
  const alike = core.length > longestName ? [] : among((own) => soundsAlike(own, core));
  const holding = alike.length > 0 ? alike : among((own) => core !== '' && own.includes(core));
  if (holding.length > 0) return { kind: 'alike', values: holding };
  const near = cores
    .map((one) => ({ value: one.value, shared: Math.max(...one.cores.map((own) => sharedWith(own, core))) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared);
  return { kind: 'none', near: near.slice(0, mostNear).map(({ value }) => value) };
}

/** 石桥村第一党支部 and 石桥第一 are the same. */
function coreOf(name: string): string {
  const key = nameKey(name).replace(/党?总?支部$/, '');
  return key.replace(/(?:村|社区)(?=第|$)/, '') || key;
}

function sharedWith(own: string, core: string): number {
  return new Set(Array.from(own).filter((character) => core.includes(character))).size;
}
