/** Something that may be meant, with every way to name it. */
export interface Candidate<T> {
  readonly value: T;
  readonly names: readonly string[];
}

export type Choice<T> =
  | { readonly kind: 'one'; readonly value: T; readonly words: string }
  | { readonly kind: 'ask'; readonly values: readonly T[] }
  | { readonly kind: 'none' };

/** Which one the words are about: the one named before the other words, or the only one there is. */
export function chooseNamed<T>(candidates: readonly Candidate<T>[], words: string): Choice<T> {
  const named = candidates.flatMap(({ value, names }) =>
    names.flatMap((name) => (words.startsWith(name) ? [{ value, name }] : [])),
  );
  const longest = Math.max(0, ...named.map(({ name }) => name.length));
  const best = new Set(named.filter(({ name }) => name.length === longest).map(({ value }) => value));
  const [only] = best;
  if (only !== undefined && best.size === 1)
    return { kind: 'one', value: only, words: words.slice(longest).replace(/^[\s,，:：]+/, '') };
  const [single, ...others] = candidates;
  if (!single) return { kind: 'none' };
  if (others.length === 0) return { kind: 'one', value: single.value, words };
  return { kind: 'ask', values: best.size > 1 ? [...best] : candidates.map(({ value }) => value) };
}

/** How people name a branch: 石桥村第一党支部, 石桥村第一, 第一党支部, 第一支部, 石桥村, 石桥. */
export function branchNames(branch: string, village: string): readonly string[] {
  const short = branch.startsWith(village) ? branch.slice(village.length) : '';
  const numbered = short === '' || short === '党支部' ? [] : [short, short.replace(/党支部$/, '支部')];
  return [branch, branch.replace(/党支部$/, ''), ...numbered, village, village.replace(/村$/, '')];
}
