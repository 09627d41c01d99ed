/**
 * How wide a text is about: never less than it will be, in the font of the pictures, bold or not. Known without the font, so that
 * a layout is the same wherever it is made.
 */
export function textWidthPx(text: string, sizePx: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * sizePx;
}

function emsOf(character: string): number {
  if (/[0-9]/.test(character)) return 0.59;
  if (/[\u0020-\u024f]/.test(character)) return /[A-Zmw@%&]/.test(character) ? 0.9 : 0.62;
  return 1;
}

/** The text on lines of at most this width; broken between characters of Chinese, and at spaces elsewhere. */
export function wrapped(text: string, sizePx: number, widthPx: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u0021-\u024f]+ ?|./gsu) ?? []) {
    if (line !== '' && textWidthPx((line + piece).trimEnd(), sizePx) > widthPx) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}
