import type { Store } from '../ports/store/store.ts';
import { isDatabaseTrouble } from './database-trouble.ts';

export interface WatchedWrites {
  /** The same store, for everybody who writes. */
  readonly store: Store;
  /** Whether the last transaction that was to write could be committed. The heartbeat and the ticker write twice a minute at least. */
  readonly isWritable: () => boolean;
}

/** Tells whether the database can be written by what becomes of the program's own writing: whoever only asks writes nothing. */
export function watchWrites(store: Store): WatchedWrites {
  let isWritable = true;
  return {
    isWritable: () => isWritable,
    store: {
      ...store,
      write(fn) {
        try {
          const result = store.write(fn);
          isWritable = true;
          return result;
        } catch (error) {
          // What a bug throws says nothing of the disk.
          if (isDatabaseTrouble(error)) isWritable = false;
          throw error;
        }
      },
    },
  };
}
