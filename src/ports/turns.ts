/**
 * Lets no more than `atOnce` works run at a time; the others wait, first come first served. A work that fails gives its place back
 * like any other.
 */
export function turns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place goes to whoever waits.
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
