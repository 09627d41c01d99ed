import { acceptPlan } from '../src/cases/plan/accept-plan.ts';
import { sayPlan } from '../src/cases/plan/say-plan.ts';
import { defineCommand } from '../src/command.ts';
import type { ButtonCall, Grammar } from '../src/command.ts';
import { accept, refuse } from '../src/domain/decision.ts';
import { parsePlan } from '../src/domain/grammar/plan-grammar.ts';
import type { PlanReading } from '../src/domain/grammar/plan-reading.ts';
import type { BranchId } from '../src/domain/ids.ts';

const words: Grammar<PlanReading> = {
  asWritten: true,
  example: { 'zh-CN': '党日 15日 9点 村委会 学习日 主题 冬季学习', en: '/partyday 15日 9点 村委会 学习日' },
  parse(said, { today, text }) {
    const parsed = parsePlan(said, today);
    if (parsed.ok) return accept(parsed.value);
    return refuse(parsed.reason.problems.map((problem) => text.grammar.planProblem(problem)).join('\n'));
  },
};

const branchOf = ({ payload }: ButtonCall) => Number(payload.split('.')[0]) as BranchId;

export default defineCommand({
  description: {
    'zh-CN': '看、定、改、取消本支部的主题党日',
    en: 'Shows, plans, moves or cancels the branch’s Party day',
  },
  aliases: ['党日', '主题党日'],
  where: 'both',
  who: 'branch.run',
  branch: 'one',
  args: words,
  buttons: {
    accept: { who: 'branch.run', branchOf, run: (call) => acceptPlan(call, false) },
    standing: { who: 'branch.run', branchOf, run: (call) => acceptPlan(call, true) },
  },
  run: sayPlan,
});
