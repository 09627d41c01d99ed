import type { DuesProblem, ReasonAbout } from './dues-reading.ts';
import type { DuesToken } from './dues-words.ts';
import { normalize, originalSlice, type Normalized } from './normalize.ts';
import { holdsSum } from './sum-words.ts';

type WageProblem = Extract<DuesProblem, { kind: 'wage' }>;

/** 因少收10元 says why an entry is taken back; from here on, in yuan, nobody's monthly dues are meant. */
const leastInReversalYuan = 100;
/** From here on, in yuan, a monthly amount can only be a wage. */
const leastWageYuan = 1000;

/** Words that go with a wage, or with a reason in which one may be told. */
const aboutWages =
  /工资|收入|薪|挣|[月年]入|退休金|养老金|奖金|补贴|务工|打工|因|由于|原因|理由|[改调]|核定|标准|每个?月|缓|延/;

/** Longer words are not shown again in an example. */
const longestShown = 40;

export function aboutOf(tokens: readonly DuesToken[]): ReasonAbout {
  const has = (...kinds: readonly DuesToken['kind'][]) => tokens.some(({ kind }) => kinds.includes(kind));
  if (has('reverse')) return 'reverse';
  if (has('excuse', 'endExcuse')) return 'excuse';
  return has('change', 'class', 'standard', 'fixing') ? 'amount' : 'payment';
}

/** Whether a reason holds a sum of money that does not belong in it. */
export function tellsSum(reason: string, about: ReasonAbout): boolean {
  return holdsSum(reason, about === 'reverse' ? leastInReversalYuan : 0);
}

/** A reason that holds a sum of money; `end`: up to where the words in front of it say what it is given for. */
export function wageIn(
  reason: string,
  about: ReasonAbout,
  source: Normalized,
  end: number,
): WageProblem | undefined {
  if (!tellsSum(reason, about)) return undefined;
  const front = originalSlice(source, 0, end).replace(/[\s,，、.。:：(（]+$/u, '');
  const isShown = front !== '' && front.length <= longestShown && !/\n/.test(front);
  return { kind: 'wage', about, said: isShown && !holdsSum(front, leastWageYuan) ? front : null };
}

/** Words that nobody has understood yet and that may tell somebody's wage: they are not to be kept meanwhile. */
export function saysWage(words: string): boolean {
  return aboutWages.test(normalize(words).text) && holdsSum(words, leastWageYuan);
}
