import { claimRows } from '../../dues/claims.ts';
import type { TodoSource } from '../todo-item.ts';

/** 已交 that waits for the dues officer. */
export const duesToConfirm: TodoSource = (view, branch) => {
  const { lines, rows } = claimRows({ ...view, branch });
  return lines.length === 0 ? [] : [{ line: lines.join('\n'), rows }];
};
