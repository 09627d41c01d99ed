import type { DailyList } from '../cards/daily-list.ts';
import { cardKinds } from '../cards/touch.ts';
import { handUpsFor } from './waiting-hand-ups.ts';

/** Hand-ups (上缴) that wait for the township's word. */
export const handUpsList: DailyList = {
  kind: cardKinds.handUps,
  hasNews: (tx, admin, since, by) =>
    handUpsFor(tx, admin).some(({ line }) => line.at > since && line.at <= by),
};
