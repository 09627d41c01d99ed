import type { PersonAttendance } from '../../domain/attendance/state.ts';
import { month } from './month.ts';

/** 签到, 线上参加 and taking them back, as the person who taps sees them. */
export const checkIn = {
  online: '✓ 记上了：线上参加',
  onlineAlready: '✓ 已经记上线上参加了，不用再点',
  onlineButPresent: '您已经签到了，按到场算。要改成线上参加，请先点“撤销”。',
  onlineNotOpen: '您的支部没有开线上参加。到场的点“签到”，来不了的点“请假”。',

  buttonUndo: '点错了，撤销',
  undone: (now: PersonAttendance) => `✓ 撤销了。现在：${month.stateLabels[now]}`,
  undoneHeld: '✓ 撤销了，刚才点的不算。',
  undoNothing: '您没有点过，不用撤销。',
  undoOfficers: (now: PersonAttendance) =>
    `现在记的是：${month.stateLabels[now]}，是书记记的。要改，请告诉书记。`,
  undoClosed: '登记已经结束。要改，请告诉书记。',
};
