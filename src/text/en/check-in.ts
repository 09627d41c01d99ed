import type { checkIn as zh } from '../zh-cn/check-in.ts';
import { month } from './month.ts';

export const checkIn: typeof zh = {
  online: '✓ Noted: you take part online',
  onlineAlready: '✓ Taking part online was noted already',
  onlineButPresent: 'You are checked in on site. To take part online instead, tap “Undo” first.',
  onlineNotOpen:
    'Your branch has not opened online participation. On site tap “Check in”; if you cannot come tap “Ask leave”.',

  buttonUndo: 'Tapped wrongly? Undo 撤销',
  undone: (now) => `✓ Undone. Now: ${month.stateLabels[now]}`,
  undoneHeld: '✓ Undone: your tap does not count.',
  undoNothing: 'You have not tapped anything; there is nothing to undo.',
  undoOfficers: (now) =>
    `Recorded as ${month.stateLabels[now]} by the secretary. To change it, tell the secretary.`,
  undoClosed: 'Check-in is closed. To change something, tell the secretary.',
};
