import { clockTime, enDate, enDay, enMonth } from '../dates.ts';
import type { changes as zh, Heard } from '../zh-cn/changes.ts';
import type { PlanFacts } from '../zh-cn/month.ts';
import { whenAndWhere } from './month.ts';

const because = (reason: string | null) => (reason === null ? '' : ` Reason: ${reason}`);

function whatChanged(plan: PlanFacts, { date, once }: Heard): string {
  if (date !== plan.date) return `moves from ${enDay(date)} to`;
  if (!once) return 'has changed and is now on';
  const parts = [
    ...(once.time === plan.time ? [] : ['time']),
    ...(once.place === plan.place ? [] : ['place']),
  ];
  return parts.length === 0 ? 'is held as first announced:' : `has a new ${parts.join(' and ')}:`;
}

export const changes: typeof zh = {
  moved: (plan, heard, reason) =>
    plan.sittings.length > 0
      ? `${plan.branch}: the ${enMonth(plan.month)} Party day changes.\n${whenAndWhere(plan).join('\n')}${because(reason)}`
      : `${plan.branch}: the ${enMonth(plan.month)} Party day ${whatChanged(plan, heard)} ${enDate(plan.date)} ${clockTime(plan.time)}${plan.place === null ? '' : `, ${plan.place}`}.${because(reason)}`,
  skipped: (plan, reason) =>
    `${plan.branch} holds no Party day in ${enMonth(plan.month)} (it was to be on ${enDay(plan.date)}).${because(reason)}`,
  cancelled: (plan, reason) =>
    `${plan.branch}: the ${enMonth(plan.month)} Party day (${enDay(plan.date)}) is cancelled.${because(reason)}`,
  leavesStand: 'Leave asked before still counts; if you can come after all, tap “Check in 签到”.',

  edited: 'The message about it in the group now says so; no further one was sent.',
  leavesGoAlong: (count) =>
    `${count} had asked leave; it still counts, and whoever can come after all checks in.`,
};
