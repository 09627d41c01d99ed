import { answerContact } from '../src/cases/people/answer-contact.ts';
import { chooseMember, sayChange, tapChange, tapUndo } from '../src/cases/people/say-change.ts';
import { secretaryKeeps } from '../src/cases/people/secretary-keeps.ts';
import { settleChange } from '../src/cases/people/settle-change.ts';
import { tapUnlink } from '../src/cases/binding/unlink-account.ts';
import { awayListOf, turnPage } from '../src/cases/people/people-lists.ts';
import { rosterEntries } from '../src/cases/roster/entries.ts';
import { rosterOn } from '../src/cases/roster/roster-on.ts';
import { defineCommand } from '../src/command.ts';
import type { ButtonCall, ButtonDefinition, Grammar } from '../src/command.ts';
import { accept, refuse } from '../src/domain/decision.ts';
import { parseMember } from '../src/domain/grammar/member-grammar.ts';
import type { MemberReading } from '../src/domain/grammar/member-reading.ts';
import type { BranchId, ChangeId } from '../src/domain/ids.ts';

/** 张三 解除账号, 解绑账号 张三. */
const unlinking = /\s*(?:解除|解绑|取消)(?:账号|帐号|绑定)\s*/u;

const words: Grammar<MemberReading> = {
  example: { 'zh-CN': '党员 张三 外出到2027-02', en: '/member 张三 外出到2027-02' },
  parse(said, { tx, branchIds, today, text }) {
    const branchId = branchIds[0] as BranchId;
    const entries = rosterEntries(tx, branchId, rosterOn(tx, branchId, today));
    const parsed = parseMember(said.replace(unlinking, ' '), entries, today);
    if (!parsed.ok) return refuse(text.people.problem(parsed.reason));
    const { who, word } = parsed.value;
    return accept(
      word.verb === 'show' && unlinking.test(said) ? { who, word: { ...word, unlink: true } } : { who, word },
    );
  },
};

const branchOf = ({ payload }: ButtonCall) => Number(payload.split('.')[0]) as BranchId;

function settle(state: 'agreed' | 'declined'): ButtonDefinition {
  return {
    who: 'township.decide',
    branchOf,
    run: (call) => settleChange(call, branchOf(call), Number(call.payload.split('.')[1]) as ChangeId, state),
  };
}

export default defineCommand({
  description: {
    'zh-CN': '改党员的情况：外出、回来、可不参加、转正、转出、去世',
    en: 'Changes a member’s state: away, back, excused, full member, transferred, died',
  },
  aliases: ['党员'],
  where: 'private',
  who: 'branch.run',
  branch: 'one',
  args: words,
  buttons: {
    do: { who: 'branch.run', branchOf, run: tapChange },
    undo: { who: 'branch.run', branchOf, run: tapUndo },
    choose: { who: 'branch.run', branchOf, run: chooseMember },
    unlink: { who: 'branch.run', branchOf, run: tapUnlink },
    agree: settle('agreed'),
    decline: settle('declined'),
    changes: { who: 'township.read', run: (call) => turnPage(call, Number(call.payload)) },
    secretary: { who: 'branch.run', branchOf, run: (call) => secretaryKeeps(call, branchOf(call)) },
    awayList: { who: 'branch.run', branchOf, run: (call) => awayListOf(call, branchOf(call)) },
    contacts: { who: 'self', run: (call) => turnPage(call, Number(call.payload)) },
    contacted: { who: 'self', run: (call) => answerContact(call, 'contacted') },
    notContacted: { who: 'self', run: (call) => answerContact(call, 'notContacted') },
  },
  run: sayChange,
});
