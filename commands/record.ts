import { partyDayOf } from '../src/cases/cards/party-day-of.ts';
import { tapAgenda, tapFile, tapPage, tapThree } from '../src/cases/record/record-taps.ts';
import { recordGrammar, recordWords } from '../src/cases/record/record-words.ts';
import { defineCommand } from '../src/command.ts';
import type { ButtonCall } from '../src/command.ts';

const branchOf = ({ tx, payload }: ButtonCall) => partyDayOf(tx, payload)?.branchId;

export default defineCommand({
  description: {
    'zh-CN': '记录页：议程、议定事项、三有，抄写或打印',
    en: 'The record page: agenda, decisions, 三有; to copy or print',
  },
  aliases: ['记录'],
  where: 'private',
  who: 'branch.run',
  branch: 'one',
  args: recordGrammar,
  buttons: {
    page: { who: 'branch.run', branchOf, run: tapPage },
    file: { who: 'branch.run', branchOf, run: tapFile },
    three: { who: 'branch.run', branchOf, run: tapThree },
    agenda: { who: 'branch.run', branchOf, run: tapAgenda },
  },
  run: recordWords,
});
