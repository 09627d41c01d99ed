import { flush, following } from './dues-progress.ts';
import type { Progress } from './dues-progress.ts';
import type { DuesToken } from './dues-words.ts';

/** 张三媳妇代交, 张三（女儿代交）, 家属代交：张三、李四. */
export function takeRelative(progress: Progress, { text, said }: DuesToken, at: number): void {
  // 张三和他媳妇都交了: two people, and one of them without a name.
  if (progress.tokens[at - 1]?.kind === 'join' && progress.lastGap === '')
    progress.problems.push({ kind: 'unclear', said });
  if (progress.tokens[at + 1]?.kind === 'people' && /[代替帮]/.test(text)) {
    const before = progress.tokens[at - 1]?.kind === 'people' ? progress.pending.at(-1)?.person : undefined;
    if (before) progress.problems.push({ kind: 'broughtBy', person: before });
    flush(progress);
    progress.payer = 'relative';
    return;
  }
  const { pending, lines, each } = progress;
  const meant = pending.length > 0 ? (each ? pending : pending.slice(-1)) : lines.slice(-1);
  if (meant.length === 0) progress.payer = 'relative';
  for (const one of meant) {
    one.paidBy = 'relative';
    one.payer = null;
  }
  progress.paid = pending.length > 0;
}

/** 李四代张三交; behind 由李四 and in （李四代交） all is said already. */
export function takeBehalf(progress: Progress, _token: DuesToken, at: number): void {
  if (progress.via) {
    progress.via = false;
    progress.paid = progress.pending.length > 0;
    return;
  }
  const [last] = progress.lines.slice(-1);
  const payer = progress.pending.at(-1)?.person ?? last?.payer ?? last?.person;
  if (following(progress, at) !== 'people' || payer === undefined) {
    progress.problems.push({ kind: 'broughtBy', person: payer });
    return;
  }
  progress.pending = progress.pending.slice(0, -1);
  flush(progress);
  progress.payer = payer;
}
