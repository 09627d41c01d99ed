/** Resolves when everything that is ready has run: promises all the way, no timer and no socket waited for. */
export function drained(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
