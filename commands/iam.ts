import { claimChosen, claimPerson } from '../src/cases/binding/claim-person.ts';
import { claimRelative, relativeChosen } from '../src/cases/binding/claim-relative.ts';
import { defineCommand } from '../src/command.ts';
import { accept, refuse } from '../src/domain/decision.ts';
import { readClaim } from '../src/domain/grammar/claim-words.ts';
import type { ClaimWords } from '../src/domain/grammar/claim-words.ts';
import type { PersonId } from '../src/domain/ids.ts';

export default defineCommand<ClaimWords>({
  description: {
    'zh-CN': '告诉我您是谁，或者您是谁的家人，书记同意就算数',
    en: 'Says who you are, or whose relative; the secretary agrees',
  },
  aliases: ['我是'],
  where: 'both',
  who: 'anyone',
  args: {
    example: { 'zh-CN': '我是张三', en: '/iam 张三' },
    parse(words, { text }) {
      const claim = readClaim(words);
      return claim ? accept(claim) : refuse(text.binding.claimNeedsName);
    },
  },
  buttons: {
    choose: { who: 'anyone', run: (call) => claimChosen(call, Number(call.payload) as PersonId) },
    relative: { who: 'anyone', run: (call) => relativeChosen(call, call.payload) },
  },
  run: (call) =>
    call.args.relation === 'family' ? claimRelative(call, call.args.name) : claimPerson(call, call.args.name),
});
