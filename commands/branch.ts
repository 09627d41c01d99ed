import { backToNormal } from '../src/cases/above/back-to-normal.ts';
import { tapNames, tapReason } from '../src/cases/above/look-at-names.ts';
import { openBranch, sayBranch, turnBranches } from '../src/cases/above/say-branch.ts';
import { defineCommand } from '../src/command.ts';
import type { ButtonCall } from '../src/command.ts';
import { accept } from '../src/domain/decision.ts';
import { parseBranchWords } from '../src/domain/grammar/branch-words.ts';
import type { BranchWords } from '../src/domain/grammar/branch-words.ts';
import type { BranchId } from '../src/domain/ids.ts';

const branchOf = ({ payload }: ButtonCall) => Number(payload.split('.')[0]) as BranchId;

export default defineCommand<BranchWords>({
  description: {
    'zh-CN': '看一个支部这个月的人数；看名单要写原因，支部查得到',
    en: 'One branch’s counts of the month; its names with a reason that the branch can read',
  },
  aliases: ['支部'],
  givesWay: true,
  unheardFromOthers: true,
  where: 'private',
  who: 'township.read',
  args: {
    asWritten: true,
    example: { 'zh-CN': '支部 石桥村', en: '/branch 石桥村' },
    parse: (words, { today }) => accept(parseBranchWords(words, today)),
  },
  buttons: {
    open: { who: 'township.read', branchOf, run: openBranch },
    page: { who: 'township.read', run: turnBranches },
    normal: { who: 'branch.review', branchOf, run: backToNormal },
    names: { who: 'branch.names', branchOf, run: tapNames },
    why: { who: 'branch.names', branchOf, run: tapReason },
  },
  run: sayBranch,
});
