import { reviewItem } from '../review-item.ts';
import type { TodoSource } from '../todo-item.ts';

/** 线下 or 转场, to be looked at again. */
export const conditionToReview: TodoSource = (view, branch) => reviewItem(view, branch);
