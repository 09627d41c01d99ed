import type Database from 'better-sqlite3';

/** The id that an insert gave out. */
export function newId<Id extends number>(result: Database.RunResult): Id {
  return Number(result.lastInsertRowid) as Id;
}

/** Id of the inserted row, or `undefined` when ON CONFLICT DO NOTHING left the table alone. */
export function newIdUnlessTaken<Id extends number>(result: Database.RunResult): Id | undefined {
  return result.changes === 0 ? undefined : newId<Id>(result);
}

export function fromJson(text: string): unknown {
  return JSON.parse(text) as unknown;
}
