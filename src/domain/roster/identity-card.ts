const shape = /^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;
/** Eighteen digits, the last one perhaps an X, written in one or with blanks and dashes between them. */
const candidate = /(?<!\d)\d(?:[\s-]*\d){16}[\s-]*[\dXx](?![\dXx])/g;

/** Whether a number shaped like an identity card stands anywhere in it: such numbers are never kept (design rule 11). */
export function hasIdentityCard(text: string): boolean {
  return (text.normalize('NFKC').match(candidate) ?? []).some(isOne);
}

/** The text as it may be shown: of such a number the first six digits, which say the county, and no more. */
export function withoutIdentityCards(text: string): string {
  if (!hasIdentityCard(text)) return text;
  return text
    .normalize('NFKC')
    .trim()
    .replace(candidate, (found) => (isOne(found) ? `${found.replace(/[\s-]/g, '').slice(0, 6)}…` : found));
}

function isOne(found: string): boolean {
  return shape.test(found.replace(/[\s-]/g, ''));
}
