import type { ApiUpdate } from '../../src/rehearsal/wire/api-types.ts';
import { look } from './disk.ts';
import type { Simulation } from './simulation.ts';

/** An update that the program has taken in, and when by its clock. */
export interface Taken {
  readonly update: ApiUpdate;
  readonly at: number;
}

/** In the order in which they were taken in. */
export function takenUpdates({ rehearsal }: Simulation): readonly Taken[] {
  const updates = new Map(rehearsal.allUpdates().map((update) => [update.update_id, update]));
  return look((sqlite) =>
    sqlite
      .prepare<[], { id: number; at: number }>('select update_id as id, at from inbox order by rowid')
      .all(),
  ).flatMap(({ id, at }) => {
    const update = updates.get(id);
    return update === undefined ? [] : [{ update, at }];
  });
}
