import { changeMember } from '../../../src/cases/people/change-member.ts';
import { changedMember } from '../../../src/cases/people/changed.ts';
import { settleChange } from '../../../src/cases/people/settle-change.ts';
import type { MemberWord } from '../../../src/domain/grammar/member-reading.ts';
import { personOn } from '../../../src/cases/roster/roster-on.ts';
import { anyDate, person, pick, secretary } from './scene.ts';
import type { Scene } from './scene.ts';
import { callOf, today } from './town.ts';

/** What a secretary says about a member of the own branch: 外出, 回来, 可不参加, 转出, 去世, 撤销, from any day. */
function sayOf(
  scene: Scene,
  word: Exclude<MemberWord, { verb: 'show' }>,
  who = person(scene, scene.a),
): void {
  const { town, tx, now } = scene;
  const branch = tx.org.branch(personOn(tx, who, today(now))?.branch ?? pick(town.branches, 0));
  if (!branch) return;
  const call = callOf(town, tx, now, secretary(scene, branch.id), { branchId: branch.id });
  const one = changedMember(call, branch, who);
  if (one) changeMember(call, one, word);
}

const weekMs = 7 * 86_400_000;

export const memberActs = {
  sayAway: (scene: Scene) => {
    const verb = pick(['away', 'back', 'excused', 'attends'] as const, scene.c);
    sayOf(scene, { verb, from: anyDate(scene.b) });
  },
  sayLeaves: (scene: Scene) => {
    sayOf(scene, { verb: pick(['transferred', 'died'] as const, scene.c), from: anyDate(scene.b) });
  },
  undoChange: (scene: Scene) => {
    const lately = scene.tx.people.facts(scene.town.people).filter(({ at }) => at > scene.now - weekMs);
    const fact = lately[scene.a % lately.length];
    sayOf(scene, { verb: 'undo' }, fact?.personId);
  },
  /** The township's tap on whatever waits for this person. */
  township: (scene: Scene) => {
    const { town, tx, now, b, c } = scene;
    const waiting = town.people.flatMap((id) => tx.changes.pendingOf(id));
    const change = waiting[b % waiting.length];
    if (!change) return;
    const call = callOf(town, tx, now, secretary(scene, change.branchId), { branchId: change.branchId });
    settleChange(call, change.branchId, change.id, c % 3 === 0 ? 'declined' : 'agreed');
  },
} as const;
