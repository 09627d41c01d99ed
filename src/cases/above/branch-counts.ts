import type { BranchCounts } from '../../domain/digest/branch-counts.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type { Post } from '../../domain/people/facts.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { monthDay } from '../digest/month-day.ts';
import { chatStanding } from '../digest/township-month.ts';
import { periodCounts } from '../dues/period-counts.ts';
import { madeUpCount } from '../makeup/made-up-count.ts';
import { conditionOf } from '../plan/condition.ts';
import { officerPosts, reachable } from '../roster/officers.ts';

/** Where the branch stands with that month, as of `today`. */
export function branchCounts(tx: Tx, branch: Branch, month: Month, today: LocalDate): BranchCounts {
  const day = tx.partyDays.of(branch.id, month);
  const stands = monthDay(tx, day, today);
  const condition = conditionOf(tx, branch, month);
  return {
    branch: branch.name,
    month,
    today,
    day: stands,
    madeUp: madeUpCount(tx, day, stands),
    dues: { mode: branch.payMode, ...periodCounts(tx, branch.id, today, month) },
    chat: chatStanding(tx, branch.id),
    posts: postsOf(tx, branch, today),
    condition,
    reviewDate: condition === 'normal' ? null : branch.reviewDate,
  };
}

function postsOf(tx: Tx, branch: Branch, today: LocalDate): BranchCounts['posts'] {
  const held = officerPosts(tx, branch.id, today);
  const bound = new Set<Post>();
  for (const { personId, post } of held) if (reachable(tx, personId)) bound.add(post);
  const all = [...new Set(held.map(({ post }) => post))];
  return { bound: all.filter((post) => bound.has(post)), unbound: all.filter((post) => !bound.has(post)) };
}
