import { claimChosen, claimPerson } from '../src/cases/binding/claim-person.ts';
import { defineCommand } from '../src/command.ts';
import { accept, refuse } from '../src/domain/decision.ts';
import type { PersonId } from '../src/domain/ids.ts';

const longest = 64;

export default defineCommand<string>({
  description: { 'zh-CN': '告诉我您是谁，书记同意就算数', en: 'Says who you are; the secretary agrees' },
  aliases: ['我是'],
  where: 'both',
  who: 'anyone',
  args: {
    example: { 'zh-CN': '我是张三', en: '/iam 张三' },
    parse(words, { text }) {
      const name = words.replace(/[。！!~～]+$/, '').trim();
      return name === '' || name.length > longest ? refuse(text.binding.claimNeedsName) : accept(name);
    },
  },
  buttons: {
    choose: { who: 'anyone', run: (call) => claimChosen(call, Number(call.payload) as PersonId) },
  },
  run: (call) => claimPerson(call, call.args),
});
