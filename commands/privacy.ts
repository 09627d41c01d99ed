import { countyName } from '../src/cases/binding/welcome.ts';
import { defineCommand, noWords } from '../src/command.ts';

export default defineCommand({
  description: { 'zh-CN': '谁在用这个助手，记什么，怎么退', en: 'Who runs this, what is kept, how to leave' },
  aliases: ['隐私'],
  where: 'private',
  who: 'anyone',
  args: noWords('隐私'),
  run: (call) => ({ reply: { text: call.text.binding.privacy(countyName(call)) } }),
});
