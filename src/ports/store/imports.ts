import type { Instant } from '../../domain/ids.ts';

export type ImportKind = 'branch' | 'member' | 'admin' | 'holiday';

/** The cells as last imported: heading → normalised text. */
export interface ImportsRepo {
  cells(kind: ImportKind): ReadonlyMap<string, Readonly<Record<string, string>>>;
  putCells(kind: ImportKind, key: string, cells: Readonly<Record<string, string>>, at: Instant): void;
}
