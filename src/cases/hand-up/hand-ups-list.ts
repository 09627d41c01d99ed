import type { DailyList } from '../cards/daily-list.ts';
import { cardKinds } from '../cards/touch.ts';
import { handUpsFor, newsOf } from './waiting-hand-ups.ts';

/** Hand-ups (上缴) that wait for the township's word, and acknowledged ones that the branch took back. */
export const handUpsList: DailyList = {
  kind: cardKinds.handUps,
  hasNews: (tx, admin, since, by) =>
    newsOf(handUpsFor(tx, admin, by)).some(({ line, reversal }) => {
      const { at } = reversal ?? line;
      return at > since && at <= by;
    }),
};
