/** Keeps the shape of a JSON text: field names, and the type in place of each value. What is no JSON goes altogether. */
export function scrubPayload(payload: string): string {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return '"unreadable"';
  }
  return JSON.stringify(shapeOf(value));
}

function shapeOf(value: unknown): unknown {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shapeOf(field)]));
}
