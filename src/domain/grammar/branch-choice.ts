/** Something that may be meant, with every way to name it. */
export interface Candidate<T> {
  readonly value: T;
  readonly names: readonly string[];
}

export type Choice<T> =
  | { readonly kind: 'one'; readonly value: T; readonly words: string }
  | { readonly kind: 'ask'; readonly values: readonly T[] }
  /** A branch was named that is not among them. */
  | { readonly kind: 'unknown'; readonly said: string }
  | { readonly kind: 'none' };

/** 东山村 or 第三支部 in front; 全村 and 本支部 name none. */
const otherBranch =
  /^(?!全|本|我们?|咱们?|各|这个?|那个?|哪个?)[\p{Script=Han}]{1,10}?(?:村|社区|支部)(?=[\s,，:：\d]|$)/u;

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
  const other = otherBranch.exec(words)?.[0];
  if (best.size === 0 && other !== undefined) return { kind: 'unknown', said: other };
  return { kind: 'ask', values: best.size > 1 ? [...best] : candidates.map(({ value }) => value) };
}

/** How people name a branch: 石桥村第一党支部, 石桥村第一支部, 石桥村第一, 第一党支部, 第一支部, 石桥村, 石桥. */
export function branchNames(branch: string, village: string): readonly string[] {
  const short = branch.startsWith(village) ? branch.slice(village.length) : '';
  const numbered = /^党?支部$/.test(short) ? '' : short;
  return [
    ...ways(branch),
    branch.replace(/党?支部$/, ''),
    ...ways(numbered),
    village,
    village.replace(/村$/, ''),
  ].filter((name) => name !== '');
}

/** With 党 and without it. */
function ways(name: string): readonly string[] {
  return [...new Set([name, name.replace(/党?支部$/, '党支部'), name.replace(/党?支部$/, '支部')])];
}
