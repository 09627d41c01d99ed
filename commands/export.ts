import {
  exportGrammar,
  exportWords,
  tapAbove,
  tapFile,
  tapMonth,
} from '../src/cases/ledgers/export-words.ts';
import { branchOfPayload } from '../src/cases/dues/branch-of-payload.ts';
import { defineCommand } from '../src/command.ts';

export default defineCommand({
  description: {
    'zh-CN': '导出台账：活动记录、考勤、补学、流动党员、党费，整年打包',
    en: 'Exports the ledgers: record page, attendance, make-up, away members, dues, a whole year',
  },
  aliases: ['导出'],
  where: 'private',
  who: 'todo',
  args: exportGrammar,
  buttons: {
    month: { who: 'branch.run', branchOf: branchOfPayload, run: tapMonth },
    file: { who: 'branch.run', branchOf: branchOfPayload, run: tapFile },
    above: { who: 'township.read', run: tapAbove },
  },
  run: exportWords,
});
