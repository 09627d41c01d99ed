import { askToLeave, leave } from '../src/cases/binding/leave.ts';
import { defineCommand, noWords } from '../src/command.ts';

export default defineCommand({
  description: { 'zh-CN': '退出，不再用助手', en: 'Leaves: the assistant forgets your account' },
  aliases: ['退出'],
  where: 'private',
  who: 'anyone',
  args: noWords('退出'),
  buttons: {
    yes: { who: 'anyone', run: (call) => leave(call) },
    no: { who: 'anyone', run: ({ text }) => ({ reply: { text: text.binding.keptOn } }) },
  },
  run: (call) => askToLeave(call),
});
