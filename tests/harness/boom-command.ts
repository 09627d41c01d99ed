/** Source of a command file whose runs are these; `炸 按钮` shows the button. */
export function boomCommand(throwing: { readonly button: string; readonly command: string }): string {
  return `
import { accept } from '../src/domain/decision.ts';
import { defineCommand } from '../src/command.ts';

export default defineCommand({
  description: { 'zh-CN': '一执行就出错', en: 'Throws when it runs' },
  aliases: ['炸'],
  where: 'both',
  who: 'anyone',
  args: { example: { 'zh-CN': '炸', en: '/boom' }, parse: (words: string) => accept(words) },
  buttons: {
    it: {
      who: 'anyone',
      run({ tx, payload }): never {
        ${throwing.button}
      },
    },
  },
  run({ tx, args }) {
    if (args === '按钮') return { reply: { text: '按', buttons: [[{ label: '按我', action: 'boom.it', payload: 'x' }]] } };
    ${throwing.command}
  },
});
`;
}
