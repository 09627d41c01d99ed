import type { ButtonCall } from '../../command.ts';
import { monthsLater } from '../../domain/calendar/time.ts';
import type { BranchId, LocalDate } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { formatCondition } from '../../domain/settings/condition.ts';
import type { Branch } from '../../ports/store/org.ts';
import { touchTodos } from '../cards/touch.ts';
import { changeSetting } from '../settings/change-setting.ts';

/** A season on pasture comes round once a year; a network may come any time. */
const reviewMonths = { offline: 6, pasture: 12 } as const;

/** 线下 or 转场, and the day on which to look again has come. */
export function isReviewDue({ condition, reviewDate }: Branch, today: LocalDate): boolean {
  return condition !== 'normal' && reviewDate !== null && reviewDate <= today;
}

export function nextReview({ condition }: Branch, today: LocalDate): LocalDate {
  return monthsLater(today, condition === 'normal' ? 12 : reviewMonths[condition]);
}

/** [还是这样] and [恢复正常]: by an officer or the township; the first tap settles it. */
export function settleReview(call: ButtonCall, over: boolean): Outcome {
  const { tx, text, today, payload, chat, card } = call;
  const branch = tx.org.branch(Number(payload) as BranchId);
  if (!branch || !isReviewDue(branch, today)) return { answer: { text: text.common.staleButton } };
  const reviewDate = nextReview(branch, today);
  const value = over ? null : formatCondition({ condition: branch.condition, reviewDate });
  changeSetting(call, { branch }, 'condition', value);
  touchTodos(tx, [chat.id]);
  if (card) tx.cards.touch(card.id);
  const words = text.oversight;
  return { answer: { text: over ? words.normalAgain(branch.name) : words.stays(branch.name, reviewDate) } };
}
