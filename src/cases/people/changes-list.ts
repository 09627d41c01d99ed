import type { DailyList } from '../cards/daily-list.ts';
import { cardKinds } from '../cards/touch.ts';
import { changesFor } from './touch-member-changes.ts';

/** 转正, 转出, 去世 that wait for the township. */
export const changesList: DailyList = {
  kind: cardKinds.memberChanges,
  hasNews: (tx, admin, since, by) =>
    changesFor(tx, admin).some(({ change }) => change.askedAt > since && change.askedAt <= by),
};
