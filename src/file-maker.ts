import type { Instant, LocalDate } from './domain/ids.ts';
import type { Situation } from './domain/outcome.ts';
import type { Tx } from './ports/store/store.ts';
import type { Catalog } from './text/catalog.ts';

/** What the maker of a file sees. */
export interface FileCall extends Situation {
  readonly tx: Tx;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly text: Catalog;
}

/** A file that somebody will be sent. */
export interface MadeFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly caption?: string;
  /** A PNG that is shown in the chat itself, where the messenger does that. */
  readonly picture?: boolean;
}

/** Makes files of one kind from ids. Reads the store before its first await only; may be slow, may run again. */
export type FileMaker = (call: FileCall, input: unknown) => MadeFile | Promise<MadeFile>;
