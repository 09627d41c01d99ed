import type { BranchId, PartyGroupId, TownshipId, VillageId } from '../ids.ts';
import { holdsOffice } from './actor.ts';
import type { Actor } from './actor.ts';

/** Everything that somebody may be allowed to do. An action that is not listed cannot be asked for. */
export type Action =
  /** Open to everyone, bound or not. */
  | 'anyone'
  /** Own attendance and data of a bound member. */
  | 'self'
  /** Attendance of the person, or of relatives for whom the officer lets the account answer. */
  | 'answers'
  /** Group, plan, leave, bindings, undo, todo of a branch. */
  | 'branch.run'
  /** Recording attendance: officers, the 党小组长 for the own group, the township on the branch's behalf. */
  | 'attendance.record'
  /** Taking records back: officers all of the branch, the township what it recorded itself. */
  | 'attendance.undo'
  /** Marking make-up study: officers, and the 党小组长 for the own group. */
  | 'makeUp.record'
  /** Whether a branch is still 线下 or 转场: its officers, and the township. */
  | 'branch.review'
  /** Totals and lists of a township; changes nothing. */
  | 'township.read'
  /** Names of a branch's month, seen from the township with a reason that the branch can read. 联村干部: own villages. */
  | 'branch.names'
  /** What the township decides about the people of a branch: 转正, 转出, 去世, [不是本人]. 联村干部: own villages. */
  | 'township.decide'
  /** Helping its branches out of the digest: a word to an officer, 已联系. 联村干部: own villages. */
  | 'township.help'
  /** Theme and settings of a whole township: its admins, not those who see 联系村 alone. */
  | 'township.run'
  /** Settings of the county. */
  | 'county.run'
  /** Taking part in running the month in any way: officers and township admins. */
  | 'todo';

export interface BranchScope {
  readonly branchId: BranchId;
  readonly villageId: VillageId;
  readonly townshipId: TownshipId;
  /** The Party group that is written about, when it is only one. */
  readonly groupId?: PartyGroupId;
}
export type Scope = 'none' | BranchScope | { readonly townshipId: TownshipId };

/**
 * May this actor do this, here, now? Stands at the top of every command, button and page. Roles come from the roster,
 * never from being a chat administrator; unknown means no.
 */
export function authorize(actor: Actor, action: Action, scope: Scope): boolean {
  switch (action) {
    case 'anyone':
      return true;
    case 'self':
      return actor.person?.onRoster === true;
    case 'answers':
      return actor.person?.onRoster === true || actor.family.length > 0;
    case 'branch.run':
      return isBranch(scope) && isOfficer(actor, scope.branchId);
    case 'attendance.record':
      return (
        isBranch(scope) &&
        (isOfficer(actor, scope.branchId) || leads(actor, scope) || administers(actor, scope))
      );
    case 'makeUp.record':
      return isBranch(scope) && (isOfficer(actor, scope.branchId) || leads(actor, scope));
    case 'attendance.undo':
    case 'branch.review':
      return isBranch(scope) && (isOfficer(actor, scope.branchId) || administers(actor, scope));
    case 'township.read':
      return scope === 'none' ? actor.admin !== undefined : administers(actor, scope);
    case 'branch.names':
    case 'township.decide':
      return isBranch(scope) && administers(actor, scope);
    case 'township.help':
      return scope === 'none' ? (actor.admin?.townshipId ?? null) !== null : administers(actor, scope);
    case 'township.run':
      return runsTownship(actor, scope);
    case 'county.run':
      return scope === 'none' && actor.admin?.townshipId === null;
    case 'todo':
      return actor.admin !== undefined || holdsOffice(actor);
  }
}

/** Officer of the branch by the roster. */
export function isOfficer(actor: Actor, branchId: BranchId): boolean {
  return actor.person?.onRoster === true && actor.person.officerOf.includes(branchId);
}

function leads(actor: Actor, scope: BranchScope): boolean {
  const own = actor.person?.onRoster === true ? actor.person.leaderOf : undefined;
  return own?.branchId === scope.branchId && (scope.groupId === undefined || scope.groupId === own.groupId);
}

function administers(actor: Actor, scope: Exclude<Scope, 'none'>): boolean {
  const { admin } = actor;
  if (!admin) return false;
  if (admin.townshipId === null) return !isBranch(scope);
  if (admin.townshipId !== scope.townshipId) return false;
  return admin.villageIds.length === 0 || !isBranch(scope) || admin.villageIds.includes(scope.villageId);
}

function runsTownship({ admin }: Actor, scope: Scope): boolean {
  const own = admin?.villageIds.length === 0 ? admin.townshipId : null;
  return own !== null && (scope === 'none' || own === scope.townshipId);
}

function isBranch(scope: Scope): scope is BranchScope {
  return scope !== 'none' && 'branchId' in scope;
}
