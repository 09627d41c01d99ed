/** What a phone shows on a line, in Chinese characters. */
const phoneWidth = 22;
/** 东家庄村 15日 31/26/3 just fits. */
const cellWidth = 10.5;

/** One column for a Chinese character, half of one for everything else. */
export function widthOf(line: string): number {
  return Array.from(line).reduce((sum, character) => sum + (character > '\u2e7f' ? 1 : 0.5), 0);
}

/** Short cells two to a line, in their order: nineteen villages on one screen. A long one has its line. */
export function twoAbreast(cells: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let waiting: string | undefined;
  for (const cell of cells) {
    const isShort = widthOf(cell) <= cellWidth;
    if (waiting !== undefined && isShort && widthOf(waiting) + widthOf(cell) + 1 <= phoneWidth) {
      lines.push(`${waiting}\u3000${cell}`);
      waiting = undefined;
      continue;
    }
    if (waiting !== undefined) lines.push(waiting);
    waiting = isShort ? cell : undefined;
    if (!isShort) lines.push(cell);
  }
  return waiting === undefined ? lines : [...lines, waiting];
}

/** Lines in heaps of at most so many, so that none fills more than a screen. */
export function heaps(lines: readonly string[], most: number): readonly (readonly string[])[] {
  const count = Math.max(1, Math.ceil(lines.length / most));
  const size = Math.ceil(lines.length / count);
  return Array.from({ length: count }, (_, n) => lines.slice(n * size, (n + 1) * size));
}
