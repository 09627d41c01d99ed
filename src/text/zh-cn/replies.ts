import type { LocalDate } from '../../domain/ids.ts';
import { zhDay } from '../dates.ts';

/** Answers to natural words: 来了, 晚点到, 在外地. */
export const replies = {
  late: '好，来了再点“签到”。',
  leaveLater: '听着是以后的事，没有记。到那个月再发：请假',
  undecided: '好，定下来再说：来的话当天点“签到”，来不了发：请假',
  notToday: (date: LocalDate) => `主题党日是${zhDay(date)}，当天开始前半小时再签到。`,
  noDay: '眼下没有定好的主题党日，不用签到。',
  awayNoted: '好，记下了。在外面多保重。',
  awayLeave: (date: LocalDate) => `${zhDay(date)}主题党日来不了的话，点一下请假：`,
  buttonAwayLeave: '请假：外出务工',
};
