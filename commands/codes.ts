import { sayCodes, sendCodes } from '../src/cases/binding/say-codes.ts';
import { defineCommand } from '../src/command.ts';
import { accept } from '../src/domain/decision.ts';
import type { BranchId } from '../src/domain/ids.ts';

export default defineCommand<string>({
  description: {
    'zh-CN': '给书记、委员做邀请，一人一条，转给本人就能连上',
    en: 'Makes an invitation for each officer, to be forwarded',
  },
  aliases: ['邀请码'],
  where: 'private',
  who: 'township.decide',
  branch: 'all',
  args: {
    example: { 'zh-CN': '邀请码', en: '/codes' },
    parse: (words) => accept(words.trim()),
  },
  buttons: {
    send: {
      who: 'township.decide',
      branchOf: ({ payload }) => Number(payload.split('.')[0]) as BranchId,
      run: sendCodes,
    },
  },
  run: sayCodes,
});
