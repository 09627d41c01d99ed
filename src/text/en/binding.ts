import type { Post } from '../../domain/people/facts.ts';
import type { Whom } from '../../domain/people/whom.ts';
import type { binding as zh } from '../zh-cn/binding.ts';

const posts: Readonly<Record<Post, string>> = {
  secretary: 'secretary',
  deputySecretary: 'deputy secretary',
  organisation: 'organisation commissioner',
  publicity: 'publicity commissioner',
  discipline: 'discipline commissioner',
  groupLeader: 'Party group leader',
  generalSecretary: 'general secretary',
};

const whom = (one: Whom) => {
  if (one.kind === 'admin') return `${one.name}, ${one.post}, ${one.place}`;
  return one.post === null ? `${one.name}, ${one.branch}` : `${one.name}, ${posts[one.post]}, ${one.branch}`;
};

const kept =
  'Kept: name, branch, attendance at Party days, dues and their rate. What is said in the group is neither read nor kept; no photos, locations or ID numbers.';

export const binding: typeof zh = {
  posts,
  whom,

  isItYou: (one) => `Are you ${whom(one)}?`,
  buttonYes: 'Yes, me',
  buttonNo: 'No',
  bound: (one) => `✓ Done: you are ${whom(one)}.`,
  boundAlready: (one) => `You are ${whom(one)} already; nothing more to do.`,
  boundAlreadyHere: 'You are registered already; nothing more to do.',
  otherNumber: (one) =>
    `This account belongs to ${whom(one)}. If somebody else is to use it, send first: /unbind`,
  replaced: (one) =>
    `${whom(one)} now uses another account; this one no longer counts. If that was not you, tell the township at once.`,
  codeWrong: (left) =>
    `These eight digits do not work: mistyped, used, expired or replaced. Send them again as on the slip (${left} more tries), or ask the township for a new slip.`,
  codeLocked: (hours) =>
    `Five wrong tries. Please wait ${hours} hours. If it is urgent, ask the township for a new slip and use another phone.`,
  codeLength: (found) => `The slip has eight digits; I read ${found}.`,
  codeNotYou: 'All right, nothing was bound. Please use your own slip.',
  codeVoid: 'All right, nothing was bound. This slip is void now; ask the township for a new one.',
  codePrivately: 'Do not send the digits to the group; send them to me privately.',
  codeGone: 'This slip was used or replaced. Ask the township for a new one.',

  welcome: (county) =>
    `I am the branch assistant. ${county} uses me to record Party days and dues for the branches.\n${kept}\nTo leave at any time send: /unbind\nWho runs this and what is kept: /privacy`,
  unnamedCounty: 'The county',
  nextUnbound:
    'Next: tap “Check in” in the branch group, or send: /iam NAME (with the village: /iam VILLAGE NAME)',
  nextMember:
    'What you most often need:\non the Party day tap “Check in” in the group\ncannot come: tap “Leave” or send /leave\nyour own record: /me',
  nextOfficer:
    'What you most often need:\nattendance: /attend 31/26/3\nplan the Party day: /partyday 15日 9点 村委会\ndues at the table: /dues 到会除张三\nwhat waits for you: /todo',
  nextAdmin:
    'What you most often need:\nthe township now: /digest\none branch: /branch BRANCH\nattendance for a branch: /attend BRANCH 31/26/3\nwhat waits for you: /todo',
  nextCounty:
    'What you most often need:\nthe county now: /digest\nwhat people suggest: /feedback\nwhat waits for you: /todo',
  inviteGroup: 'Next: press the button below, choose the branch group and add me.',
  buttonInvite: 'Add me to the branch group',
  groupNext:
    'To register this group, the secretary, deputy or organisation commissioner replies to this message: /bind',
  linkDead:
    'This link was used or has expired. To register this group, the secretary, deputy or organisation commissioner replies to this message: /bind',

  whichBranch: 'For which branch is this group?',
  buttonEvery: 'All of them',
  moveHere: (branches) => `${branches.join(', ')}: registered in another group. Move here?`,
  buttonMove: 'Move here',
  buttonStay: 'Leave it',
  stayed: 'All right, it stays in the other group.',
  audience: (branches) =>
    `This group serves ${branches.join(', ')}.\nAre there only members in it?\nWith villagers in it, the group sees notices only; check-in and dues go privately.`,
  buttonMembers: 'Members only',
  buttonMixed: 'Villagers too',
  groupNotice: (county, branches, mixed) =>
    [
      `Hello, I am the branch assistant. ${county} uses me to record Party days and dues for ${branches.join(', ')}.`,
      kept,
      mixed
        ? 'The group sees notices only; to check in, talk to me privately with the button below.'
        : 'On the Party day I send a card; one tap on “Check in” is enough. No need to tap if it is inconvenient: the secretary records it.',
      'To leave, send me privately: /unbind. Questions: ask the secretary.',
    ].join('\n'),
  buttonPrivate: 'Talk to me privately',
  registrationOver: 'Never mind this one; please see the newer message.',
  registered: (branches) => `✓ Done. This group now serves ${branches.join(', ')}.`,
  registeredAlready: (branches) =>
    `This group is registered: ${branches.join(', ')}. If its people have changed, tap:`,
  audienceNow: (mixed) =>
    mixed ? '✓ Noted: villagers too, check-in goes privately' : '✓ Noted: members only',
  otherVillage: (village) =>
    `This group serves ${village}, and a group serves one village. Please do this in your own branch group.`,
  standingHint: 'I am in the group. Press the button below, or send in the group: /bind',
  buttonRegister: 'Register this group',
  asked: '✓ I have asked in the group; please answer there',

  heldTime: { present: 'Check in', online: 'Online', leave: 'Leave', paid: 'Paid' },
  list: (count) => `${count} accounts without a name yet`,
  listExact: (count) => `${count} with a matching name:`,
  listRest: (count) => `${count} for you to recognise, tap one:`,
  listPair: (account, member) => `${account} → ${member}`,
  listMore: (count) => `… and ${count} more after these`,
  listDone: 'Every account has its name. Thank you.',
  listNotOfficer: 'This list is for the present secretary, deputy or organisation commissioner.',
  noName: (place) => `Account ${place} without a name`,
  saidToBe: (account, name) => `${account} (says: ${name})`,
  buttonAll: (count) => `Agree to all (${count})`,
  buttonPick: (account) => `Choose: ${account}`,
  buttonEach: 'One by one',
  buttonNotEach: 'Fold',
  who: (account) => `Who is “${account}”?`,
  whoTapped: (date, time, what) => `${date} ${time}: ${what}`,
  whoNobody: 'Everybody on the roster has an account.',
  buttonSuggested: (member) => `It is ${member}`,
  buttonStranger: 'Not of this branch',
  buttonBack: 'Back',
  buttonPrevious: 'Previous',
  buttonNext: 'Next',
  approved: (account, member) => `✓ ${account} is ${member}`,
  approvedAll: (count) => `✓ ${count} matched`,
  declined: '✓ Noted: not of this branch',
  listChanged: 'The list has just changed; please look again',
  refusals: {
    settled: 'Somebody has dealt with this account already',
    personTaken: 'This member has another account. After a change of phone the old account sends: /unbind',
    accountTaken: 'This account belongs to another member. If that is wrong, its owner sends me: /unbind',
    notOnRoster: 'No longer on the roster',
    notYours: 'Not in a branch that you look after',
    isSelf: 'This account is that person’s own.',
  },

  claimed: 'Received. It counts when the secretary agrees',
  claimNamesakes: 'Several people have this name. Which one are you?',
  claimNeedsName: 'I see no name.',
  claimNeedsVillage: 'Please name the village too, for example: /iam VILLAGE NAME',

  adoptReply: 'Reply to a message of that person with: /bind NAME',
  adoptNone: (name) => `“${name}” is not on the roster; please check.`,
  adoptHomophone: (name, member) => `“${name}” is not on the roster. Do you mean ${member}?`,
  adoptNamesakes: (name) => `Several people are called “${name}”. Which one?`,
  adopted: (member) => `✓ Noted: ${member}`,
  adoptTaken: (member) =>
    `${member} has another account. If it still works, it sends: /unbind. If it does not, put this one in its place.`,
  adoptOfficerTaken: (member) =>
    `${member} has another account. Officers change accounts with a slip; ask the township for a new one.`,
  buttonReplace: 'Use this account instead',

  newOfficers: (date, count) =>
    `${count} branch officers bound their accounts on ${date}. Are these the right people?`,
  newOfficersNone: (date) => `Nothing left to look at among the officers bound on ${date}.`,
  newOfficersHow: 'If one is not, tap the name within 48 hours. If all are right, do nothing.',
  buttonNotOne: (name) => `Not this person: ${name}`,
  rejected: (one) => `✓ ${whom(one)}: no longer bound. Please print a new slip`,
  rejectedNotice:
    'The township says that this binding was not made by the right person; it has ended. If that is wrong, ask the township for a new slip.',
  rejectedLate: 'The 48 hours are over, or it has ended already',

  leaveAsk: (one) =>
    `${one === undefined ? 'Leave?' : `You are ${whom(one)}. Leave?`}\nI forget your account name and send you nothing more. Attendance and dues recorded so far stay in the ledgers of the branch.`,
  leaveOfficer:
    'You are an officer: the branch’s matters then go to the other officers or the township, and coming back takes a new slip.',
  buttonLeave: 'Leave',
  buttonKeep: 'Stay',
  left: 'You have left and your account name is forgotten. The ledgers stay with the branch. To come back send: /start',
  keptOn: 'All right, nothing has changed.',

  privacy: (county) =>
    [
      `Who runs this: the Party organisation of ${county}. Your record is seen by the secretary, deputy secretary and organisation commissioner of your branch; township and county see counts, and names only with a reason; the secretary sees with /members who looked.`,
      'Kept: name, branch, membership state, attendance at Party days, rate and payment of dues, your account and its name.',
      'Never kept: what is said in the group, reasons for leave, photos, locations, ID numbers, birth dates, addresses, health, wages. Money is never touched.',
      'To leave: send /unbind; it takes effect at once. What the ledgers hold already stays with the branch as the rules require.',
      'You need not use it: no tap and no answer is fine, the secretary records it for you.',
    ].join('\n'),

  mutedOn: 'Muted: I only answer you and send nothing unasked. To change back, send /mute again',
  mutedOnOfficer:
    'Muted: I only answer you and send nothing unasked. Prompts go to the other officers, or to nobody if there is none; look at /todo yourself. To change back, send /mute again',
  mutedOff: 'No longer muted: you get the usual reminders.',
};
