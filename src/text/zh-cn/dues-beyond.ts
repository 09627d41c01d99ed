import type { Beyond } from '../../domain/dues/beyond.ts';
import { yuan } from '../../domain/dues/payment.ts';
import { zhFullMonthSpans } from '../month-spans.ts';

const why: Readonly<Record<Beyond['why'], string>> = {
  left: '已不在党员名单上，可以退还本人或家属',
  transferred: '组织关系已转出，可以退还本人',
  suspended: '停止党籍期间不用交，可以退还本人',
  waived: '免交了，可以退还本人',
  free: '这几个月不用交，可以退还本人',
};

/** 多收: money for months that oblige a person to nothing. For officers in private. */
export const duesBeyond = {
  todo: (name: string, { months, fen, why: reason }: Omit<Beyond, 'personId'>) =>
    `${name}的党费多收了${yuan(fen)}元（${zhFullMonthSpans(months)}）：${why[reason]}。`,
  more: (count: number) => `还有${String(count)}人多收的，在月表的备注里。`,
  ofMonth: (people: number, fen: number) =>
    `另外${String(people)}人这个月不用交，多收了${yuan(fen)}元，可以退还。`,
};
