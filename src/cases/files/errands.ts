import type { Errand } from '../../errand.ts';

/** Errands that can be run, by task kind; beside {@link fileMakers}, and no kind stands in both. */
export function errands(): Readonly<Record<string, Errand>> {
  return {};
}
