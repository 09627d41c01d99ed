import type { CardView } from '../../card.ts';
import type { Branch } from '../../ports/store/org.ts';
import { isReviewDue, nextReview } from '../plan/condition-reviews.ts';
import type { TodoItem } from './todo-item.ts';

/** Is the branch still 线下 or 转场? Asked of its officers and its township when the review date has come. */
export function reviewItem({ text, today }: CardView, branch: Branch): readonly TodoItem[] {
  if (!isReviewDue(branch, today) || branch.condition === 'normal' || branch.reviewDate === null) return [];
  const words = text.oversight;
  const payload = String(branch.id);
  return [
    {
      line: words.review(branch.name, branch.condition, branch.reviewDate),
      rows: [
        [
          { label: words.buttonStays(nextReview(branch, today)), action: 'settings.stays', payload },
          { label: words.buttonNormal, action: 'settings.normal', payload },
        ],
      ],
    },
  ];
}
