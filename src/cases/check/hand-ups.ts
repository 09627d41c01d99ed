import type { CheckProblem, HandUpFault } from '../../domain/check.ts';
import type { DuesOpening, HandUp } from '../../ports/store/dues.ts';
import type { Branch } from '../../ports/store/org.ts';

type Line = Pick<HandUp | DuesOpening, 'seq' | 'amountFen' | 'reversesSeq'>;

/** Hand-ups (上缴): above zero, and exactly mirrored where they were reversed. */
export function checkHandUps(branch: Branch, lines: readonly HandUp[]): readonly CheckProblem[] {
  const isMirror = (line: HandUp, first: HandUp) => line.quarter === first.quarter;
  return faultsOf(lines, isMirror).map((found) => ({ kind: 'handUp', branch: branch.code, ...found }));
}

/** What was in hand at the beginning (期初), likewise. */
export function checkOpenings(branch: Branch, lines: readonly DuesOpening[]): readonly CheckProblem[] {
  return faultsOf(lines, () => true).map((found) => ({ kind: 'opening', branch: branch.code, ...found }));
}

function faultsOf<T extends Line>(
  lines: readonly T[],
  isMirror: (line: T, first: T) => boolean,
): readonly { readonly line: number; readonly fault: HandUpFault }[] {
  const bySeq = new Map<number, T>(lines.map((line) => [line.seq, line]));
  const reversed = new Set<number>();
  const faultOf = (line: T): HandUpFault | undefined => {
    const { amountFen, reversesSeq } = line;
    if (reversesSeq === null) return amountFen > 0 ? undefined : 'sign';
    const first = bySeq.get(reversesSeq);
    if (first?.reversesSeq !== null || first.seq > line.seq) return 'noPayment';
    if (reversed.has(reversesSeq)) return 'twice';
    reversed.add(reversesSeq);
    return amountFen === -first.amountFen && isMirror(line, first) ? undefined : 'mirror';
  };
  return lines.flatMap((line) => {
    const fault = faultOf(line);
    return fault === undefined ? [] : [{ line: line.seq, fault }];
  });
}
