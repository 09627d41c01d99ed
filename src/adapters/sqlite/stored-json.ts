/** Reads what JSON.stringify wrote into a column. */
export function fromJson(text: string): unknown {
  return JSON.parse(text) as unknown;
}
