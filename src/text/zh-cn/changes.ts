import type { LocalDate, LocalTime } from '../../domain/ids.ts';
import { clockTime, zhDate, zhDay, zhMonth } from '../dates.ts';
import { whenAndWhere } from './month.ts';
import type { PlanFacts } from './month.ts';

/** What a group had heard of a Party day before its first change. */
export interface Heard {
  readonly date: LocalDate;
  /** `undefined`: several sittings, or not known any more. */
  readonly once: { readonly time: LocalTime; readonly place: string | null } | undefined;
}

const because = (reason: string | null) => (reason === null ? '' : `原因：${reason}`);
const title = (plan: PlanFacts) => `${plan.branch}${zhMonth(plan.month)}主题党日`;

function whatChanged(plan: PlanFacts, { date, once }: Heard): string {
  if (date !== plan.date) return `改期：${zhDay(date)}改到`;
  if (!once) return '改了，以这条为准：';
  const parts = [
    ...(once.time === plan.time ? [] : ['时间']),
    ...(once.place === plan.place ? [] : ['地点']),
  ];
  return parts.length === 0 ? '照原来的开：' : `${parts.join('和')}改了：`;
}

/** A Party day that was announced and is then moved, held elsewhere, cancelled or skipped. */
export const changes = {
  moved: (plan: PlanFacts, heard: Heard, reason: string | null) =>
    plan.sittings.length > 0
      ? `${title(plan)}改成这样：\n${whenAndWhere(plan).join('\n')}${reason === null ? '' : `\n${because(reason)}`}`
      : `${title(plan)}${whatChanged(plan, heard)}${zhDate(plan.date)}${clockTime(plan.time)}${plan.place === null ? '' : `，${plan.place}`}。${because(reason)}`,
  skipped: (plan: PlanFacts, reason: string | null) =>
    `${plan.branch}${zhMonth(plan.month)}不开主题党日（原定${zhDay(plan.date)}）。${because(reason)}`,
  cancelled: (plan: PlanFacts, reason: string | null) =>
    `${title(plan)}（${zhDay(plan.date)}）取消。${because(reason)}`,
  leavesStand: '原来请的假还算数，能来就点“签到”。',

  edited: '群里那条变动的消息已经改成这样，没有另发一条。',
  leavesGoAlong: (count: number) => `原来请假的有${count}人，假还算数，能来的点“签到”就行。`,
};
