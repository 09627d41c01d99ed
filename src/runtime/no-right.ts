import type { Actor } from '../domain/authority/actor.ts';
import type { Action } from '../domain/authority/authorize.ts';
import type { Catalog } from '../text/catalog.ts';

/** Whose business it is, told to somebody who has no right to it. */
export function noRightWords({ common }: Catalog, who: Action, { admin }: Pick<Actor, 'admin'>): string {
  switch (who) {
    case 'self':
    case 'answers':
      return common.noRightSelf;
    case 'township.read':
    case 'branch.names':
    case 'township.decide':
    case 'township.help':
    case 'township.run':
      return typeof admin?.townshipId === 'number' ? common.noRightLinked : common.noRightAdmin;
    case 'county.run':
      return common.noRightCounty;
    case 'anyone':
    case 'todo':
    case 'branch.run':
    case 'branch.review':
    case 'attendance.record':
    case 'attendance.undo':
    case 'makeUp.record':
      return common.noRight;
  }
}
