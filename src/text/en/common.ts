import type { common as zh } from '../zh-cn/common.ts';

export const common: typeof zh = {
  noWordsNeeded: (words) => `This command takes no words; I read “${words}” after it.`,
  example: (example) => `For example: ${example}`,
  noRight: 'This is for the secretary, deputy secretary or organisation commissioner.',
  noRightSelf:
    'I do not know yet which member you are. Tap “Check in” in the branch group, or send: /iam NAME',
  noRightAdmin: 'This is for the township.',
  noRightLinked: 'This is not one of yours. Please ask the organisation commissioner of the township.',
  noRightCounty: 'This is for the county.',
  privateOnly: (example) => `Please do this in our private chat, for example: ${example}`,
  groupOnly: (example) => `Please do this in the branch group, for example: ${example}`,
  anonymous: 'I cannot see who wrote this. Write again under your own name, or tap a button.',
  secondHand: 'Forwarded words do not count. Please write them yourself.',
  notText: 'I read text and buttons only. To get something done send: /help',
  unknownText: 'I did not understand this. To get something done send: /help',
  strayCard: 'This copy is no longer used. Please use the one below.',
  staleButton: 'This button is out of date. Look at the newest message, or send: /help',
  failed: 'That did not work and nothing was recorded. Please try again in a while.',
  fileFailed:
    'The file that you asked for could not be made. Please ask again in a while; if it still fails, tell the county.',
  whichBranch: 'You look after several branches. Which one is it?',
  nameBranch: (example) => `Please name the branch first, for example: ${example}`,
  noSuchBranch: (said, example) =>
    `There is no branch “${said}” that you look after. Write its name as on the roster, for example: ${example}`,
  unknownBranch: 'I found no branch that you look after.',
  noChatServed: 'This group serves no branch yet. The secretary sends here: /bind',
  openPrivately: 'Open our private chat',
};
