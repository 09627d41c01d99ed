import { partyDayOf } from '../src/cases/cards/party-day-of.ts';
import { makeUpGrammar, makeUpWords, tapAllMadeUp } from '../src/cases/makeup/make-up-words.ts';
import { defineCommand } from '../src/command.ts';

export default defineCommand({
  description: {
    'zh-CN': '记补学：没到会的人后来补了',
    en: 'Marks make-up study of people who missed the day',
  },
  aliases: ['补学', '补课'],
  where: 'private',
  who: 'makeUp.record',
  branch: 'one',
  args: makeUpGrammar,
  buttons: {
    all: {
      who: 'makeUp.record',
      branchOf: ({ tx, payload }) => partyDayOf(tx, payload)?.branchId,
      run: tapAllMadeUp,
    },
  },
  run: makeUpWords,
});
