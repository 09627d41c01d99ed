import { adoptAuthor, adoptChosen } from '../src/cases/binding/adopt-author.ts';
import { registerGroup } from '../src/cases/binding/register-group.ts';
import {
  changeAudience,
  chooseBranches,
  moveHere,
  setAudience,
  stayThere,
} from '../src/cases/binding/registration-taps.ts';
import {
  agreeToAll,
  chooseMember,
  declineAccount,
  endFamily,
  listBranch,
  showList,
} from '../src/cases/binding/approvals-taps.ts';
import { personOn } from '../src/cases/roster/roster-on.ts';
import { defineCommand } from '../src/command.ts';
import type { ButtonCall, ButtonDefinition } from '../src/command.ts';
import { accept } from '../src/domain/decision.ts';
import type { BranchId, ChatId, ClaimId, PersonId } from '../src/domain/ids.ts';
import type { Outcome } from '../src/domain/outcome.ts';

const numbers = (payload: string) => payload.split('.').map(Number);
const branchFirst = ({ payload }: ButtonCall) => numbers(payload)[0] as BranchId;
const personsBranch = ({ tx, today, payload }: ButtonCall) =>
  personOn(tx, numbers(payload)[0] as PersonId, today)?.branch;

/** On the registration card, and where a branch stands first in the payload. */
function ofBranch(run: (call: ButtonCall, branchId: BranchId) => Outcome): ButtonDefinition {
  return { who: 'branch.run', branchOf: branchFirst, run: (call) => run(call, branchFirst(call)) };
}

/** On an officer's list of unknown accounts. */
function ofList(run: (call: ButtonCall) => Outcome): ButtonDefinition {
  return { who: 'branch.run', branchOf: listBranch, run };
}

/** About a person of the roster. */
function ofPerson(run: (call: ButtonCall) => Outcome): ButtonDefinition {
  return { who: 'branch.run', branchOf: personsBranch, run };
}

export default defineCommand<string>({
  description: {
    'zh-CN': '书记用：登记这个群，或者认领群里的人',
    en: 'Officers: registers this group, or says who somebody is',
  },
  aliases: ['登记本群', '认领'],
  where: 'group',
  who: 'todo',
  args: {
    example: { 'zh-CN': '登记本群', en: '/bind' },
    parse: (words) => accept(words.trim()),
  },
  buttons: {
    branch: ofBranch((call, branchId) => chooseBranches(call, branchId)),
    every: ofBranch((call) => chooseBranches(call, 'every')),
    move: ofBranch(moveHere),
    stay: ofBranch(stayThere),
    members: ofBranch((call) => setAudience(call, 'members')),
    mixed: ofBranch((call) => setAudience(call, 'mixed')),
    nowMembers: ofBranch((call, id) =>
      changeAudience(call, numbers(call.payload)[1] as ChatId, id, 'members'),
    ),
    nowMixed: ofBranch((call, id) => changeAudience(call, numbers(call.payload)[1] as ChatId, id, 'mixed')),
    here: ofBranch((call) => {
      const group = call.tx.chats.chat(numbers(call.payload)[1] as ChatId);
      if (group?.standing !== 'present') return { answer: { text: call.text.common.staleButton } };
      const outcome = registerGroup(call, group, `tap:${call.tapId}`);
      return outcome.cards ? { ...outcome, answer: { text: call.text.binding.asked } } : outcome;
    }),
    all: ofList((call) => agreeToAll(call, call.payload)),
    list: ofList((call) => {
      const [page = '0', each] = call.payload.split('.');
      return showList(call, { page: Number(page), each: each === 'e', claimId: null });
    }),
    pick: ofList((call) => {
      const [claimId, page = 0] = numbers(call.payload);
      return showList(call, { page, each: false, claimId: claimId as ClaimId });
    }),
    choose: ofList((call) => {
      const [claimId, personId] = numbers(call.payload);
      return chooseMember(call, claimId as ClaimId, personId as PersonId);
    }),
    decline: ofList((call) => declineAccount(call, Number(call.payload) as ClaimId)),
    end: ofPerson((call) => {
      const [personId, bindingId] = numbers(call.payload);
      return endFamily(call, personId as PersonId, Number(bindingId));
    }),
    adopt: ofPerson((call) => adoptChosen(call, call.payload, false)),
    replace: ofPerson((call) => adoptChosen(call, call.payload, true)),
  },
  run(call) {
    const { args, chat, messageId, repliesTo } = call;
    if (args !== '') return adoptAuthor(call, args, repliesTo);
    return registerGroup(call, chat, messageId);
  },
});
