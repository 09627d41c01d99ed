import type { Errand } from '../../errand.ts';
import type { Files } from '../../ports/files.ts';
import { sweepFiles } from './sweep-files.ts';

/** What errands may touch besides the store, which they cannot write. */
export interface ErrandPlaces {
  readonly files: Files;
}

/** Errands that can be run, by task kind; beside {@link fileMakers}, and no kind stands in both. */
export function errands({ files }: ErrandPlaces): Readonly<Record<string, Errand>> {
  return {
    'sweep-files': sweepFiles(files),
  };
}
