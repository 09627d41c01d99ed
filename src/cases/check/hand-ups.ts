import type { CheckProblem, HandUpFault } from '../../domain/check.ts';
import type { HandUp } from '../../ports/store/dues.ts';
import type { Branch } from '../../ports/store/org.ts';

/** Hand-ups (上缴): above zero, and exactly mirrored where they were reversed. */
export function checkHandUps(branch: Branch, lines: readonly HandUp[]): readonly CheckProblem[] {
  const bySeq = new Map(lines.map((line) => [line.seq, line]));
  const reversed = new Set<number>();
  return lines.flatMap((line) => {
    const fault = faultOf(line, bySeq, reversed);
    return fault === undefined
      ? []
      : [{ kind: 'handUp' as const, branch: branch.code, line: line.seq, fault }];
  });
}

function faultOf(
  line: HandUp,
  bySeq: ReadonlyMap<number, HandUp>,
  reversed: Set<number>,
): HandUpFault | undefined {
  const { amountFen, reversesSeq } = line;
  if (reversesSeq === null) return amountFen > 0 ? undefined : 'sign';
  const first = bySeq.get(reversesSeq);
  if (first?.reversesSeq !== null || first.seq > line.seq) return 'noPayment';
  if (reversed.has(reversesSeq)) return 'twice';
  reversed.add(reversesSeq);
  return amountFen === -first.amountFen && line.quarter === first.quarter ? undefined : 'mirror';
}
