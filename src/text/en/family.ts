import type { family as zh } from '../zh-cn/family.ts';
import { month } from './month.ts';

export const family: typeof zh = {
  needsName: 'Please write for whom, for example: 替王桂花签到',
  needsVillage: 'Please write the village too, for example: /iam 石桥村王桂花 家人',
  whichOne: 'For whom?',
  whichNamesake: (name) => `There are several called ${name}; whose relative are you?`,
  mayAlready: (name) => `You may answer for ${name} already. On the day send: 替${name}签到`,
  isYou: 'That is you: simply tap “Check in”.',
  notYours: 'You may not answer for this person yet. First send: /iam 王桂花 家人 (with the name)',
  noDay: (name) => `There is no Party day for which ${name} could check in or ask leave now.`,

  awayHint: 'If they cannot come send: 替王桂花请假 (with their name)',
  forOthersOfficer: (name) => `To record ${name} send: /attend ${name}`,
  forAnyOfficer: 'To record somebody else write the name, for example: /attend 张三请假',
  forOthers:
    'For a relative send: 替王桂花签到 (with the name). Others tap for themselves, or tell the secretary.',

  buttonIn: (name) => `Check in for ${name} 签到`,
  buttonOnline: (name) => `Online for ${name} 线上参加`,
  buttonLeave: (name) => `Ask leave for ${name} 请假`,
  buttonUndo: (name) => `Undo for ${name} 撤销`,
  done: (name, now) => `✓ Recorded, ${name}: ${month.stateLabels[now]}`,
  already: (name, now) => `${name} is recorded already: ${month.stateLabels[now]}`,
  undone: (name, now) => `✓ Undone, ${name} now: ${month.stateLabels[now]}`,
  undoNothing: (name) => `You have not tapped for ${name}; there is nothing to undo.`,
  undoNotYours: (name, now) =>
    `${name} is recorded as ${month.stateLabels[now]}, not by a relative. To change it, tell the secretary.`,
  meHead: 'You answer for:',
  meLine: (name, branch) => `${name}, ${branch}`,

  listPair: (account, member) => `${account} for ${member} (relative)`,
  buttonPick: (account) => `Choose: ${account} (for a relative)`,
  saidToBeOf: (account, name) => `${account} (says: family of ${name})`,
  who: (account) => `“${account}” wants to answer for a relative: for whom?`,
  buttonSuggested: (member) => `for ${member}`,
  buttonDecline: 'Not allowed',
  approved: (account, member) => `✓ ${account} may answer for ${member}`,
  declined: '✓ Noted: not allowed',
  relatives: (count) => `May answer for relatives (${count}):`,
  relative: (account, member) => `${account} for ${member}`,
  buttonEnd: (account, member) => `End: ${account} for ${member}`,
  ended: (account, member) => `✓ Ended: ${account} answers for ${member} no longer`,
};
