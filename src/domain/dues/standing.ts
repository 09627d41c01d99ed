/** Lines of a ledger of money that no later line takes back, in ledger order; the lines that take back are left out. */
export function standingLines<T extends { readonly seq: number; readonly reversesSeq: number | null }>(
  lines: readonly T[],
): readonly T[] {
  const reversed = new Set<number | null>(lines.map(({ reversesSeq }) => reversesSeq));
  return lines.filter(({ seq, reversesSeq }) => reversesSeq === null && !reversed.has(seq));
}
