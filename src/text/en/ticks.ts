import { enDay } from '../dates.ts';
import type { ticks as zh } from '../zh-cn/ticks.ts';
import { month } from './month.ts';

export const ticks: typeof zh = {
  leaderHead: (branch, group, date, came, open) =>
    `${branch}, ${group}, Party day of ${enDay(date)}\npresent ${came}, unrecorded ${open}`,
  help: 'Tap a name: ○ unrecorded → ✓ present → ✗ absent → ○',
  leaderHelp: 'Tap a name: ○ unrecorded → ✓ present → ○. Absence is for the secretary to record.',
  leaderAbsent: 'Absence is for the secretary to record; nothing was written. Please send it again without.',
  othersHelp: 'Away or excused members: tap whoever came; they count as present and as expected.',
  page: (page, pages) => `Page ${page} of ${pages}`,
  noPhoneFirst: 'Those who cannot tap come first.',
  nobody: 'Nobody here.',
  over: 'Done. To change more, tap below.',
  buttonAgain: 'Tick more',
  buttonDone: 'Finished',
  buttonOthers: 'Away and excused',
  buttonExpected: 'Back to the expected',
  buttonNoPhone: 'Who cannot tap first',
  buttonByNumber: 'In roster order',
  marked: (name, now) => `${name}: ${month.stateLabels[now]}`,
  ownWord: (name) => `${name} tapped in person. To change that: /undo ${name}`,
  notYours: (name, now) =>
    `${name} is recorded as ${month.stateLabels[now]}, not by you. To change it, tell the secretary.`,
  notHere: 'This list is for the branch’s officers and Party group leaders.',
  township: 'Branches tick their own lists. On their behalf send totals, e.g. /attend 石桥村 31/26/3',
  noDay: 'No Party day has been held that could be ticked. If it was today send totals: /attend 31/26/3',
  sent: 'The list was sent to you privately.',
  todo: (count) => `Party day today: ${count} without an account of their own are not recorded yet`,
  todoButton: 'Tick one by one',
};
